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

package io.github.membercard.test;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shares one platform between the tests of a class: its keys take time to make.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractFakeWechatPayTests {

	static final String CARD = "/v3/marketing/membercard-open/cards/" + FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	static final String QRCODE = CARD + "/qrcode";

	static final String IMPORT = CARD + "/users/import";

	static final String AUTO_ACTIVATE = "{\"activate_type\":\"AUTO_ACTIVATE\"}";

	final Clock clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07.890Z"), ZoneOffset.UTC);

	final FakeWechatPay wechatPay = FakeWechatPay.builder().clock(this.clock).start();

	final FakeMerchant merchant = this.wechatPay.merchant("shop");

	final SigningClient client = new SigningClient(this.wechatPay, this.merchant, this.clock);

	@AfterEach
	void forget() {
		this.wechatPay.behave();
		this.wechatPay.clearRequests();
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	FakeCard newCard() {
		return newCard(FakeCard.CodeMode.SYSTEM_ALLOCATE);
	}

	FakeCard newCard(FakeCard.CodeMode codeMode) {
		return this.wechatPay.addCard("pbLatj" + newNumber().substring(0, 22), codeMode);
	}

	static String path(FakeCard card, String operation) {
		return "/v3/marketing/membercard-open/cards/" + card.cardId() + operation;
	}

	String encrypt(String phoneNumber) {
		return SigningClient.encrypt(SigningClient.publicKey(this.wechatPay.publicKeyPem()), phoneNumber);
	}

	static JsonNode accepted(SigningClient.Attempt attempt) {
		HttpResponse<byte[]> response = attempt.send();
		assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isBetween(200, 204);
		return (response.statusCode() == 200) ? SigningClient.json(response) : MissingNode.getInstance();
	}

	static String importBody(String openid, String outRequestNo) {
		return "{\"openid\":\"%s\",\"out_request_no\":\"%s\"}".formatted(openid, outRequestNo);
	}

	static String newNumber() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	static String newOpenid() {
		return "obLatj" + newNumber().substring(0, 22);
	}

	void assertRefused(HttpResponse<byte[]> response, int status, String code, String... message) {
		JsonNode error = SigningClient.json(response);
		assertThat(response.statusCode()).as(error.toString()).isEqualTo(status);
		assertThat(error.get("code").asString()).isEqualTo(code);
		for (String part : message) {
			assertThat(error.get("message").asString()).contains(part);
		}
		if (status == 401) {
			assertThat(response.headers().map()).doesNotContainKeys("Wechatpay-Signature", "wechatpay-signature");
		}
		else {
			assertThat(SigningClient.isSigned(response, SigningClient.publicKey(this.wechatPay.publicKeyPem())))
				.as("signed")
				.isTrue();
		}
	}

}
