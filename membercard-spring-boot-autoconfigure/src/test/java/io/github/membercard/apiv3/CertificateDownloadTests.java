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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CertificateDownload}, as a call needs it.
 */
class CertificateDownloadTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private static final String PATH = "/v3/certificates?algorithm_type=RSA";

	private static final String CERTIFICATES = Vectors.load("08-certificates-reply.json").get("body").toString();

	private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

	private static final ScriptedServer.Answer ANY = new ScriptedServer.Answer(200,
			Vectors.signByCertificate(CLOCK, BODY), BODY);

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void certificateIsDownloadedOnFirstNeedAndOnlyOnce() {
		answer(certificates(200, CERTIFICATES));
		StepVerifier.create(call(client(Vectors.credential(), null)).repeat(2)).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).extracting(ScriptedServer.Received::target)
			.containsExactly(PATH, "/v3/any", "/v3/any", "/v3/any");
		ScriptedServer.Received download = this.server.received().get(0);
		assertThat(download.headers().getFirst("Wechatpay-Serial")).isNull();
		assertThat(IndependentVerifier.isSigned(download, PATH)).isTrue();
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.CERTIFICATE_SERIAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "RESOURCE_NOT_EXISTS", "NOT_FOUND" })
	void merchantWithoutCertificatesIsAState(String code) {
		answer(certificates(404, "{\"code\":\"" + code + "\",\"message\":\"x\"}"));
		StepVerifier.create(call(client(Vectors.credential(), null)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConfigurationException.class)
				.hasMessageContaining("there is no valid key"))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource({ "404, OTHER", "403, RESOURCE_NOT_EXISTS", "500, SYSTEM_ERROR", "401, SIGN_ERROR" })
	void callWhoseDownloadFailedWasNotSent(int status, String code) {
		answer(certificates(status, "{\"code\":\"" + code + "\",\"message\":\"x\"}"));
		StepVerifier.create(call(client(Vectors.credential(), null))).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class, (failure) -> {
				assertThat(failure.isRequestSent()).isFalse();
				assertThat(failure.isLocal()).isFalse();
			}).hasMessageStartingWith("GET /v3/any got no answer");
			assertThat(ex).hasCauseInstanceOf(MembercardResponseException.class);
		}).verify(TIMEOUT);
		assertThat(this.server.received()).extracting(ScriptedServer.Received::target).containsExactly(PATH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "{\"data\":[{}]}", "{}" })
	void downloadThatIsNoJsonOfTheDocumentedFormIsAFailedOne(String body) {
		answer(certificates(200, body));
		StepVerifier.create(call(client(Vectors.credential(), null)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConnectionException.class)
				.hasMessageContaining("/v3/certificates"))
			.verify(TIMEOUT);
	}

	@Test
	void certificateThatTheApiV3KeyDoesNotDecryptNamesTheProperty() {
		answer(certificates(200, CERTIFICATES));
		MerchantCredential other = MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(Vectors.MERCHANT_SERIAL)
			.apiV3Key(ApiV3Key.of("vutsrqponmlkjihgfedcba9876543210"))
			.build();
		StepVerifier.create(call(client(other, null)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConfigurationException.class)
				.hasMessageStartingWith("'api-v3-key' is not usable"))
			.verify(TIMEOUT);
	}

	@Test
	void downloadIsRepeated() {
		List<ScriptedServer.Answer> answers = new ArrayList<>(
				List.of(certificates(500, ""), certificates(429, ""), certificates(200, CERTIFICATES)));
		this.server.answer((request) -> request.target().equals(PATH) ? answers.remove(0) : ANY);
		RetryPolicy quick = new RetryPolicy(Duration.ofSeconds(8), Duration.ofMillis(1), Duration.ofMillis(2));
		StepVerifier.create(call(client(Vectors.credential(), quick))).expectComplete().verify(TIMEOUT);
		assertThat(answers).isEmpty();
	}

	private void answer(ScriptedServer.Answer certificates) {
		this.server.answer((request) -> request.target().equals(PATH) ? certificates : ANY);
	}

	private static ScriptedServer.Answer certificates(int status, String body) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		return ScriptedServer.Answer.of(status, headers, body);
	}

	private ApiV3Client client(MerchantCredential credential, @Nullable RetryPolicy retryPolicy) {
		return ApiV3Client.builder(credential, PlatformKeys.builder().build())
			.downloadCertificates(true)
			.retryPolicy(retryPolicy)
			.baseUrl(this.server.url())
			.clock(CLOCK)
			.build();
	}

	private static Mono<Void> call(ApiV3Client client) {
		return client.webClient().get().uri("/v3/any").retrieve().toBodilessEntity().then();
	}

}
