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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with an answer, nobody gets to see it as a success.
 */
class UnverifiedAnswerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private static final byte[] BODY = "{\"code\":\"478515832665\"}".getBytes(StandardCharsets.UTF_8);

	private static final List<Integer> STATUSES = List.of(200, 201, 202, 204, 206);

	private final ScriptedServer server = new ScriptedServer();

	private final WebClient client = ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
		.retryPolicy(null)
		.baseUrl(this.server.url())
		.clock(CLOCK)
		.build()
		.webClient();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	@Tag("exhaustive")
	void noPathReturnsAnUnverifiedSuccess() {
		Map<String, UnaryOperator<ScriptedServer.Answer>> tampering = tampering();
		Map<String, BiFunction<WebClient, HttpMethod, Mono<?>>> readers = readers();
		for (int status : STATUSES) {
			byte[] body = (status == 204) ? new byte[0] : BODY;
			tampering.forEach((tampered, change) -> {
				ScriptedServer.Answer answer = change
					.apply(new ScriptedServer.Answer(status, Vectors.sign(CLOCK, body), body));
				this.server.answer(answer);
				for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
					readers.forEach((reader, read) -> StepVerifier.create(read.apply(this.client, method))
						.expectErrorSatisfies((ex) -> assertThat(ex)
							.as("%s answered with %d and %s, read as %s", method, status, tampered, reader)
							.isInstanceOf(MembercardSignatureException.class))
						.verify(TIMEOUT));
				}
			});
		}
	}

	@Test
	void untamperedAnswerIsRead() {
		for (int status : STATUSES) {
			byte[] body = (status == 204) ? new byte[0] : BODY;
			this.server.answer(new ScriptedServer.Answer(status, Vectors.sign(CLOCK, body), body));
			readers().forEach((reader, read) -> StepVerifier.create(read.apply(this.client, HttpMethod.POST).then())
				.expectComplete()
				.verify(TIMEOUT));
		}
	}

	@Test
	void failedSignatureOfAWriteSaysThatTheResultIsUnknown() {
		this.server.answer(new ScriptedServer.Answer(200, new HttpHeaders(), BODY));
		StepVerifier.create(exchange(this.client, HttpMethod.POST).toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("the result is unknown")
				.hasMessageContaining("same out_request_no"))
			.verify(TIMEOUT);
	}

	@Test
	void failedSignatureNamesWhatIsNeededToFindTheCause() {
		HttpHeaders headers = Vectors.sign(CLOCK, BODY);
		headers.set("Wechatpay-Serial", "PUB_KEY_ID_0");
		this.server.answer(new ScriptedServer.Answer(200, headers, BODY));
		StepVerifier.create(exchange(this.client, HttpMethod.GET).toBodilessEntity()).expectErrorSatisfies((ex) -> {
			assertThat(ex).hasMessageContaining("GET /v3/any")
				.hasMessageContaining("merchant 1900000001")
				.hasMessageContaining("serial PUB_KEY_ID_0,")
				.hasMessageContaining(Vectors.PUBLIC_KEY_ID)
				.hasMessageContaining(Vectors.CERTIFICATE_SERIAL)
				.hasMessageContaining("clock 0 s ahead")
				.hasMessageContaining("body 23 bytes with SHA-256 ")
				.hasMessageContaining("Request-ID 08F78BB5AF0610D302189F99DD5C20BA56F89845-0");
			assertThat(((MembercardSignatureException) ex).getReason())
				.isEqualTo(MembercardSignatureException.Reason.UNKNOWN_SERIAL);
			assertThat(((MembercardSignatureException) ex).getSerial()).isEqualTo("PUB_KEY_ID_0");
			assertThat(((MembercardSignatureException) ex).getRequestId())
				.isEqualTo("08F78BB5AF0610D302189F99DD5C20BA56F89845-0");
		}).verify(TIMEOUT);
	}

	@Test
	void probeIsToldApartFromAnAttack() {
		HttpHeaders headers = Vectors.sign(CLOCK, BODY);
		headers.set("Wechatpay-Signature", "WECHATPAY/SIGNTEST/dGVzdA");
		this.server.answer(new ScriptedServer.Answer(200, headers, BODY));
		expectReason(MembercardSignatureException.Reason.PROBE);
	}

	@Test
	void timestampAtTheEdgeOfTheWindowIsAccepted() {
		for (int seconds : new int[] { -300, 300 }) {
			this.server.answer(new ScriptedServer.Answer(200,
					Vectors.sign(Clock.offset(CLOCK, Duration.ofSeconds(seconds)), BODY), BODY));
			StepVerifier.create(exchange(this.client, HttpMethod.GET).bodyToMono(String.class))
				.expectNext("{\"code\":\"478515832665\"}")
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void timestampBeyondTheWindowNamesTheClock() {
		for (int seconds : new int[] { -301, 301 }) {
			this.server.answer(new ScriptedServer.Answer(200,
					Vectors.sign(Clock.offset(CLOCK, Duration.ofSeconds(seconds)), BODY), BODY));
			expectReason(MembercardSignatureException.Reason.CLOCK);
		}
	}

	@Test
	void serialIsFoundInAnyCase() {
		HttpHeaders headers = Vectors.sign(CLOCK, BODY);
		headers.set("Wechatpay-Serial", Vectors.PUBLIC_KEY_ID.toLowerCase(Locale.ROOT));
		this.server.answer(new ScriptedServer.Answer(200, headers, BODY));
		StepVerifier.create(exchange(this.client, HttpMethod.GET).toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void compressedAnswerIsVerifiedAfterDecompression() {
		HttpHeaders headers = Vectors.sign(CLOCK, BODY);
		headers.set("Content-Encoding", "gzip");
		this.server.answer(new ScriptedServer.Answer(200, headers, gzip(BODY)));
		StepVerifier.create(exchange(this.client, HttpMethod.GET).bodyToMono(String.class))
			.expectNext("{\"code\":\"478515832665\"}")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void answerThatGrowsBeyondTheLimitWhenDecompressedIsNotRead() {
		byte[] large = new byte[10 * 1024 * 1024];
		HttpHeaders headers = Vectors.sign(CLOCK, large);
		headers.set("Content-Encoding", "gzip");
		this.server.answer(new ScriptedServer.Answer(200, headers, gzip(large)));
		expectReason(MembercardSignatureException.Reason.BODY_TOO_LARGE);
	}

	@Test
	void largeAnswerNamesTheLimit() {
		byte[] large = new byte[10 * 1024 * 1024];
		HttpHeaders headers = Vectors.sign(CLOCK, large);
		this.server.answer(new ScriptedServer.Answer(200, headers, large));
		StepVerifier.create(exchange(this.client, HttpMethod.GET).bodyToMono(byte[].class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardSignatureException.class)
				.hasMessageContaining("larger than 1048576 bytes")
				.hasMessageContaining("membercard.http.max-response-size"))
			.verify(TIMEOUT);
	}

	private void expectReason(MembercardSignatureException.Reason reason) {
		StepVerifier.create(exchange(this.client, HttpMethod.GET).toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
					(failure) -> assertThat(failure.getReason()).isEqualTo(reason)))
			.verify(TIMEOUT);
	}

	/**
	 * Return everything that can be wrong with an answer.
	 * @return a change by its name
	 */
	private static Map<String, UnaryOperator<ScriptedServer.Answer>> tampering() {
		Map<String, UnaryOperator<ScriptedServer.Answer>> tampering = new LinkedHashMap<>();
		for (String header : List.of("Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial",
				"Wechatpay-Signature")) {
			tampering.put("no " + header, headers((headers) -> headers.remove(header)));
			tampering.put("a blank " + header, headers((headers) -> headers.set(header, "")));
			tampering.put("two of " + header,
					headers((headers) -> headers.add(header, String.valueOf(headers.getFirst(header)))));
			tampering.put("another " + header, headers((headers) -> headers.set(header, "1")));
			tampering.put("a long " + header, headers((headers) -> headers.set(header, "1".repeat(4000))));
		}
		tampering.put("another signature type",
				headers((headers) -> headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3")));
		tampering.put("two signature types",
				headers((headers) -> headers.add("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")));
		tampering.put("the serial of the other key",
				headers((headers) -> headers.set("Wechatpay-Serial", Vectors.CERTIFICATE_SERIAL)));
		tampering.put("the merchant's serial",
				headers((headers) -> headers.set("Wechatpay-Serial", Vectors.MERCHANT_SERIAL)));
		tampering.put("a probe", headers((headers) -> headers.set("Wechatpay-Signature",
				"WECHATPAY/SIGNTEST/" + headers.getFirst("Wechatpay-Signature"))));
		tampering.put("a signature of another length", headers(
				(headers) -> headers.set("Wechatpay-Signature", "AAAA" + headers.getFirst("Wechatpay-Signature"))));
		tampering.put("a timestamp that is no number",
				headers((headers) -> headers.set("Wechatpay-Timestamp", "yesterday")));
		tampering.put("a timestamp in milliseconds", headers(
				(headers) -> headers.set("Wechatpay-Timestamp", headers.getFirst("Wechatpay-Timestamp") + "000")));
		tampering.put("a timestamp beyond all numbers",
				headers((headers) -> headers.set("Wechatpay-Timestamp", String.valueOf(Long.MIN_VALUE))));
		for (int seconds : new int[] { -301, 301 }) {
			tampering.put("a timestamp " + seconds + " s off", (answer) -> new ScriptedServer.Answer(answer.status(),
					Vectors.sign(Clock.offset(CLOCK, Duration.ofSeconds(seconds)), answer.body()), answer.body()));
		}
		tampering.put("another body",
				(answer) -> (answer.status() == 204)
						? new ScriptedServer.Answer(204, Vectors.sign(CLOCK, BODY), answer.body())
						: new ScriptedServer.Answer(answer.status(), answer.headers(),
								"{\"code\":\"478515832666\"}".getBytes(StandardCharsets.UTF_8)));
		tampering.put("a page of a gateway", (answer) -> {
			HttpHeaders headers = new HttpHeaders();
			headers.set("Content-Type", "text/html");
			return ScriptedServer.Answer.of(answer.status(), headers, (answer.status() == 204) ? "" : "<html></html>");
		});
		tampering.put("no signature and another content type", (answer) -> {
			HttpHeaders headers = new HttpHeaders();
			headers.set("Content-Type", "application/octet-stream");
			return new ScriptedServer.Answer(answer.status(), headers, answer.body());
		});
		return tampering;
	}

	private static UnaryOperator<ScriptedServer.Answer> headers(Consumer<HttpHeaders> change) {
		return (answer) -> {
			change.accept(answer.headers());
			return answer;
		};
	}

	/**
	 * Return all the ways to look at an answer, also those that ignore its body.
	 * @return a way by its name
	 */
	private static Map<String, BiFunction<WebClient, HttpMethod, Mono<?>>> readers() {
		Map<String, BiFunction<WebClient, HttpMethod, Mono<?>>> readers = new LinkedHashMap<>();
		readers.put("text", (client, method) -> exchange(client, method).bodyToMono(String.class));
		readers.put("bodiless entity", (client, method) -> exchange(client, method).toBodilessEntity());
		readers.put("exchange that ignores the body",
				(client, method) -> client.method(method)
					.uri("/v3/any")
					.exchangeToMono((response) -> Mono.just(response.statusCode())));
		readers.put("stream", (client,
				method) -> exchange(client, method).bodyToFlux(byte[].class).collectList().<Object>map((x) -> x));
		readers.put("entity",
				(client, method) -> exchange(client, method).toEntity(byte[].class).map(ResponseEntity::getStatusCode));
		return readers;
	}

	private static WebClient.ResponseSpec exchange(WebClient client, HttpMethod method) {
		return client.method(method).uri("/v3/any").retrieve();
	}

	private static byte[] gzip(byte[] bytes) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
