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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the operations of {@link FakeWechatPay}.
 */
class OperationTests extends AbstractFakeWechatPayTests {

	private static final String JUMP = "{\"activate_type\":\"JUMP_ACTIVATE\"%s}";

	private static String card(String cardId, String operation) {
		return "/v3/marketing/membercard-open/cards/" + cardId + operation;
	}

	@Test
	void qrcodeIsAnsweredWithLink() {
		HttpResponse<byte[]> response = this.client.post(QRCODE, AUTO_ACTIVATE).send();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(SigningClient.json(response).get("url").asString()).startsWith("https://w.url.cn/s/");
	}

	@Test
	void qrcodeForCardWithRealTimeCodesIsRefused() {
		assertRefused(this.client.post(card(FakeWechatPay.REAL_TIME_CARD_ID, "/qrcode"), AUTO_ACTIVATE).send(), 400,
				"INVALID_REQUEST", "REAL_TIME");
	}

	@Test
	void qrcodeWhenCardIsUnknownIsRefused() {
		assertRefused(this.client.post(card("unknown", "/qrcode"), AUTO_ACTIVATE).send(), 400, "INVALID_REQUEST",
				"card_id");
	}

	@Test
	void qrcodeThatJumpsNowhereIsRefused() {
		HttpResponse<byte[]> response = this.client.post(QRCODE, JUMP.formatted("")).send();
		assertRefused(response, 400, "PARAM_ERROR", "JUMP_ACTIVATE");
		assertThat(SigningClient.json(response).at("/detail/field").asString()).isEqualTo("/activate_url");
	}

	@Test
	void qrcodeThatJumpsToMiniProgramWithoutPathIsRefused() {
		assertRefused(this.client.post(QRCODE, JUMP.formatted(",\"activate_appid\":\"wxea9c30a90fs8d3fe\"")).send(),
				400, "PARAM_ERROR", "JUMP_ACTIVATE");
	}

	@Test
	void qrcodeThatJumpsToPageIsAccepted() {
		assertThat(this.client.post(QRCODE, JUMP.formatted(",\"activate_url\":\"https://example.org/a\""))
			.send()
			.statusCode()).isEqualTo(200);
	}

	@Test
	void qrcodeThatJumpsToMiniProgramIsAccepted() {
		String target = ",\"activate_appid\":\"wxea9c30a90fs8d3fe\",\"activate_path\":\"pages/a\"";
		assertThat(this.client.post(QRCODE, JUMP.formatted(target)).send().statusCode()).isEqualTo(200);
	}

	@Test
	void permissionTokenIsAnsweredWithToken() {
		HttpResponse<byte[]> response = this.client.post(CARD + "/permission-tokens", AUTO_ACTIVATE).send();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(SigningClient.json(response).get("permission_token").asString()).isNotEmpty();
	}

	@Test
	void permissionTokenThatJumpsNowhereIsRefused() {
		assertRefused(this.client.post(CARD + "/permission-tokens", JUMP.formatted("")).send(), 400, "PARAM_ERROR",
				"JUMP_ACTIVATE");
	}

	@Test
	void permissionTokenWhenCardIsUnknownIsRefused() {
		assertRefused(this.client.post(card("unknown", "/permission-tokens"), AUTO_ACTIVATE).send(), 400,
				"INVALID_REQUEST", "card_id");
	}

