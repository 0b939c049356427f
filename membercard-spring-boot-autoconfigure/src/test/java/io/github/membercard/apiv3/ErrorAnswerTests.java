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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.membercard.delivery.Qrcode;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.delivery.QrcodeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a caller learns when a call fails, and what it does not.
 */
class ErrorAnswerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private static final String CARD_ID = "pbLatjvWOibDc5-TBnbUk1pD12o0";

	private final ScriptedServer server = new ScriptedServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void refusalCarriesCodeMessageDetailAndRequestId() {
		answer(400, "{\"code\":\"PARAM_ERROR\",\"message\":\"参数错误\",\"detail\":{\"field\":\"/openid\","
				+ "\"value\":\"obLatjnx9gnqzS4myYGmLZ7LgLBA\",\"issue\":\"invalid\",\"location\":\"body\"}}");
		expect(create(), (ex) -> {
			assertThat(ex.getStatus()).isEqualTo(400);
			assertThat(ex.getCode()).isEqualTo("PARAM_ERROR");
			assertThat(ex.getPlatformMessage()).isEqualTo("参数错误");
			assertThat(ex.getDetail()).isEqualTo(new MembercardResponseException.Detail("/openid", "invalid", "body"));
			assertThat(ex.getRequestId()).isEqualTo("08F7-268435461");
			assertThat(ex).hasMessage("POST /v3/marketing/membercard-open/cards/{card_id}/qrcode"
					+ " was answered with 400 PARAM_ERROR: 参数错误 (body /openid: invalid)"
					+ " [Request-ID 08F7-268435461]");
		});
	}

	@Test
	void refusedValueIsNotRepeated() {
		answer(400,
				"{\"code\":\"PARAM_ERROR\",\"message\":\"x\",\"detail\":{\"value\":\"obLatjnx9gnqzS4myYGmLZ7LgLBA\"}}");
		expect(create(), (ex) -> {
			assertThat(ex.toString()).doesNotContain("obLatjnx9gnqzS4myYGmLZ7LgLBA");
			assertThat(String.valueOf(ex.getDetail())).doesNotContain("obLatjnx9gnqzS4myYGmLZ7LgLBA");
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "<html><body>502 Bad Gateway</body></html>", "", "null", "[]", "\"text\"", "{}", "{\"code\":" })
	void bodyThatIsNotThePlatformsJsonLeavesTheStatus(String body) {
		answer(502, body);
		expect(create(), (ex) -> {
			assertThat(ex.getStatus()).isEqualTo(502);
			assertThat(ex.getCode()).isNull();
			assertThat(ex)
				.hasMessageContaining("was answered with 502 and a body that is not the platform's error JSON");
		});
	}

	@Test
	void largeErrorPageLeavesTheStatus() {
		answer(503, "x".repeat(10 * 1024 * 1024));
		expect(create(), (ex) -> assertThat(ex.getStatus()).isEqualTo(503));
	}

	@Test
	void redirectIsNotFollowed() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Location", this.server.url() + "/elsewhere");
		this.server.answer(ScriptedServer.Answer.of(302, headers, ""));
		expect(create(), (ex) -> assertThat(ex.getStatus()).isEqualTo(302));
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void refusedSignatureHintsAtTheClock() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Date", "Fri, 15 Jan 2027 07:50:00 GMT");
		this.server.answer(ScriptedServer.Answer.of(401, headers, "{\"code\":\"SIGN_ERROR\",\"message\":\"x\"}"));
		expect(create(), (ex) -> assertThat(ex).hasMessageContaining("which is 600 s ahead of the server's"));
	}

	@Test
	void unreachableHostWasNotSentTo() {
		URI nobody = this.server.url();
		this.server.close();
		StepVerifier
			.create(client(nobody, List.of()).createService(QrcodeService.class)
				.create(CARD_ID, QrcodeRequest.autoActivate()))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class, (failure) -> {
						assertThat(failure.isRequestSent()).isFalse();
						assertThat(failure).hasMessageContaining("The request was not sent");
					}))
			.verify(TIMEOUT);
	}

	@Test
	void connectionErrorHoldsNoAuthorization() {
		URI nobody = this.server.url();
		this.server.close();
		StepVerifier.create(client(nobody, List.of()).webClient().get().uri("/v3/any").retrieve().toBodilessEntity())
			.expectErrorSatisfies((ex) -> {
				for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
					assertThat(cause).isNotInstanceOf(WebClientRequestException.class);
				}
			})
			.verify(TIMEOUT);
	}

	@Test
	void unreachableHostIsReplacedByABackup() {
		answerSigned("{\"url\":\"https://w.url.cn/s/Ahz3p2C\"}");
		URI nobody;
		try (ScriptedServer closed = new ScriptedServer()) {
			nobody = closed.url();
		}
		StepVerifier
			.create(client(nobody, List.of(nobody, this.server.url())).createService(QrcodeService.class)
				.create(CARD_ID, QrcodeRequest.autoActivate()))
			.expectNext(new Qrcode("https://w.url.cn/s/Ahz3p2C"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void hostThatRefusesIsNotReplacedByABackup() {
		answer(500, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"x\"}");
		try (ScriptedServer backup = new ScriptedServer()) {
			StepVerifier
				.create(client(this.server.url(), List.of(backup.url())).createService(QrcodeService.class)
					.create(CARD_ID, QrcodeRequest.autoActivate()))
				.expectError(MembercardResponseException.class)
				.verify(TIMEOUT);
			assertThat(backup.received()).isEmpty();
		}
	}

	@Test
	void requestToAnotherHostIsNotSigned() {
		StepVerifier
			.create(client(this.server.url(), List.of()).webClient()
				.get()
				.uri(URI.create("http://127.0.0.1:1/v3/any"))
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("not to http://127.0.0.1:1"))
			.verify(TIMEOUT);
	}

	@Test
	void pathOfAReverseProxyIsSentButNotSigned() {
		answerSigned("{\"url\":\"x\"}");
		ApiV3Client client = client(URI.create(this.server.url() + "/wechat/"), List.of());
		StepVerifier.create(client.createService(QrcodeService.class).create(CARD_ID, QrcodeRequest.autoActivate()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		String path = "/v3/marketing/membercard-open/cards/" + CARD_ID + "/qrcode";
		ScriptedServer.Received received = this.server.last();
		assertThat(received.target()).isEqualTo("/wechat" + path);
		assertThat(IndependentVerifier.isSigned(received, path)).isTrue();
	}

	@Test
	void missingBodyOfATypedCallIsAnError() {
		this.server.answer(new ScriptedServer.Answer(204, Vectors.sign(CLOCK, new byte[0]), new byte[0]));
		expectUnreadable("it has no body");
	}

	@Test
	void missingMemberOfAnAnswerIsNamed() {
		answerSigned("{\"uri\":\"x\"}");
		expectUnreadable("'url' is required");
	}

	@Test
	void memberOfAnUnexpectedFormIsNamedAndNotQuoted() {
		answerSigned("{\"url\":{\"openid\":\"obLatjnx9gnqzS4myYGmLZ7LgLBA\"}}");
		expectUnreadable("the member 'url' has an unexpected form");
	}

	@Test
	void verifiedAnswerThatIsNotJsonIsAnError() {
		byte[] body = "<html/>".getBytes(StandardCharsets.UTF_8);
		HttpHeaders headers = Vectors.sign(CLOCK, body);
		headers.set("Content-Type", "text/html");
		this.server.answer(new ScriptedServer.Answer(200, headers, body));
		expectUnreadable("its content type is not application/json");
	}

	@Test
	void unknownMembersOfAnAnswerAreIgnored() {
		answerSigned("{\"url\":\"https://w.url.cn/s/Ahz3p2C\",\"new\":{\"x\":[1]}}");
		StepVerifier.create(create())
			.expectNext(new Qrcode("https://w.url.cn/s/Ahz3p2C"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", ".." })
	void cardIdThatMakesAnotherPathIsRefused(String cardId) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> client(this.server.url(), List.of()).createService(QrcodeService.class)
				.create(cardId, QrcodeRequest.autoActivate()))
			.withMessageStartingWith("'card_id' must not be ");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void cardIdIsEncodedAsOneSegmentAndSignedAsSent() {
		answerSigned("{\"url\":\"x\"}");
		StepVerifier
			.create(client(this.server.url(), List.of()).createService(QrcodeService.class)
				.create("b?c%20&卡=+;", QrcodeRequest.autoActivate()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		ScriptedServer.Received received = this.server.last();
		assertThat(received.target())
			.isEqualTo("/v3/marketing/membercard-open/cards/b%3Fc%2520%26%E5%8D%A1%3D%2B%3B/qrcode");
		assertThat(IndependentVerifier.isSigned(received, received.target())).isTrue();
	}

	@Test
	void addressWithUnencodedCharactersIsSignedAsSent() {
		this.server.answer(new ScriptedServer.Answer(204, Vectors.sign(CLOCK, new byte[0]), new byte[0]));
		StepVerifier
			.create(client(this.server.url(), List.of()).webClient()
				.get()
				.uri(URI.create(this.server.url() + "/v3/卡?q=卡#fragment"))
				.retrieve()
				.toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		ScriptedServer.Received received = this.server.last();
		assertThat(received.target()).isEqualTo("/v3/%E5%8D%A1?q=%E5%8D%A1");
		assertThat(IndependentVerifier.isSigned(received, received.target())).isTrue();
	}

	@Test
	void emojiIsRefusedBeforeAnythingIsSent() {
		ApiV3Client client = client(this.server.url(), List.of());
		for (Mono<?> call : List.of(
				client.webClient()
					.post()
					.uri("/v3/any")
					.bodyValue("{\"nickname\":\"😀\"}")
					.retrieve()
					.toBodilessEntity(),
				client.webClient().get().uri("/v3/any?nickname={nickname}", "😀").retrieve().toBodilessEntity(),
				client.webClient().get().uri("/v3/{nickname}", "😀").retrieve().toBodilessEntity())) {
			StepVerifier.create(call)
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("a character above U+FFFF, such as an emoji"))
				.verify(TIMEOUT);
		}
		assertThat(this.server.received()).isEmpty();
	}

	private void answer(int status, String body) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Request-ID", "08F7-268435461");
		this.server.answer(ScriptedServer.Answer.of(status, headers, body));
	}

	private void answerSigned(String body) {
		HttpHeaders headers = Vectors.sign(CLOCK, body.getBytes(StandardCharsets.UTF_8));
		headers.set("Content-Type", "application/json");
		this.server.answer(ScriptedServer.Answer.of(200, headers, body));
	}

	private Mono<Qrcode> create() {
		return client(this.server.url(), List.of()).createService(QrcodeService.class)
			.create(CARD_ID, QrcodeRequest.autoActivate());
	}

	private static ApiV3Client client(URI baseUrl, List<URI> backupUrls) {
		return ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.retryPolicy(null)
			.baseUrl(baseUrl)
			.backupUrls(backupUrls)
			.clock(CLOCK)
			.build();
	}

	private static void expect(Mono<?> call, Consumer<MembercardResponseException> requirements) {
		StepVerifier.create(call)
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class, requirements))
			.verify(TIMEOUT);
	}

	private void expectUnreadable(String problem) {
		StepVerifier.create(create())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardDecodingException.class)
				.hasMessageContaining("The answer to POST /v3/marketing/membercard-open/cards/{card_id}/qrcode"
						+ " could not be read: " + problem)
				.hasMessageContaining("The call has taken effect")
				.hasNoCause())
			.verify(TIMEOUT);
	}

}
