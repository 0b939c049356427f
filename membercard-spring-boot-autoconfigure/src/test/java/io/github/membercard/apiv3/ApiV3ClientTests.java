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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiV3ClientTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void requestsNameTheirSoftwareAndAcceptJson() {
		send(builder().build().webClient());
		ScriptedServer.Received received = this.server.last();
		assertThat(received.header("User-Agent")).isEqualTo("membercard-spring-boot");
		assertThat(received.header("Accept")).isEqualTo("application/json");
	}

	@Test
	void nonceDiffersFromRequestToRequest() {
		WebClient client = builder().build().webClient();
		for (int i = 0; i < 50; i++) {
			send(client);
		}
		assertThat(this.server.received())
			.extracting((received) -> received.header("Authorization").replaceAll(".*nonce_str=\"([^\"]+)\".*", "$1"))
			.doesNotHaveDuplicates()
			.allMatch((nonce) -> nonce.matches("[0-9A-Z]{32}"));
	}

	@Test
	void filterOfTheApplicationSeesTheRequestBeforeItIsSigned() {
		List<HttpHeaders> seen = new CopyOnWriteArrayList<>();
		WebClient client = builder().webClient((webClient) -> webClient.filter((request, next) -> {
			seen.add(request.headers());
			return next.exchange(ClientRequest.from(request)
				.header("X-Added", "1")
				.body((output, context) -> output
					.writeWith(Mono.just(output.bufferFactory().wrap("changed".getBytes(StandardCharsets.UTF_8)))))
				.build());
		})).build().webClient();
		StepVerifier.create(client.post().uri("/v3/any").bodyValue("original").retrieve().toBodilessEntity())
			.expectError(MembercardResponseException.class)
			.verify(TIMEOUT);
		assertThat(seen).singleElement()
			.satisfies((headers) -> assertThat(headers.containsHeader("Authorization")).isFalse());
		ScriptedServer.Received received = this.server.last();
		assertThat(received.text()).isEqualTo("changed");
		assertThat(received.header("X-Added")).isEqualTo("1");
		assertThat(IndependentVerifier.isSigned(received, "/v3/any")).isTrue();
	}

	@Test
	void changedCopyStillSignsAndVerifies() {
		WebClient copy = builder().build()
			.webClient()
			.mutate()
			.filters(List::clear)
			.filter((request, next) -> next.exchange(request))
			.defaultHeader("X-Copy", "1")
			.build();
		this.server.answer(ScriptedServer.Answer.of(200, new HttpHeaders(), "{}"));
		StepVerifier.create(copy.get().uri("/v3/any").retrieve().toBodilessEntity())
			.expectError(MembercardSignatureException.class)
			.verify(TIMEOUT);
		assertThat(IndependentVerifier.isSigned(this.server.last(), "/v3/any")).isTrue();
	}

	@Test
	void multipartBodyKeepsItsBoundaryAndSignsWhatItIsTold() {
		MultipartBodyBuilder parts = new MultipartBodyBuilder();
		parts.part("meta", "{}", MediaType.APPLICATION_JSON);
		parts.part("file", new byte[] { (byte) 0xF0, (byte) 0x9F }).filename("a.png");
		StepVerifier
			.create(builder().build()
				.webClient()
				.post()
				.uri("/v3/upload")
				.attributes(SignedContent.of("{}"))
				.body(BodyInserters.fromMultipartData(parts.build()))
				.retrieve()
				.toBodilessEntity())
			.expectError(MembercardResponseException.class)
			.verify(TIMEOUT);
		ScriptedServer.Received received = this.server.last();
		String boundary = String.valueOf(received.headers().getContentType())
			.replaceAll(".*boundary=\"?([^\";]+).*", "$1");
		assertThat(new String(received.body(), StandardCharsets.ISO_8859_1)).startsWith("--" + boundary)
			.endsWith("--" + boundary + "--\r\n");
		assertThat(received.header("Content-Length")).isEqualTo(String.valueOf(received.body().length));
		assertThat(IndependentVerifier.isSigned(new ScriptedServer.Received("POST", "/v3/upload", received.headers(),
				"{}".getBytes(StandardCharsets.UTF_8)), "/v3/upload"))
			.isTrue();
	}

	@Test
	void signatureIsComputedOnTheGivenScheduler() {
		List<String> threads = new CopyOnWriteArrayList<>();
		Scheduler scheduler = Schedulers.newBoundedElastic(1, 10, "signing-here");
		try {
			send(builder().scheduler(scheduler).nonceSource(() -> {
				threads.add(Thread.currentThread().getName());
				return "1";
			}).build().webClient());
		}
		finally {
			scheduler.dispose();
		}
		assertThat(threads).singleElement().asString().startsWith("signing-here");
	}

	@Test
	void answerToAWriteIsReadableAfterItWasVerified() {
		byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
		HttpHeaders headers = Vectors.sign(CLOCK, body);
		headers.set("Content-Type", "application/json");
		this.server.answer(new ScriptedServer.Answer(200, headers, body));
		StepVerifier
			.create(builder().build()
				.webClient()
				.post()
				.uri("/v3/any")
				.bodyValue(Map.of("b", 2))
				.retrieve()
				.bodyToMono(Map.class))
			.expectNext(Map.of("a", 1))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.last().text()).isEqualTo("{\"b\":2}");
	}

	@Test
	void clientWithoutAnyKeyToVerifyWithIsNotBuilt() {
		refuse("platform", ApiV3Client.builder(Vectors.credential(), PlatformKeys.builder().build()));
	}

	@Test
	void clientWhoseCertificatesHaveAllEndedIsNotBuilt() {
		PlatformKeys ended = PlatformKeys.builder().certificate(Vectors.text("vectors/keys/platform_cert.pem")).build();
		refuse("platform.certificates", ApiV3Client.builder(Vectors.credential(), ended)
			.clock(Clock.fixed(Instant.parse("2999-01-01T00:00:00Z"), ZoneOffset.UTC)));
	}

	@Test
	void certificateOfTheMerchantIsNoPlatformCertificate() {
		PlatformKeys own = PlatformKeys.builder().certificate(Vectors.text("vectors/keys/merchant_cert.pem")).build();
		refuse("platform.certificates", ApiV3Client.builder(Vectors.credential(), own));
	}

	@Test
	void downloadNeedsTheApiV3Key() {
		MerchantCredential keyless = MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(Vectors.MERCHANT_SERIAL)
			.build();
		refuse("api-v3-key", ApiV3Client.builder(keyless, Vectors.platformKeys()).downloadCertificates(true));
		assertThat(ApiV3Client.builder(keyless, Vectors.platformKeys()).build().getMerchantId())
			.isEqualTo(Vectors.MERCHANT_ID);
	}

	@Test
	void settingsOfTheBuilderArrive() {
		WebClient.Builder builder = WebClient.builder().defaultHeader("X-App", "1");
		ApiV3Client client = builder().name("acme")
			.webClientBuilder(builder)
			.maxResponseSize(DataSize.ofBytes(3))
			.downloadCertificates(false)
			.build();
		assertThat(client.getName()).isEqualTo("acme");
		byte[] body = "1234".getBytes(StandardCharsets.UTF_8);
		this.server.answer(new ScriptedServer.Answer(200, Vectors.sign(CLOCK, body), body));
		StepVerifier.create(client.webClient().get().uri("/v3/any").retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
					(failure) -> assertThat(failure.getReason())
						.isEqualTo(MembercardSignatureException.Reason.BODY_TOO_LARGE)))
			.verify(TIMEOUT);
		assertThat(this.server.last().header("X-App")).isEqualTo("1");
	}

	@Test
	void lengthIsSentWithABodyOnly() {
		this.server.answer(new ScriptedServer.Answer(204, Vectors.sign(CLOCK, new byte[0]), new byte[0]));
		WebClient client = builder().build().webClient();
		client.post().uri("/v3/any").bodyValue(Map.of("b", 2)).retrieve().toBodilessEntity().block(TIMEOUT);
		assertThat(this.server.last().header("Content-Length")).isEqualTo("7");
		assertThat(this.server.last().header("Accept")).isEqualTo("application/json");
		client.get().uri("/v3/any").header("Accept", "*/*").retrieve().toBodilessEntity().block(TIMEOUT);
		assertThat(this.server.last().headers().getFirst("Content-Length")).isNull();
		assertThat(this.server.last().header("Accept")).isEqualTo("*/*");
	}

	@Test
	void emojiIsRefusedWithThePathAndWithoutTheQuery() {
		WebClient client = builder().build().webClient();
		StepVerifier.create(client.get().uri("/v3/any?q={q}", "😀").retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageStartingWith("The request to /v3/any holds"))
			.verify(TIMEOUT);
		StepVerifier.create(client.post().uri("/v3/any").bodyValue(Map.of("b", "😀")).retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageStartingWith("The request to /v3/any holds"))
			.verify(TIMEOUT);
	}

	@Test
	void textOfEveryTypeHoldsNoSecret() {
		assertThat(List
			.of(Vectors.credential(), Vectors.platformKeys(), ApiV3Key.of(Vectors.API_V3_KEY), builder().build())
			.toString())
			.isEqualTo("[MerchantCredential[merchantId=1900000001, serialNumber=" + Vectors.MERCHANT_SERIAL
					+ "], PlatformKeys[" + Vectors.PUBLIC_KEY_ID + ", " + Vectors.CERTIFICATE_SERIAL
					+ "], ApiV3Key[***], ApiV3Client[name=1900000001, merchantId=1900000001]]");
	}

	private static void refuse(String setting, ApiV3Client.Builder builder) {
		assertThatExceptionOfType(MembercardConfigurationException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo(setting));
	}

	@Test
	void anotherCredentialSignsTheNextRequest() {
		ApiV3Client client = ApiV3Client.builder(other(), Vectors.platformKeys())
			.retryPolicy(null)
			.baseUrl(this.server.url())
			.clock(CLOCK)
			.build();
		send(client.webClient());
		assertThat(this.server.last().header("Authorization")).endsWith("serial_no=\"AB\"");
		client.useCredential(Vectors.credential());
		send(client.webClient());
		assertThat(IndependentVerifier.isSigned(this.server.last(), "/v3/any")).isTrue();
	}

	@Test
	void credentialOfAnotherMerchantIsRefused() {
		ApiV3Client client = builder().build();
		MerchantCredential another = MerchantCredential.builder("1900000002")
			.privateKey(Vectors.text("keys/other_private_key.pem"))
			.certificateSerialNumber("AB")
			.build();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> client.useCredential(another))
			.withMessageContaining("1900000002")
			.withMessageContaining(Vectors.MERCHANT_ID);
	}

	@Test
	void credentialThatIsAPlatformKeyIsRefusedAndThePresentOneStays() {
		ApiV3Client client = builder().build();
		MerchantCredential platform = MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("keys/other_private_key.pem"))
			.certificateSerialNumber(Vectors.CERTIFICATE_SERIAL)
			.build();
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> client.useCredential(platform));
		send(client.webClient());
		assertThat(IndependentVerifier.isSigned(this.server.last(), "/v3/any")).isTrue();
	}

	@Test
	void credentialWithoutTheApiV3KeyThatADownloadNeedsIsRefused() {
		ApiV3Client client = builder().downloadCertificates(true).build();
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> client.useCredential(other()))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("api-v3-key"));
	}

	@Test
	void otherPlatformKeysAreNamedInTheNextRequest() {
		ApiV3Client client = builder().build();
		client.usePlatformKeys(
				PlatformKeys.builder().certificate(Vectors.text("vectors/keys/platform_cert.pem")).build());
		send(client.webClient());
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.CERTIFICATE_SERIAL);
	}

	@Test
	void noPlatformKeysAreRefusedAndThePresentOnesStay() {
		ApiV3Client client = builder().build();
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> client.usePlatformKeys(PlatformKeys.builder().build()));
		send(client.webClient());
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.PUBLIC_KEY_ID);
	}

	private static MerchantCredential other() {
		return MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("keys/other_private_key.pem"))
			.certificateSerialNumber("AB")
			.build();
	}

	private ApiV3Client.Builder builder() {
		return ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.retryPolicy(null)
			.baseUrl(this.server.url())
			.clock(CLOCK);
	}

	private void send(WebClient client) {
		StepVerifier.create(client.get().uri("/v3/any").retrieve().toBodilessEntity())
			.expectError(MembercardResponseException.class)
			.verify(TIMEOUT);
	}

}
