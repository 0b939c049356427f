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

package io.github.membercard.sample.importing;

import io.github.membercard.importing.ImportProgress;
import io.github.membercard.importing.MembercardImports;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows how far imports are to whoever watches.
 */
@Component
class ImportWatch {

	private final MembercardImports imports;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	ImportWatch(MembercardImports imports) {
		this.imports = imports;
	}

	/**
	 * Watch an import.
	 * @param id the import
	 * @return how far it is, each second, until it or the application ends
	 */
	Flux<ImportProgress> watch(long id) {
		return this.imports.watch(id).takeUntilOther(this.closed.asMono());
	}

	/**
	 * End what is being watched. Not later, since the web server waits for its answers
	 * before it stops.
	 */
	@EventListener(ContextClosedEvent.class)
	void end() {
		this.closed.tryEmitEmpty();
	}

}
