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

package io.github.membercard.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ScriptedServer;
import io.github.membercard.apiv3.Vectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each operation of the OpenAPI document: the documented request is what goes over the
 * wire, and the documented answer is read with every member in place.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationContractTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private final ScriptedServer server = new ScriptedServer();

	private final Calls calls = new Calls(
			MembercardOpenClient.create(ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
				.retryPolicy(null)
				.baseUrl(this.server.url())
				.clock(CLOCK)
				.build()));

	@AfterAll
	void close() {
		this.server.close();
	}

	static List<DocumentedOperation> operations() {
		return OpenApiDocument.operations();
	}

	@Test
	void thereAre36OperationsAndEachHasAMethod() {
		assertThat(operations()).hasSize(36)
			.extracting(DocumentedOperation::id)
			.containsExactlyInAnyOrderElementsOf(this.calls.operations());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void documentedRequestGoesOverTheWire(DocumentedOperation operation) {
		make(operation);
		ScriptedServer.Received received = this.server.last();
		assertThat(received.method()).isEqualTo(operation.method());
		assertThat(WireRequest.path(received)).isEqualTo(operation.path());
		assertThat(WireRequest.query(received)).isEqualTo(operation.query());
		assertThat(WireRequest.body(received)).isEqualTo(operation.request());
		assertThat(received.header("Wechatpay-Serial")).isEqualTo(Vectors.PUBLIC_KEY_ID);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void documentedAnswerIsReadWithEveryMemberInPlace(DocumentedOperation operation) {
		Object answer = make(operation);
		if (operation.answer() == null) {
			assertThat(answer).isNull();
			return;
		}
		assertThat(answer).isNotNull();
		assertThat(WireJson.additionalMembers(answer)).isEmpty();
		assertThat(WireJson.tree(answer)).isEqualTo(WireJson.withMilliseconds(operation.answer()));
	}

	@Test
	void everyOperationNamesItsOfficialPages() throws IOException {
		String sources = read(Path.of("src/main/java"), ".java");
		assertThat(operations()).allSatisfy((operation) -> assertThat(operation.officialPages()).isNotEmpty()
			.allSatisfy((page) -> assertThat(sources).as(operation.id()).contains("<a href=\"" + page + "\">")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "api.md", "api.zh-CN.md" })
	void tableOfTheDocumentationHasEveryOperation(String file) throws IOException {
		String table = Files.readString(Path.of("../docs").resolve(file));
		assertThat(operations()).allSatisfy((operation) -> assertThat(table.lines()).as(operation.id())
			.anySatisfy((line) -> assertThat(line).startsWith("|")
				.contains("`" + operation.method() + " " + operation.template() + "`")
				.contains(operation.officialPages())));
	}

	private @Nullable Object make(DocumentedOperation operation) {
		HttpHeaders headers = Vectors.sign(CLOCK, operation.answerBytes());
		if (operation.answer() != null) {
			headers.setContentType(MediaType.APPLICATION_JSON);
		}
		this.server.answer(new ScriptedServer.Answer(operation.status(), headers, operation.answerBytes()));
		return this.calls.make(operation).block(TIMEOUT);
	}

	private static String read(Path directory, String suffix) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().toLowerCase(Locale.ROOT).endsWith(suffix))
				.map(OperationContractTests::read)
				.collect(Collectors.joining());
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
