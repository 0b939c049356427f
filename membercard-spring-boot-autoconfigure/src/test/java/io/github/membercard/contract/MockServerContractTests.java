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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.Vectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockserver.configuration.Configuration;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.model.Header;
import org.mockserver.model.HttpResponse;
import org.mockserver.model.OpenAPIDefinition;
import org.slf4j.event.Level;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * MockServer, whose validation is not ours, finds that the requests are those of the
 * OpenAPI document.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MockServerContractTests {

	/**
	 * Requests that break the document, to see that MockServer notices.
	 */
	static final List<Map<String, Object>> wrongQrcodes = List.of(Map.of(), Map.of("activate_type", "NEVER"),
			Map.of("activate_type", "AUTO_ACTIVATE", "outer_str", "x".repeat(33)),
			Map.of("activate_type", "AUTO_ACTIVATE", "activate_url", 1));

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private final ClientAndServer server = ClientAndServer
		.startClientAndServer(Configuration.configuration().logLevel(Level.ERROR).disableSystemOut(true), 0);

	private final MembercardOpenClient client = MembercardOpenClient
		.create(ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.retryPolicy(null)
			.baseUrl(URI.create("http://127.0.0.1:" + this.server.getPort()))
			.clock(CLOCK)
			.build());

	private final Calls calls = new Calls(this.client);

	MockServerContractTests() throws IOException {
		String document = OpenApiDocument.RESOURCE.getURL().toString();
		for (DocumentedOperation operation : operations()) {
			this.server.when(OpenAPIDefinition.openAPI(document, operation.id())).respond(answer(operation));
		}
	}

	@AfterAll
	void close() {
		this.server.stop();
	}

	static List<DocumentedOperation> operations() {
		return OpenApiDocument.operations();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void requestIsThatOfTheDocument(DocumentedOperation operation) {
		StepVerifier.create(this.calls.make(operation))
			.expectNextCount((operation.answer() != null) ? 1 : 0)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@FieldSource("wrongQrcodes")
	void requestThatBreaksTheDocumentIsNotMatched(Map<String, Object> body) {
		notMatched("/v3/marketing/membercard-open/cards/pb/qrcode", body);
	}

	@Test
	void pathThatBreaksTheDocumentIsNotMatched() {
		notMatched("/v3/marketing/membercard-open/cards/" + "p".repeat(33) + "/qrcode",
				Map.of("activate_type", "AUTO_ACTIVATE"));
	}

	private void notMatched(String path, Map<String, Object> body) {
		StepVerifier.create(this.client.webClient().post().uri(path).bodyValue(body).retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class,
					(refusal) -> assertThat(refusal.getStatus()).isEqualTo(404)))
			.verify(TIMEOUT);
	}

	private static HttpResponse answer(DocumentedOperation operation) {
		HttpHeaders signature = Vectors.sign(CLOCK, operation.answerBytes());
		HttpResponse answer = HttpResponse.response().withStatusCode(operation.status());
		signature.forEach((name, values) -> answer.withHeader(Header.header(name, values)));
		return (operation.answer() != null)
				? answer.withHeader("Content-Type", "application/json").withBody(operation.answerBytes()) : answer;
	}

}
