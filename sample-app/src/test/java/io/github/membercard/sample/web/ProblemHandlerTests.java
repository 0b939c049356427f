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

package io.github.membercard.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.Answer;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link ProblemHandler}.
 */
@SpringBootTest(properties = "membercard.retry.enabled=false",
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class ProblemHandlerTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final String OPENID = PlantedSecrets.OPENID;

	private static final AtomicInteger numbers = new AtomicInteger();

	private final String member = "{\"openid\":\"%s%d\",\"out_request_no\":\"problem-%2$d\"}".formatted(OPENID,
			numbers.incrementAndGet());

	private final WebTestClient client;

	private final FakeWechatPay platform;

	ProblemHandlerTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		this.client = client;
		this.platform = platform;
	}

	@AfterEach
	void behave() {
		this.platform.behave();
	}

	@Test
	void unknownCardIsARefusalOfThePlatform() {
		Map<String, Object> problem = expectProblem(400, importUser("pUnknownCard", this.member));
		assertThat(problem).containsEntry("code", "INVALID_REQUEST")
			.containsEntry("message", "card_id无效")
			.containsEntry("detail", "WeChat Pay refused the call.")
			.doesNotContainKey("result_unknown");
		assertThat(problem.get("request_id")).asString().isNotBlank();
	}

	@ParameterizedTest
	@CsvSource({ "401, 502", "403, 502", "404, 404", "429, 429", "500, 502", "503, 502" })
	void statusOfThePlatformBecomesTheStatusOfTheProblem(int platformStatus, int status) {
		this.platform.misbehave(Misbehaviour.beforeSigning((answer) -> refuse(answer, platformStatus)));
		Map<String, Object> problem = expectProblem(status, importUser(CARD_ID, this.member));
		assertThat(problem).containsEntry("code", "SOME_CODE").containsEntry("message", "某种错误");
	}

	@Test
	void refusedCredentialIsNoRefusalOfTheCaller() {
		this.platform.misbehave(Misbehaviour.beforeSigning((answer) -> refuse(answer, 403)));
		Map<String, Object> problem = expectProblem(502, importUser(CARD_ID, this.member));
		assertThat(problem)
			.contains(entry("detail",
					"WeChat Pay does not accept this application. The log of the application tells why."))
			.doesNotContainKey("result_unknown");
	}

	@Test
	void rateLimitIsPassedOn() {
		this.platform.misbehave(Misbehaviour.rateLimited());
		Map<String, Object> problem = expectProblem(429, importUser(CARD_ID, this.member));
		assertThat(problem).containsEntry("code", "RATELIMIT_EXCEEDED").doesNotContainKey("result_unknown");
	}

	@Test
	void resultOfAWriteThatThePlatformFailedIsUnknown() {
		this.platform.misbehave(Misbehaviour.systemErrorAfterEffect());
		Map<String, Object> problem = expectProblem(502, importUser(CARD_ID, this.member));
		assertThat(problem).containsEntry("code", "SYSTEM_ERROR").containsEntry("result_unknown", true);
		expectImported();
	}

	@Test
	void pageOfAGatewayHasNoCode() {
		this.platform.misbehave(Misbehaviour.badGateway());
		assertThat(expectProblem(502, importUser(CARD_ID, this.member))).doesNotContainKeys("code", "message");
	}

	@Test
	void resultOfAWriteWithAWrongSignatureIsUnknown() {
		this.platform.misbehave(Misbehaviour.wrongSignature());
		Map<String, Object> problem = expectProblem(502, importUser(CARD_ID, this.member));
		assertThat(problem).containsEntry("result_unknown", true).doesNotContainKey("code");
		assertThat(problem.get("detail")).asString().contains("may be repeated", "the same out_request_no");
		expectImported();
	}

	@Test
	void imageWithAWrongSignatureIsAProblemToo() {
		this.platform.misbehave(Misbehaviour.wrongSignature());
		Map<String, Object> problem = expectProblem(502,
				this.client.get().uri("/api/cards/{cardId}/qrcode.png", CARD_ID).accept(MediaType.IMAGE_PNG));
		assertThat(problem).doesNotContainKey("result_unknown");
	}

	@Test
	void resultOfAWriteWithoutAnswerIsUnknown() {
		this.platform.misbehave(Misbehaviour.connectionCutAfterEffect());
		Map<String, Object> problem = expectProblem(504, importUser(CARD_ID, this.member));
		assertThat(problem).containsEntry("result_unknown", true);
		expectImported();
	}

	@Test
	void answerThatCanNotBeReadIsAProblemOfOurs() {
		this.platform.misbehave(
				Misbehaviour.beforeSigning((answer) -> answer.withBody("{}".getBytes(StandardCharsets.US_ASCII))));
		assertThat(expectProblem(502, importUser(CARD_ID, this.member))).doesNotContainKey("result_unknown");
		expectImported();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"openid":" ","out_request_no":"1"} | 'openid' must not be blank
			{"out_request_no":"1"} | 'openid' is required
			{"openid":"obLatjUser😀","out_request_no":"1"} | 'openid' holds a character above U+FFFF
			{"openid":"obLatjUser","out_request_no":"a b"} | 'out_request_no' may hold only letters, digits
			{"openid":["obLatjUser"],"out_request_no":"1"} | 'openid' has an unexpected form
			{"openid":"obLatjUser" | The body is not JSON
			""")
	void memberThatCouldNeverBeSentIsNamed(String body, String detail) {
		this.platform.clearRequests();
		Map<String, Object> problem = expectProblem(400, importUser(CARD_ID, body));
		assertThat(problem.get("detail")).asString().startsWith(detail);
		assertThat(problem.toString()).doesNotContain("obLatj");
		assertThat(this.platform.requests()).isEmpty();
	}

	@Test
	void emojiInTheSceneIsNamed() {
		Map<String, Object> problem = expectProblem(400,
				this.client.get().uri("/api/cards/{cardId}/qrcode.png?outer_str=😀", CARD_ID));
		assertThat(problem.get("detail")).asString().startsWith("'outer_str' holds a character above U+FFFF");
	}

	@Test
	void unknownTypeOfActivationIsNamed() {
		Map<String, Object> problem = expectProblem(400,
				this.client.post()
					.uri("/api/cards/{cardId}/qrcode", CARD_ID)
					.contentType(MediaType.APPLICATION_JSON)
					.bodyValue("{\"activate_type\":\"NEVER\"}"));
		assertThat(problem).containsEntry("detail", "'activate_type' has an unexpected form");
	}

	@Test
	void blankCardIdIsNamed() {
		assertThat(expectProblem(400, importUser(" ", this.member))).containsEntry("detail",
				"'card_id' must not be blank");
	}

	@Test
	void missingBodyIsAProblem() {
		expectProblem(400, this.client.post().uri("/api/cards/{cardId}/users/import", CARD_ID));
	}

	@Test
	void bodyOfAnotherTypeIsAProblem() {
		expectProblem(415,
				this.client.post()
					.uri("/api/cards/{cardId}/users/import", CARD_ID)
					.contentType(MediaType.TEXT_PLAIN)
					.bodyValue("openid"));
	}

	@Test
	void unknownPathIsAProblem() {
		expectProblem(404, this.client.get().uri("/api/nothing"));
	}

	private WebTestClient.RequestHeadersSpec<?> importUser(String cardId, String body) {
		return this.client.post()
			.uri("/api/cards/{cardId}/users/import", cardId)
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON)
			.bodyValue(body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The same call again is answered, with the code of the first.
	 */
	private void expectImported() {
		int before = this.platform.card(CARD_ID).users().size();
		importUser(CARD_ID, this.member).exchange().expectStatus().isOk().expectBody().jsonPath("$.code").isNotEmpty();
		assertThat(this.platform.card(CARD_ID).users()).hasSize(before);
	}

	@Test
	void clientThatHasLeftIsNoErrorOfThisApplication() {
		IOException left = new IOException("Connection reset by peer");
		StepVerifier.create(new ProblemHandler().handle(left))
			.expectErrorSatisfies((error) -> assertThat(error).isSameAs(left))
			.verify(Duration.ofSeconds(5));
	}

	private static Map<String, Object> expectProblem(int status, WebTestClient.RequestHeadersSpec<?> request) {
		Map<String, Object> problem = request.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(problem).isNotNull().containsEntry("status", status).containsKeys("title", "instance");
		assertThat(problem.toString()).doesNotContain(OPENID);
		return problem;
	}

	private static Answer refuse(Answer answer, int status) {
		return answer.withStatus(status)
			.withBody("{\"code\":\"SOME_CODE\",\"message\":\"某种错误\"}".getBytes(StandardCharsets.UTF_8));
	}

}
