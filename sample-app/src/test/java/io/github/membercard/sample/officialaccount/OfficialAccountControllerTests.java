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

package io.github.membercard.sample.officialaccount;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountCard;
import io.github.membercard.test.FakeOfficialAccountEvent;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OfficialAccountController} and {@link AccountEvents}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test-account")
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class OfficialAccountControllerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String API = "/api/test-account";

	private final WebTestClient client;

	private final FakeOfficialAccount account;

	OfficialAccountControllerTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		this.client = client;
		this.account = platform.officialAccount("acme");
	}

	@Test
	void accountIsTheOneOfTheConfiguration() {
		this.client.get()
			.uri(API)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"name\":\"acme\",\"app_id\":\"%s\"}".formatted(this.account.appId()));
	}

	@Test
	void accessTokenIsNotShown() {
		post("/access-token", "").expectStatus().isNoContent().expectBody().isEmpty();
		assertThat(this.account.accessTokenRequests()).isPositive();
	}

	@Test
	void addressOfTheEventsAnswersTheCheckOfThePlatform() throws Exception {
		assertThat(this.account.checkAddress().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void logoThatIsNoPictureIsRefusedBeforeItIsSent() {
		assertThat(expectProblem(400, upload("logo.png", "no picture".getBytes(StandardCharsets.UTF_8))))
			.containsEntry("detail", "'buffer' is no JPEG or PNG image, by its first bytes");
	}

	@Test
	void logoThatIsTooLargeIsRefused() {
		expectProblem(413, upload("logo.png", new byte[1024 * 1024 + 2]));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{} | 'logo_url' is required
					{"logo_url":"http://mmbiz.qpic.cn/1","brand_name":"门店","title":"一张名字太长太长的会员卡","activate_url":"https://a.example"} | 'member_card.base_info.title'
					""")
	void memberOfACardThatIsWrongIsNamed(String body, String detail) {
		Map<String, Object> problem = expectProblem(400, post("/cards", body));
		assertThat(problem.get("detail")).asString().startsWith(detail);
	}

	@Test
	void refusalOfThePlatformHasItsErrcodeAndItsWords() {
		Map<String, Object> problem = expectProblem(400, get("/cards/pUnknown"));
		assertThat(problem).containsEntry("code", "40073")
			.containsEntry("detail", "WeChat refused the call.")
			.doesNotContainKey("result_unknown");
		assertThat(problem.get("message")).asString().isNotBlank();
	}

	@Test
	void codeThatNobodyHasIsRefusedWithoutBeingNamed() {
		String cardId = this.account.addCard("pbLatjRefuse" + System.nanoTime()).cardId();
		Map<String, Object> problem = expectProblem(400,
				post("/cards/" + cardId + "/activations", "{\"code\":\"123456789012\",\"membership_number\":\"M1\"}"));
		assertThat(problem).containsEntry("code", "40056");
		assertThat(problem.toString()).doesNotContain("123456789012");
	}

	@Test
	void testersAreAtMostTen() {
		Map<String, Object> problem = expectProblem(400, post("/testers",
				"{\"username\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}"));
		assertThat(problem.get("detail")).asString().contains("at most 10");
	}

	@Test
	void auditThatHasEndedIsToldOnce() {
		String cardId = this.account.addCard("pbLatjAudited" + System.nanoTime()).cardId();
		StepVerifier.create(stream("/cards/" + cardId + "/audit").reduce(String::concat))
			.assertNext(
					(text) -> assertThat(text).containsOnlyOnce("data:").contains("\"VERIFY_OK\"", "\"ended\":true"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void auditOfAnUnknownCardIsAProblem() {
		expectProblem(400, get("/cards/pUnknown/audit"));
	}

	@Test
	void streamNeverTellsWhoTheUserIs() {
		FakeOfficialAccountCard card = this.account.addCard("pbLatjStream" + System.nanoTime());
		card.refuse("blurred picture");
		card.approve();
		String code = card.take(PlantedSecrets.OPENID);
		// They are pushed at the same time
		this.account.deliveries().forEach((delivery) -> assertThat(delivery.outcome()).succeedsWithin(TIMEOUT));
		this.account.push(FakeOfficialAccountEvent.of("last_event", PlantedSecrets.OPENID));
		StepVerifier.create(stream("/events").takeUntil((text) -> text.contains("last_event")).reduce(String::concat))
			.assertNext((text) -> assertThat(text).contains("blurred picture", code)
				.doesNotContain("obLatj", PlantedSecrets.OPENID))
			.expectComplete()
			.verify(TIMEOUT);
	}

	// In pieces, which may part a character that is not ASCII
	private Flux<String> stream(String path) {
		return this.client.get()
			.uri(API + path)
			.accept(MediaType.ALL)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(byte[].class)
			.getResponseBody()
			.map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

	private WebTestClient.ResponseSpec get(String path) {
		return this.client.get().uri(API + path).exchange();
	}

	private WebTestClient.ResponseSpec post(String path, String body) {
		return this.client.post()
			.uri(API + path)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private WebTestClient.ResponseSpec upload(String filename, byte[] content) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("logo", new ByteArrayResource(content)).filename(filename);
		return this.client.post().uri(API + "/logo").body(BodyInserters.fromMultipartData(body.build())).exchange();
	}

	private static Map<String, Object> expectProblem(int status, WebTestClient.ResponseSpec response) {
		Map<String, Object> problem = response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(problem).isNotNull();
		return problem;
	}

}
