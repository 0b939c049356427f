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

package io.github.membercard.sample;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The smoke suite of the jar, in a process of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractPackagedDeskIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {
	};

	private final boolean aot;

	private final FakeWechatPay platform;

	private final PackagedDesk desk;

	private final WebTestClient client;

	AbstractPackagedDeskIT(boolean aot, Path directory) {
		this.aot = aot;
		this.platform = FakeWechatPay.builder().apiV3Key(PlantedSecrets.API_V3_KEY).start();
		this.desk = new PackagedDesk(Path.of(System.getProperty("desk.jar")), directory, this.platform, aot);
		this.client = WebTestClient.bindToServer().baseUrl(this.desk.baseUrl()).responseTimeout(TIMEOUT).build();
	}

	@BeforeAll
	void sendNotificationsToTheDesk() {
		this.platform.notifications().sendTo(URI.create(this.desk.baseUrl() + "/membercard/notifications/acme"));
	}

	@AfterAll
	void close() {
		this.desk.close();
		this.platform.close();
		assertThat(PlantedSecrets.find(this.desk.log())).isEmpty();
	}

	@Test
	void logTellsHowItWasStarted() {
		assertThat(this.desk.log())
			.contains(this.aot ? "Starting AOT-processed SampleApplication" : "Starting SampleApplication");
	}

	@Test
	void pageIsThere() {
		this.client.get().uri("/").accept(MediaType.TEXT_HTML).exchange().expectStatus().isOk().expectBody();
	}

	@Test
	void qrcodeIsMadeByThePlatform() {
		assertThat(post("qrcode", "", HttpStatus.OK)).containsOnlyKeys("url");
	}

	@Test
	void permissionTokenIsMadeByThePlatform() {
		assertThat(post("permission-tokens", "", HttpStatus.OK)).containsOnlyKeys("permission_token");
	}

	@Test
	void userIsImported() {
		String openid = PlantedSecrets.OPENID + "One";
		assertThat(post("users/import", "{\"openid\":\"%s\",\"out_request_no\":\"smoke-one\"}".formatted(openid),
				HttpStatus.OK))
			.containsEntry("code", this.platform.card(CARD_ID).users().get(openid));
	}

	@Test
	void requestThatBreaksARuleIsRefused() {
		assertThat(post("users/import", "{\"openid\":\"o1\"}", HttpStatus.BAD_REQUEST)).extractingByKey("detail")
			.asString()
			.contains("out_request_no");
	}

	@Test
	void refusalOfThePlatformHasItsCode() {
		Map<String, Object> problem = Objects.requireNonNull(this.client.post()
			.uri("/api/cards/{cardId}/qrcode", "pUnknown")
			.exchange()
			.expectStatus()
			.is4xxClientError()
			.expectBody(OBJECT)
			.returnResult()
			.getResponseBody());
		assertThat(problem.get("code")).asString().isNotBlank();
	}

	@Test
	void notificationIsDecryptedAndHandled() {
		FakeDelivery delivery = this.platform.notifications()
			.push(FakeNotification.acceptCard(CARD_ID, "478515832665", PlantedSecrets.OPENID)
				.withPhoneNumber(PlantedSecrets.PHONE_NUMBER)
				.withMerchant(this.platform.merchant("acme")));
		assertThat(delivery.outcome()).succeedsWithin(TIMEOUT).isEqualTo(true);
	}

	@Test
	void fileOfMembersIsImported() {
		// By hand, as Spring draws its boundary on the event loop, which may block
		String body = """
				--desk
				Content-Disposition: form-data; name="file"; filename="members.csv"

				openid
				osmoke1
				osmoke2

				--desk--
				""".replace("\n", "\r\n");
		Object id = Objects
			.requireNonNull(this.client.post()
				.uri("/api/cards/{cardId}/imports", CARD_ID)
				.header(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=desk")
				.bodyValue(body.getBytes(StandardCharsets.UTF_8))
				.exchange()
				.expectStatus()
				.isAccepted()
				.expectBody(OBJECT)
				.returnResult()
				.getResponseBody())
			.get("id");
		assertThat(this.client.get()
			.uri("/api/imports/{id}/events", id)
			.exchange()
			.returnResult(OBJECT)
			.getResponseBody()
			.blockLast(TIMEOUT)).containsEntry("status", "COMPLETED").containsEntry("imported", 2);
	}

	private Map<String, Object> post(String path, String body, HttpStatus status) {
		return Objects.requireNonNull(this.client.post()
			.uri("/api/cards/{cardId}/" + path, CARD_ID)
			.contentType(MediaType.APPLICATION_JSON)
			// As bytes, since Spring logs a text at TRACE
			.bodyValue(body.getBytes(StandardCharsets.UTF_8))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(OBJECT)
			.returnResult()
			.getResponseBody());
	}

}