	@Test
	void importGivesCardToUser() {
		String openid = newOpenid();
		HttpResponse<byte[]> response = this.client.post(IMPORT, importBody(openid, newNumber())).send();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID).users()).containsEntry(openid,
				SigningClient.json(response).get("code").asString());
	}

	@Test
	void importWhenCardIdIsUnknownIsRefused() {
		assertRefused(this.client.post(card("unknown", "/users/import"), importBody(newOpenid(), newNumber())).send(),
				400, "INVALID_REQUEST", "card_id");
	}

	@Test
	void importRepeatedWithSameNumberGivesSameAnswer() {
		String body = importBody(newOpenid(), newNumber());
		HttpResponse<byte[]> first = this.client.post(IMPORT, body).send();
		HttpResponse<byte[]> second = this.client.post(IMPORT, body).send();
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(second.body()).isEqualTo(first.body());
	}

	@Test
	void importRepeatedWithOtherParametersIsRefused() {
		String number = newNumber();
		String other = newOpenid();
		this.client.post(IMPORT, importBody(newOpenid(), number)).send();
		assertRefused(this.client.post(IMPORT, importBody(other, number)).send(), 400, "ALREADY_EXISTS",
				"out_request_no");
		assertThat(this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID).users()).doesNotContainKey(other);
	}

	@Test
	void importWithNumberOfOtherMerchantIsAccepted() {
		String number = newNumber();
		FakeMerchant branch = this.wechatPay.merchant("branch");
		this.client.post(IMPORT, importBody(newOpenid(), number)).send();
		assertThat(new SigningClient(this.wechatPay, branch, this.clock).post(IMPORT, importBody(newOpenid(), number))
			.send()
			.statusCode()).isEqualTo(200);
	}

	@Test
	void importOfRefusedNumberCanBeRepeated() {
		String number = newNumber();
		String openid = newOpenid();
		String path = card(FakeWechatPay.REAL_TIME_CARD_ID, "/users/import");
		assertRefused(this.client.post(path, importBody(openid, number)).send(), 400, "INVALID_REQUEST", "code");
		assertThat(this.client.post(IMPORT, importBody(openid, number)).send().statusCode()).isEqualTo(200);
	}

	@Test
	void importOfUserWhoHasTheCardIsRefused() {
		String openid = newOpenid();
		this.client.post(IMPORT, importBody(openid, newNumber())).send();
		assertRefused(this.client.post(IMPORT, importBody(openid, newNumber())).send(), 400, "INVALID_REQUEST", "已领取");
	}

	@Test
	void importOfCodeThatIsTakenIsRefused() {
		String body = "{\"openid\":\"%s\",\"code\":\"my-code\",\"out_request_no\":\"%s\"}";
		assertThat(this.client.post(IMPORT, body.formatted(newOpenid(), newNumber())).send().statusCode())
			.isEqualTo(200);
		assertRefused(this.client.post(IMPORT, body.formatted(newOpenid(), newNumber())).send(), 400, "INVALID_REQUEST",
				"code");
	}

	@Test
	void importNeverAllocatesCodeThatIsTaken() {
		FakeCard card = this.wechatPay.addCard("taken", FakeCard.CodeMode.SYSTEM_ALLOCATE);
		card.importUser("first", "478515832665", "1900000001");
		this.client.post(card("taken", "/users/import"), importBody("second", newNumber())).send();
		assertThat(card.users()).containsOnlyKeys("first", "second");
		assertThat(card.users().values()).doesNotHaveDuplicates();
	}

	@Test
	void importWithoutCodeToCardWithRealTimeCodesIsRefused() {
		assertRefused(this.client
			.post(card(FakeWechatPay.REAL_TIME_CARD_ID, "/users/import"), importBody(newOpenid(), newNumber()))
			.send(), 400, "INVALID_REQUEST", "REAL_TIME", "code");
	}

	@Test
	void importToCardWithDepositedCodesTakesThemInTurn() {
		FakeCard card = this.wechatPay.addCard("deposited", FakeCard.CodeMode.MERCHANT_DEPOSIT);
		card.depositCodes("code-1", "code-2");
		String path = card("deposited", "/users/import");
		this.client.post(path, importBody("first", newNumber())).send();
		this.client.post(path, importBody("second", newNumber())).send();
		assertRefused(this.client.post(path, importBody("third", newNumber())).send(), 400, "INVALID_REQUEST", "code");
		assertThat(card.users()).containsEntry("first", "code-1").containsEntry("second", "code-2").hasSize(2);
	}

	@Test
	void depositToCardWithOtherCodesFails() {
		FakeCard card = this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> card.depositCodes("code"))
			.withMessageContaining("MERCHANT_DEPOSIT");
	}

	@Test
	void importInParallelWithSameNumberTakesEffectOnce() throws Exception {
		FakeCard card = this.wechatPay.addCard("parallel", FakeCard.CodeMode.SYSTEM_ALLOCATE);
		String body = importBody(newOpenid(), newNumber());
		ExecutorService threads = Executors.newFixedThreadPool(20);
		try {
			List<Future<String>> answers = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				answers.add(threads.submit(() -> {
					HttpResponse<byte[]> response = this.client.post(card("parallel", "/users/import"), body).send();
					return response.statusCode() + new String(response.body(), StandardCharsets.UTF_8);
				}));
			}
			List<String> distinct = new ArrayList<>();
			for (Future<String> answer : answers) {
				if (!distinct.contains(answer.get())) {
					distinct.add(answer.get());
				}
			}
			assertThat(distinct).singleElement().asString().startsWith("200");
			assertThat(card.users()).hasSize(1);
			assertThat(this.wechatPay.requests()).hasSize(200);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void certificatesDecryptToPlatformCertificate() throws Exception {
		HttpResponse<byte[]> response = this.client.get("/v3/certificates?algorithm_type=RSA").send();
		assertThat(response.statusCode()).as(SigningClient.json(response).toString()).isEqualTo(200);
		JsonNode data = SigningClient.json(response).get("data");
		assertThat(data.size()).isEqualTo(1);
		JsonNode encrypted = data.get(0).get("encrypt_certificate");
		assertThat(data.get(0).get("serial_no").asString()).isEqualTo(this.wechatPay.platformCertificateSerialNumber());
		assertThat(data.get(0).get("effective_time").asString()).isEqualTo("2026-03-03T13:06:07+08:00");
		assertThat(encrypted.get("algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(encrypted.get("nonce").asString()).hasSize(12);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE,
				new SecretKeySpec(this.merchant.apiV3Key().getBytes(StandardCharsets.US_ASCII), "AES"),
				new GCMParameterSpec(128, encrypted.get("nonce").asString().getBytes(StandardCharsets.US_ASCII)));
		cipher.updateAAD(encrypted.get("associated_data").asString().getBytes(StandardCharsets.US_ASCII));
		assertThat(new String(cipher.doFinal(Base64.getDecoder().decode(encrypted.get("ciphertext").asString())),
				StandardCharsets.US_ASCII))
			.isEqualTo(this.wechatPay.platformCertificatePem());
	}

	@Test
	void everyOperationOfTheDocumentIsPerformed() {
		assertThat(Operations.of(new Cards(), new CallbackOperations(), (merchantId, notifications) -> {
		}, false, keys(), this.clock, new SecureRandom()))
			.containsOnlyKeys(OpenApiDocument.load().operations().stream().map(Operation::id).toList());
	}

	private static KeyRing keys() {
		return new KeyRing(new PlatformKey("public", Rsa::keyPair), () -> new PlatformCertificate("serial",
				new Lazy<>(() -> Rsa.certificate("unused", "7", Instant.EPOCH, Duration.ofDays(1)))));
	}

	@Test
	void pathOutsideTheDocumentIsAnsweredWith404() {
		assertRefused(this.client.get("/v3/pay/transactions/id/1").send(), 404, "RESOURCE_NOT_EXISTS");
	}

	@Test
	void methodOutsideTheDocumentIsAnsweredWith404() {
		assertRefused(this.client.get(QRCODE).send(), 404, "RESOURCE_NOT_EXISTS");
	}

}
