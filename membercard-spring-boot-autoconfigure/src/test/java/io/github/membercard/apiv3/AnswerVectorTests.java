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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vector 05: answers that are signed, changed and unsigned.
 */
@ParameterizedClass
@EnumSource(CryptoProvider.Choice.class)
class AnswerVectorTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ScriptedServer server = new ScriptedServer();

	private final CryptoProvider cryptoProvider;

	AnswerVectorTests(CryptoProvider.Choice choice) {
		this.cryptoProvider = CryptoProvider.of(choice);
		this.cryptoProvider.load();
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "ok_200_public_key, 200", "ok_204_empty_body, 204", "ok_200_platform_certificate, 200" })
	void signedAnswerIsAccepted(String name, int status) {
		JsonNode vector = Vectors.load("05-signed-replies.json").get(name);
		assertThat(vector.get("status").asInt()).isEqualTo(status);
		StepVerifier.create(exchange(vector)).assertNext((answer) -> {
			assertThat(answer.getStatusCode().value()).isEqualTo(status);
			assertThat(new String(bytes(answer), StandardCharsets.UTF_8)).isEqualTo(vector.get("body").asString());
		}).expectComplete().verify(TIMEOUT);
	}

	@Test
	void changedAnswerIsNotAccepted() {
		StepVerifier.create(exchange(Vectors.load("05-signed-replies.json").get("bad_body_changed")))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
					(failure) -> assertThat(failure.getReason())
						.isEqualTo(MembercardSignatureException.Reason.SIGNATURE)))
			.verify(TIMEOUT);
	}

	@Test
	void unsignedRefusalIsARefusalAndNotASignatureFailure() {
		StepVerifier.create(exchange(Vectors.load("05-signed-replies.json").get("unsigned_401")))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class, (failure) -> {
						assertThat(failure.getStatus()).isEqualTo(401);
						assertThat(failure.getCode()).isEqualTo("SIGN_ERROR");
						assertThat(failure.getPlatformMessage()).isEqualTo("验证不通过");
						assertThat(failure.getRequestId())
							.isEqualTo("08F78BB5AF0610D302189F99DD5C20BA56F89845-268443699");
					}))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ok_200_public_key", "ok_204_empty_body", "ok_200_platform_certificate" })
	void everyByteOfASignedAnswerCounts(String name) {
		JsonNode vector = Vectors.load("05-signed-replies.json").get(name);
		HttpHeaders headers = headers(vector);
		byte[] body = vector.get("body").asString().getBytes(StandardCharsets.UTF_8);
		SignatureVerifier verifier = verifier(vector);
		StepVerifier.create(verify(verifier, headers, body)).expectComplete().verify(TIMEOUT);
		for (int i = 0; i < body.length; i++) {
			body[i] ^= 1;
			expectFailure(verify(verifier, headers, body), "byte " + i + " of the body");
			body[i] ^= 1;
		}
		// The id of the call is not signed
		headers.headerNames().stream().filter((header) -> !header.equals("Request-ID")).toList().forEach((header) -> {
			String value = String.valueOf(headers.getFirst(header));
			for (int i = 0; i < value.length(); i++) {
				headers.set(header, flip(value, i));
				expectFailure(verify(verifier, headers, body), "character " + i + " of " + header);
			}
			headers.set(header, value);
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "ok_200_public_key", "ok_204_empty_body", "ok_200_platform_certificate", "bad_body_changed" })
	void messageIsTheVectors(String name) {
		JsonNode vector = Vectors.load("05-signed-replies.json").get(name);
		String signedBody = name.equals("bad_body_changed") ? "{\"code\":\"478515832665\"}"
				: vector.get("body").asString();
		assertThat(new String(
				SignedMessages.received(vector.at("/headers/Wechatpay-Timestamp").asString(),
						vector.at("/headers/Wechatpay-Nonce").asString(), signedBody.getBytes(StandardCharsets.UTF_8)),
				StandardCharsets.UTF_8))
			.isEqualTo(vector.get("message").asString());
	}

	private Mono<ResponseEntity<byte[]>> exchange(JsonNode vector) {
		this.server.answer((request) -> ScriptedServer.Answer.of(vector.get("status").asInt(), headers(vector),
				vector.get("body").asString()));
		return ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.retryPolicy(null)
			.baseUrl(this.server.url())
			.cryptoProvider(this.cryptoProvider)
			.clock(Vectors.clockAt(vector.at("/headers/Wechatpay-Timestamp").asLong(1722850421)))
			.build()
			.webClient()
			.get()
			.uri("/v3/any")
			.retrieve()
			.toEntity(byte[].class);
	}

	private static byte[] bytes(ResponseEntity<byte[]> answer) {
		return (answer.getBody() != null) ? answer.getBody() : new byte[0];
	}

	private SignatureVerifier verifier(JsonNode vector) {
		var clock = Vectors.clockAt(vector.at("/headers/Wechatpay-Timestamp").asLong());
		return new SignatureVerifier(Vectors.MERCHANT_ID, new PlatformKeySource(
				Vectors.platformKeys().with(this.cryptoProvider), null, clock, Schedulers.immediate()), clock);
	}

	private static Mono<Void> verify(SignatureVerifier verifier, HttpHeaders headers, byte[] body) {
		return verifier
			.verify(() -> new SignatureVerifier.Description("the vector", "It is a test."), headers, body, body)
			.then();
	}

	private static void expectFailure(Mono<Void> verification, String what) {
		StepVerifier.create(verification)
			.expectErrorSatisfies((ex) -> assertThat(ex).as(what).isInstanceOf(MembercardSignatureException.class))
			.verify(TIMEOUT);
	}

	private static String flip(String value, int index) {
		StringBuilder flipped = new StringBuilder(value);
		flipped.setCharAt(index, (char) (value.charAt(index) ^ 1));
		return flipped.toString();
	}

	private static HttpHeaders headers(JsonNode vector) {
		HttpHeaders headers = new HttpHeaders();
		vector.get("headers")
			.properties()
			.forEach((header) -> headers.set(header.getKey(), header.getValue().asString()));
		return headers;
	}

}
