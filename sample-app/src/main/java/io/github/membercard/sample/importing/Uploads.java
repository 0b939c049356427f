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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;

/**
 * The folder of the files that are imported. An import reads its file until all rows are
 * loaded, which may be after a restart of this application, so a temporary file of the
 * request would not do.
 */
@Component
class Uploads {

	private final Path folder;

	Uploads(@Value("${desk.uploads}") String folder) {
		this.folder = Path.of(folder);
	}

	/**
	 * Keep an upload.
	 * @param upload the upload
	 * @return the file, whose name has nothing of what the client calls it
	 */
	Mono<Path> keep(FilePart upload) {
		return Mono.fromCallable(() -> Files.createDirectories(this.folder).resolve(UUID.randomUUID() + ".csv"))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((file) -> upload.transferTo(file)
				.thenReturn(file)
				// A full disk leaves a part of it
				.onErrorResume((ex) -> delete(file).then(Mono.error(ex))));
	}

	/**
	 * Delete an upload that nobody needs any more.
	 * @param file the file
	 * @return completes when it is gone
	 */
	Mono<Void> delete(Path file) {
		return Mono.fromCallable(() -> Files.deleteIfExists(file)).subscribeOn(Schedulers.boundedElastic()).then();
	}

}
