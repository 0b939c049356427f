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

import java.util.Map;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The second opinion: the official Java client talks to {@link FakeWechatPay}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WechatpayJavaTests {

	private static final String CARDS = "/v3/marketing/membercard-open/cards/";

	// No injected clock: the official client always takes that of the system.
	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeMerchant merchant = this.wechatPay.merchant("shop");

	@AfterEach
	void forget() {
		this.wechatPay.behave();
		this.wechatPay.clearRequests();
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	private Config config(Mode mode) {
		if (mode == Mode.PUBLIC_KEY) {
			return new RSAPublicKeyConfig.Builder().merchantId(this.merchant.merchantId())
				.privateKey(this.merchant.privateKeyPem())
				.merchantSerialNumber(this.merchant.certificateSerialNumber())
				.publicKey(this.wechatPay.publicKeyPem())
				.publicKeyId(this.wechatPay.publicKeyId())
				.apiV3Key(this.merchant.apiV3Key())
				.build();
		}
		return new RSAConfig.Builder().merchantId(this.merchant.merchantId())
			.privateKey(this.merchant.privateKeyPem())
			.merchantSerialNumber(this.merchant.certificateSerialNumber())
			.wechatPayCertificates(this.wechatPay.platformCertificatePem())
			.build();
	}

	private Map<?, ?> post(Mode mode, String path, String body) {
		HttpClient client = new DefaultHttpClientBuilder().config(config(mode)).build();
		HttpHeaders headers = new HttpHeaders();
		headers.addHeader("Accept", "application/json");
		headers.addHeader("Content-Type", "application/json");
		return client
			.execute(new HttpRequest.Builder().httpMethod(HttpMethod.POST)
				.url(this.wechatPay.baseUrl() + path)
				.headers(headers)
				.body(new JsonRequestBody.Builder().body(body).build())
				.build(), Map.class)
			.getServiceResponse();
	}

	private Map<?, ?> qrcode(Mode mode) {
		return post(mode, CARDS + FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID + "/qrcode",
				AbstractFakeWechatPayTests.AUTO_ACTIVATE);
	}

	@ParameterizedTest
	@EnumSource
	void qrcodeIsAccepted(Mode mode) {
		assertThat(qrcode(mode).get("url")).asString().startsWith("https://w.url.cn/s/");
		assertThat(this.wechatPay.requests()).singleElement()
			.extracting((request) -> request.headers().getFirst("Wechatpay-Serial"))
			.isEqualTo((mode == Mode.PUBLIC_KEY) ? this.wechatPay.publicKeyId()
					: this.wechatPay.platformCertificateSerialNumber());
	}

	@ParameterizedTest
	@EnumSource
	void importOfBodyInChineseIsAccepted(Mode mode) {
		String openid = AbstractFakeWechatPayTests.newOpenid();
		Map<?, ?> answer = post(mode, CARDS + FakeWechatPay.REAL_TIME_CARD_ID + "/users/import",
				"{\"openid\":\"%s\",\"code\":\"\u4f1a\u5458%s\",\"out_request_no\":\"%s\"}".formatted(openid, mode,
						AbstractFakeWechatPayTests.newNumber()));
		assertThat(answer.get("code")).isEqualTo("\u4f1a\u5458" + mode);
		assertThat(this.wechatPay.card(FakeWechatPay.REAL_TIME_CARD_ID).users()).containsKey(openid);
	}

	@ParameterizedTest
	@EnumSource
	void phoneNumberThatTheClientEncryptsIsDecrypted(Mode mode) {
		FakeCard card = this.wechatPay.addCard("phone-" + mode, FakeCard.CodeMode.SYSTEM_ALLOCATE);
		String ciphertext = config(mode).createEncryptor().encrypt("13800138000");
		Map<?, ?> answer = post(mode, CARDS + card.cardId() + "/phone-membercard/import",
				ImportTests.phoneBody(ciphertext, AbstractFakeWechatPayTests.newNumber()));
		assertThat(card.userCards()).singleElement().satisfies((userCard) -> {
			assertThat(userCard.code()).isEqualTo(answer.get("code"));
			assertThat(userCard.phoneNumber()).isEqualTo("13800138000");
		});
	}

	@ParameterizedTest
	@EnumSource
	void wrongSignatureOfAnswerIsRefusedByTheClient(Mode mode) {
		this.wechatPay.misbehave(Misbehaviour.wrongSignature());
		assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> qrcode(mode));
	}

	@Test
	void answerSignedByOtherKeyIsRefusedByTheClient() {
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey());
		assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> qrcode(Mode.PUBLIC_KEY));
	}

	@Test
	void answerSignedByPublicKeyTripsTheClientThatHasCertificates() {
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey());
		// It reads every Wechatpay-Serial as a hex number.
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> qrcode(Mode.CERTIFICATE));
	}

	@Test
	void refusalIsUnderstoodByTheClient() {
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> post(Mode.PUBLIC_KEY, CARDS + "unknown/qrcode", AbstractFakeWechatPayTests.AUTO_ACTIVATE))
			.satisfies((ex) -> {
				assertThat(ex.getHttpStatusCode()).isEqualTo(400);
				assertThat(ex.getErrorCode()).isEqualTo("INVALID_REQUEST");
			});
	}

	enum Mode {

		PUBLIC_KEY, CERTIFICATE

	}

}
