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

package io.github.membercard.apiv3;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent is signed as it is sent.
 */
class SigningPropertyTests {

	private static final int TRIES = 200;

	private final ScriptedServer server = new ScriptedServer();

	private final ApiV3Client client = ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
		.baseUrl(this.server.url())
		.build();

	@AfterProperty
	void close() {
		this.server.close();
	}

	@Property(tries = TRIES)
	void bytesAreSignedAsTheyAreSent(@ForAll("text") String segment, @ForAll("text") String query,
			@ForAll("text") String body) {
		this.server.answer(ScriptedServer.Answer.of(400, new HttpHeaders(), ""));
		StepVerifier
			.create(this.client.webClient()
				.post()
				.uri("/v3/{segment}/end?q={query}", segment, query)
				.bodyValue(body.getBytes(StandardCharsets.UTF_8))
				.retrieve()
				.toBodilessEntity())
			.expectError(MembercardResponseException.class)
			.verify(Duration.ofSeconds(10));
		ScriptedServer.Received received = this.server.last();
		assertThat(received.text()).isEqualTo(body);
		assertThat(IndependentVerifier.isSigned(received, received.target())).isTrue();
	}

	@Provide
	Arbitrary<String> text() {
		// What the platform accepts: everything up to U+FFFF but surrogates
		return Arbitraries.strings()
			.withCharRange('\u0000', '\ud7ff')
			.withCharRange('\ue000', '\uffff')
			.ofMaxLength(40);
	}

}
