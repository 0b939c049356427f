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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.membercard.importing.ImportProgress;
import io.github.membercard.importing.ImportRequest;
import io.github.membercard.importing.ImportType;
import io.github.membercard.importing.MembercardImports;
import io.github.membercard.sample.web.Heartbeats;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Brings the members of a CSV file in. An import takes longer than a request may, so a
 * request starts it and others ask how far it is.
 */
@RestController
@RequestMapping("/api")
class ImportController {

	private static final int LAST = 10;

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final MembercardImports imports;

	private final Uploads uploads;

	private final ImportWatch watch;

	ImportController(MembercardImports imports, Uploads uploads, ImportWatch watch) {
		this.imports = imports;
		this.uploads = uploads;
		this.watch = watch;
	}

	@PostMapping(path = "/cards/{cardId}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Mono<ResponseEntity<ImportProgress>> start(@PathVariable String cardId, @RequestPart("file") Part file,
			@RequestPart(name = "type", required = false) @Nullable String type) {
		if (!(file instanceof FilePart upload)) {
			throw new IllegalArgumentException("'file' is a field and not a file");
		}
		// Checked now: what is refused for these is not worth a copy of the file
		ImportType importType = type(type);
		ImportRequest.csv(cardId, Path.of(""));
		return this.uploads.keep(upload)
			.flatMap((kept) -> this.imports.start(ImportRequest.csv(cardId, kept).withType(importType))
				.onErrorResume((ex) -> this.uploads.delete(kept).then(Mono.error(ex))))
			// Whoever hangs up leaves neither a file without an import nor half an import
			.cache()
			.onErrorMap(IllegalStateException.class, ImportController::conflict)
			.map((progress) -> ResponseEntity.accepted()
				.location(URI.create("/api/imports/" + progress.id()))
				.body(progress));
	}

	@GetMapping("/imports")
	Flux<ImportProgress> findLast() {
		return this.imports.findLast(LAST);
	}

	@GetMapping("/imports/{id}")
	Mono<ImportProgress> find(@PathVariable long id) {
		return this.imports.find(id)
			.switchIfEmpty(
					Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no import " + id)));
	}

	@GetMapping(path = "/imports/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<ImportProgress>> watch(@PathVariable long id) {
		return find(id).thenMany(Flux.defer(() -> Heartbeats
			.addTo(this.watch.watch(id).map((progress) -> ServerSentEvent.builder(progress).build()))));
	}

	@GetMapping("/imports/{id}/results.csv")
	Mono<ResponseEntity<Flux<DataBuffer>>> downloadResults(@PathVariable long id, ServerHttpResponse response) {
		DataBufferFactory buffers = response.bufferFactory();
		return find(id).map((progress) -> ResponseEntity.ok()
			.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("import-" + id + ".csv").build().toString())
			// As bytes, since Spring logs a text at TRACE, and this one is of openids
			.body(this.imports.resultsCsv(id).map((rows) -> buffers.wrap(rows.getBytes(StandardCharsets.UTF_8)))));
	}

	@DeleteMapping("/imports/{id}")
	Mono<ImportProgress> stop(@PathVariable long id) {
		return find(id).flatMap((found) -> this.imports.stop(id))
			.onErrorMap(IllegalStateException.class, ImportController::conflict);
	}

	@PostMapping("/imports/{id}/restart")
	Mono<ResponseEntity<ImportProgress>> restart(@PathVariable long id) {
		return find(id).flatMap((found) -> this.imports.restart(id))
			.onErrorMap(IllegalStateException.class, ImportController::conflict)
			.map((progress) -> ResponseEntity.accepted().body(progress));
	}

	private static ImportType type(@Nullable String name) {
		if (name == null) {
			return ImportType.OPENID;
		}
		return Arrays.stream(ImportType.values())
			.filter((type) -> type.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("'type' is neither OPENID nor PHONE"));
	}

	// What is not possible at the moment is no failure of this application
	private static ResponseStatusException conflict(IllegalStateException ex) {
		return new ResponseStatusException(HttpStatus.CONFLICT, ex.getMessage(), ex);
	}

}
