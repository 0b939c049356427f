/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.membercard.docs;

import java.nio.file.Path;

import io.github.membercard.importing.ImportProgress;
import io.github.membercard.importing.ImportRequest;
import io.github.membercard.importing.MembercardImports;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

@Component
class MemberImport {

	private final MembercardImports imports;

	MemberImport(MembercardImports imports) {
		this.imports = imports;
	}

	Flux<ImportProgress> run(String cardId, Path file) {
		return this.imports.start(ImportRequest.csv(cardId, file))
			.flatMapMany((started) -> this.imports.watch(started.id()));
	}

	Flux<String> results(long id) {
		return this.imports.resultsCsv(id);
	}

}
