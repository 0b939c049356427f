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
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountDelivery;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The nine steps, one after the other, as the page takes them: over HTTP, with the events
 * encrypted and pushed to the real endpoint.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test-account")
@AutoConfigureWebTestClient
class TestAccountFlowTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0 };

	private static final String BRAND_ID = "1001622624";

	private static final String OPENID = PlantedSecrets.OPENID;

	private final WebTestClient client;

	private final FakeWechatPay platform;

	private final FakeOfficialAccount account;

	TestAccountFlowTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		this.client = client.mutate().responseTimeout(TIMEOUT).build();
		this.platform = platform;
		this.account = platform.officialAccount("acme");
	}

	@Test
	void cardGoesFromTheFirstTokenToTheNewerApi() {
		expectNoContent("access-token", "");
		String logo = (String) uploadLogo().get("url");
		assertThat(this.account.images()).extracting(Object::toString).containsExactly(logo);
		String cardId = createCard(Objects.requireNonNull(logo));
		StepVerifier.create(audit(cardId)).expectNext("NOT_VERIFY", "VERIFY_OK").expectComplete().verify(TIMEOUT);
		expectNoContent("testers", "{\"openid\":[\"%s\"],\"username\":[\"tester\"]}".formatted(OPENID));
		assertThat(this.account.testers()).containsExactly(OPENID, "tester");
		drawQrcode(cardId);
		handOut(cardId);
		String code = take(cardId);
		Map<String, Object> member = post("cards/" + cardId + "/activations",
				"{\"code\":\"%s\",\"membership_number\":\"M0001\"}".formatted(code));
		assertThat(member).containsEntry("membership_number", "M0001").containsEntry("active", true);
		upgrade(cardId, code);
		assertThat(this.account.deliveries()).allMatch(FakeOfficialAccountDelivery::delivered);
	}

	private Map<String, Object> uploadLogo() {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("logo", new ByteArrayResource(PNG)).filename("logo.png");
		return read(this.client.post()
			.uri("/api/test-account/logo")
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange());
	}

	private String createCard(String logo) {
		return (String) Objects.requireNonNull(post("cards", """
				{"logo_url":"%s","brand_name":"门店","title":"会员卡","activate_url":"https://shop.example/activate"}"""
			.formatted(logo)).get("card_id"));
	}

	private Flux<String> audit(String cardId) {
		return this.client.get()
			.uri("/api/test-account/cards/{cardId}/audit", cardId)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {
			})
			.getResponseBody()
			.mapNotNull(ServerSentEvent::data)
			.map((state) -> String.valueOf(state.get("status")));
	}

	private void drawQrcode(String cardId) {
		this.client.get()
			.uri("/api/test-account/cards/{cardId}/qrcode.png?outer_str={scene}", cardId, "门店1")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.IMAGE_PNG)
			.expectHeader()
			.value("Link", (link) -> assertThat(link).startsWith("<http").endsWith(">; rel=\"related\""))
			.expectBody();
	}

	private void handOut(String cardId) {
		this.client.get()
			.uri("/api/test-account/cards/{cardId}/page?url={url}", cardId, "https://shop.example/card")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.config.app_id")
			.isEqualTo(this.account.appId())
			.jsonPath("$.config.signature")
			.isNotEmpty()
			.jsonPath("$.card.card_id")
			.isEqualTo(cardId)
			.jsonPath("$.card.card_ext")
			.value((Object extension) -> assertThat(extension).asString().contains("\"signature\""));
	}

	private String take(String cardId) {
		StepVerifier.create(events().filter((event) -> "card_pass_check".equals(event.get("type"))).next())
			.assertNext((event) -> assertThat(event).containsEntry("card_id", cardId))
			.expectComplete()
			.verify(TIMEOUT);
		Mono<Map<String, Object>> taken = events().filter((event) -> "user_get_card".equals(event.get("type"))).next();
		String code = this.account.card(cardId).take(OPENID, "门店1");
		StepVerifier.create(taken)
			.assertNext((event) -> assertThat(event).containsEntry("code", code)
				.containsEntry("outer_str", "门店1")
				.containsEntry("openid_end", OPENID.substring(OPENID.length() - 4)))
			.expectComplete()
			.verify(TIMEOUT);
		return code;
	}

	private Flux<Map<String, Object>> events() {
		return this.client.get()
			.uri("/api/test-account/events")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {
			})
			.getResponseBody()
			.mapNotNull(ServerSentEvent::data);
	}

	@SuppressWarnings("unchecked")
	private void upgrade(String cardId, String code) {
		Map<String, Object> upgraded = post("cards/" + cardId + "/upgrade",
				"{\"brand_id\":\"%s\",\"appid\":\"%s\"}".formatted(BRAND_ID, this.account.appId()));
		assertThat((Map<String, Object>) upgraded.get("card")).containsEntry("card_id", cardId)
			.containsEntry("title", "会员卡")
			.containsEntry("status", "APPROVED");
		assertThat((List<Map<String, Object>>) upgraded.get("members")).singleElement()
			.satisfies((member) -> assertThat(member).containsEntry("code", code)
				.containsEntry("membership_number", "M0001")
				.containsEntry("status", "EFFECTIVE"));
		assertThat(this.platform.card(cardId).users()).containsEntry(OPENID, code);
	}

	private void expectNoContent(String path, String body) {
		request(path, body).expectStatus().isNoContent().expectBody().isEmpty();
	}

	private Map<String, Object> post(String path, String body) {
		return read(request(path, body));
	}

	private WebTestClient.ResponseSpec request(String path, String body) {
		return this.client.post()
			.uri("/api/test-account/" + path)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private static Map<String, Object> read(WebTestClient.ResponseSpec response) {
		return Objects.requireNonNull(
				response.expectStatus().isOk().expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
				}).returnResult().getResponseBody());
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class PlatformConfiguration {

		@Bean
		FakeWechatPay platform() {
			return FakeWechatPay.builder().officialAccountAuditDelay(Duration.ofSeconds(2)).start();
		}

	}

}
