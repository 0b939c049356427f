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

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FakeWechatPay}.
 */
class FakeWechatPayTests extends AbstractFakeWechatPayTests {

	@Test
	void merchantIsTheSameForTheSameName() {
		assertThat(this.wechatPay.merchant("shop")).isSameAs(this.merchant);
	}

	@Test
	void merchantIdsCountUp() {
		try (FakeWechatPay other = FakeWechatPay.builder().merchantId("1230000456").start()) {
			assertThat(other.merchant("a").merchantId()).isEqualTo("1230000456");
			assertThat(other.merchant("b").merchantId()).isEqualTo("1230000457");
		}
	}

	@Test
	void merchantIdThatIsNoNumberIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWechatPay.builder().merchantId("shop"))
			.withMessageContaining("shop");
	}

	@Test
	void apiV3KeyIsTakenOver() {
		String key = "0123456789abcdefghijklmnopqrstuv";
		try (FakeWechatPay other = FakeWechatPay.builder().apiV3Key(key).start()) {
			assertThat(other.merchant("a").apiV3Key()).isEqualTo(key);
			assertThat(other.merchant("b").apiV3Key()).isNotEqualTo(key).hasSize(32).isAlphanumeric();
		}
	}

	@Test
	void apiV3KeyOfWrongLengthIsRefusedWithoutShowingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWechatPay.builder().apiV3Key("secret"))
			.withMessageNotContaining("secret");
	}

	@Test
	void keysOfMerchantPairUp() throws GeneralSecurityException {
		X509Certificate certificate = SigningClient.certificate(this.merchant.certificatePem());
		assertThat(this.merchant.certificateSerialNumber()).matches("0[0-9A-F]{39}")
			.isEqualTo("%040X".formatted(certificate.getSerialNumber()));
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(SigningClient.privateKey(this.merchant));
		byte[] signed = signature.sign();
		signature.initVerify(certificate);
		assertThat(signature.verify(signed)).isTrue();
	}

	@Test
	void certificateOfPlatformHasItsSerialNumber() {
		X509Certificate certificate = SigningClient.certificate(this.wechatPay.platformCertificatePem());
		assertThat(this.wechatPay.platformCertificateSerialNumber()).matches("7[0-9A-F]{39}")
			.isEqualTo("%040X".formatted(certificate.getSerialNumber()));
	}

	@Test
	void publicKeyIdLooksLikeThatOfThePlatform() {
		assertThat(this.wechatPay.publicKeyId()).matches("PUB_KEY_ID_[0-9]+");
	}

	@Test
	void cardsAreThereFromTheStart() {
		assertThat(this.wechatPay.card("pbLatjvWOibDc5-TBnbUk1pD12o0").codeMode())
			.isEqualTo(FakeCard.CodeMode.SYSTEM_ALLOCATE);
		assertThat(this.wechatPay.card(FakeWechatPay.REAL_TIME_CARD_ID).codeMode())
			.isEqualTo(FakeCard.CodeMode.REAL_TIME);
		assertThat(this.wechatPay.card(FakeWechatPay.MERCHANT_DEPOSIT_CARD_ID).codeMode())
			.isEqualTo(FakeCard.CodeMode.MERCHANT_DEPOSIT);
	}

	@Test
	void cardThatIsUnknownIsRefusedWithTheOnesThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.wechatPay.card("unknown"))
			.withMessageContainingAll("unknown", FakeWechatPay.REAL_TIME_CARD_ID);
	}

	@Test
	void cardThatIsThereCannotBeAdded() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.wechatPay.addCard(FakeWechatPay.REAL_TIME_CARD_ID, FakeCard.CodeMode.REAL_TIME));
	}

	@Test
	void exportWritesWhatAnotherProcessNeeds(@TempDir Path directory) throws IOException {
		Path target = directory.resolve("new");
		this.wechatPay.exportTo(target, this.merchant);
		try (var files = Files.list(target)) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrder("apiclient_key.pem", "apiclient_cert.pem", "pub_key.pem", "merchant.json");
		}
		assertThat(target.resolve("apiclient_key.pem")).hasContent(this.merchant.privateKeyPem());
		assertThat(target.resolve("apiclient_cert.pem")).hasContent(this.merchant.certificatePem());
		assertThat(target.resolve("pub_key.pem")).hasContent(this.wechatPay.publicKeyPem());
		JsonNode json = JsonMapper.shared().readTree(Files.readString(target.resolve("merchant.json")));
		assertThat(json.propertyNames()).containsExactlyInAnyOrder("merchant_id", "certificate_serial_number",
				"public_key_id", "api_v3_key", "base_url", "card_ids");
		assertThat(json.get("merchant_id").asString()).isEqualTo(this.merchant.merchantId());
		assertThat(json.get("certificate_serial_number").asString()).isEqualTo(this.merchant.certificateSerialNumber());
		assertThat(json.get("public_key_id").asString()).isEqualTo(this.wechatPay.publicKeyId());
		assertThat(json.get("api_v3_key").asString()).isEqualTo(this.merchant.apiV3Key());
		assertThat(json.get("base_url").asString()).isEqualTo(this.wechatPay.baseUrl().toString());
		assertThat(json.get("card_ids").valueStream().map(JsonNode::asString)).contains(
				FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, FakeWechatPay.REAL_TIME_CARD_ID,
				FakeWechatPay.MERCHANT_DEPOSIT_CARD_ID);
	}

	@Test
	void requestsAreKeptAsTheyCameOverTheWire() {
		String openid = newOpenid();
		String body = importBody(openid, newNumber());
		this.client.post(IMPORT, body).send();
		this.client.get("/v3/certificates?algorithm_type=RSA").merchantId("1").send();
		List<ReceivedRequest> requests = this.wechatPay.requests();
		assertThat(requests).extracting(ReceivedRequest::status).containsExactly(200, 401);
		assertThat(requests).extracting(ReceivedRequest::method).containsExactly("POST", "GET");
		assertThat(requests.get(0).body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
		assertThat(requests.get(0).headers().getFirst("user-agent")).isEqualTo("tests");
		assertThat(requests.get(0).query()).isEmpty();
		assertThat(requests.get(1).target()).isEqualTo("/v3/certificates?algorithm_type=RSA");
		assertThat(requests.get(1).path()).isEqualTo("/v3/certificates");
		assertThat(requests.get(1).query()).isEqualTo("algorithm_type=RSA");
		this.wechatPay.clearRequests();
		assertThat(this.wechatPay.requests()).isEmpty();
	}

	@Test
	void effectsAreCountedUntilTheRequestsAreForgotten() {
		this.client.post(IMPORT, importBody(newOpenid(), newNumber())).send();
		this.client.post(IMPORT, importBody("", newNumber())).send();
		this.client.get(CARD).send();
		assertThat(this.wechatPay.effects("importUserByOpenid")).isEqualTo(1);
		assertThat(this.wechatPay.effects("getCard")).isZero();
		this.wechatPay.clearRequests();
		assertThat(this.wechatPay.effects("importUserByOpenid")).isZero();
	}

	@Test
	void effectsThatCannotBeSeenStillCount() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorAfterEffect());
		this.client.post(IMPORT, importBody(newOpenid(), newNumber())).send();
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect());
		this.client.post(IMPORT, importBody(newOpenid(), newNumber())).send();
		assertThat(this.wechatPay.effects("importUserByOpenid")).isEqualTo(1);
	}

	@Test
	void effectsOfUnknownOperationAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.wechatPay.effects("importUser"))
			.withMessageContaining("importUser");
	}

	@Test
	void textsShowNoSecrets() {
		String openid = newOpenid();
		this.client.post(IMPORT, importBody(openid, newNumber())).send();
		assertThat(this.wechatPay.requests().toString()).contains("POST", "200")
			.doesNotContain(openid, "WECHATPAY2", "mchid");
		assertThat(this.merchant.toString()).contains(this.merchant.merchantId())
			.doesNotContain(this.merchant.apiV3Key());
		assertThat(this.wechatPay.toString()).contains(this.wechatPay.baseUrl().toString());
		assertThat(this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID).toString()).doesNotContain(openid);
	}

	@Test
	void logHasOneLineForEachRequestWithoutSecrets() {
		String openid = newOpenid();
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.membercard.test");
		log.start();
		logger.addAppender(log);
		try {
			this.client.post(IMPORT, importBody(openid, newNumber())).send();
			this.client.post(IMPORT, importBody(openid, newNumber())).signing((message) -> "x").send();
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).hasSize(2).allMatch((event) -> event.getLevel() == Level.INFO);
		assertThat(log.list.get(0).getFormattedMessage())
			.isEqualTo("POST /v3/marketing/membercard-open/cards/{card_id}/users/import"
					+ " of merchant 1900000001: signature checked, answered 200");
		assertThat(log.list.get(1).getFormattedMessage()).startsWith(
				"POST /v3/marketing/membercard-open/cards/{card_id}/users/import: refused 401 SIGN_ERROR: None of");
		assertThat(log.list.toString()).doesNotContain(openid, "signature=", this.merchant.apiV3Key());
	}

	@Test
	void operationsOfTheDocumentAreKnown() {
		assertThat(OpenApiDocument.load().operations()).hasSize(36).extracting(Operation::id).doesNotHaveDuplicates();
	}

	@Test
	void portThatIsTakenIsRefusedWithoutLeavingThreads() throws IOException {
		FakeThreads before = FakeThreads.now();
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			FakeWechatPay.Builder builder = FakeWechatPay.builder().port(socket.getLocalPort());
			assertThatException().isThrownBy(builder::start).withRootCauseInstanceOf(BindException.class);
		}
		FakeThreads.now().assertEndedSince(before);
	}

	@Test
	void closeLeavesNoThreadAndNoOpenPort() throws IOException {
		FakeThreads before = FakeThreads.now();
		FakeWechatPay other = FakeWechatPay.builder().start();
		int port = other.port();
		HttpResponse<byte[]> response = new SigningClient(other, other.merchant("shop"), Clock.systemUTC())
			.post(QRCODE, AUTO_ACTIVATE)
			.send();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(FakeThreads.now().all()).hasSizeGreaterThan(before.all().size());
		other.close();
		FakeThreads.now().assertEndedSince(before);
		// Binds only when nobody listens any more.
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(socket.isBound()).isTrue();
		}
	}

}
