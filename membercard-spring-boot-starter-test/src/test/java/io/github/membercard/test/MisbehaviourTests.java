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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link Misbehaviour}.
 */
class MisbehaviourTests extends AbstractFakeWechatPayTests {

	private final PublicKey publicKey = SigningClient.publicKey(this.wechatPay.publicKeyPem());

	private HttpResponse<byte[]> qrcode() {
		return this.client.post(QRCODE, AUTO_ACTIVATE).send();
	}

	private HttpResponse<byte[]> importUser(String openid) {
		return this.client.post(IMPORT, importBody(openid, newNumber())).send();
	}

	private boolean hasCard(String openid) {
		return this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID).users().containsKey(openid);
	}

	@Test
	void misbehaviourHappensOnce() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited());
		assertThat(qrcode().statusCode()).isEqualTo(429);
		assertThat(qrcode().statusCode()).isEqualTo(200);
	}

	@Test
	void misbehaviourHappensSeveralTimes() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited().times(2));
		assertThat(qrcode().statusCode()).isEqualTo(429);
		assertThat(qrcode().statusCode()).isEqualTo(429);
		assertThat(qrcode().statusCode()).isEqualTo(200);
	}

	@Test
	void misbehaviourHappensAlwaysUntilToldToBehave() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited().always());
		assertThat(qrcode().statusCode()).isEqualTo(429);
		assertThat(qrcode().statusCode()).isEqualTo(429);
		this.wechatPay.behave();
		assertThat(qrcode().statusCode()).isEqualTo(200);
	}

	@Test
	void misbehaviourHappensToMatchingRequestsOnly() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited().when((request) -> request.path().endsWith("/import")));
		assertThat(qrcode().statusCode()).isEqualTo(200);
		assertThat(importUser(newOpenid()).statusCode()).isEqualTo(429);
	}

	@Test
	void misbehavioursHappenInTurn() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited());
		this.wechatPay.misbehave(Misbehaviour.badGateway());
		assertThat(qrcode().statusCode()).isEqualTo(429);
		assertThat(qrcode().statusCode()).isEqualTo(502);
		assertThat(qrcode().statusCode()).isEqualTo(200);
	}

	@Test
	void misbehaviourWaitsForRequestThatPassesTheChecks() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited());
		assertThat(this.client.post(QRCODE, AUTO_ACTIVATE).merchantId("1").send().statusCode()).isEqualTo(401);
		assertThat(qrcode().statusCode()).isEqualTo(429);
	}

	@Test
	void misbehaviourHappensToEachNthRequestUntilToldToBehave() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited().every(3));
		for (int i = 0; i < 3; i++) {
			assertThat(qrcode().statusCode()).isEqualTo(200);
			assertThat(qrcode().statusCode()).isEqualTo(200);
			assertThat(qrcode().statusCode()).isEqualTo(429);
		}
		this.wechatPay.behave();
		for (int i = 0; i < 3; i++) {
			assertThat(qrcode().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void misbehaviourHappensToEachNthMatchingRequest() {
		this.wechatPay
			.misbehave(Misbehaviour.rateLimited().when((request) -> request.path().endsWith("/import")).every(2));
		assertThat(importUser(newOpenid()).statusCode()).isEqualTo(200);
		assertThat(qrcode().statusCode()).isEqualTo(200);
		assertThat(importUser(newOpenid()).statusCode()).isEqualTo(429);
	}

	@Test
	void misbehaviourThatNeverHappensIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Misbehaviour.unsigned().times(0));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Misbehaviour.unsigned().every(0));
	}

	@Test
	void delayedAnswerComesLate() {
		Duration delay = Duration.ofMillis(300);
		this.wechatPay.misbehave(Misbehaviour.delay(delay));
		long start = System.nanoTime();
		assertThat(qrcode().statusCode()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
	}

	@Test
	void rateLimitHasNoEffect() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited());
		String openid = newOpenid();
		assertRefused(importUser(openid), 429, "RATELIMIT_EXCEEDED");
		assertThat(hasCard(openid)).isFalse();
	}

	@Test
	void systemErrorBeforeEffectHasNoEffect() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect());
		String openid = newOpenid();
		assertRefused(importUser(openid), 500, "SYSTEM_ERROR");
		assertThat(hasCard(openid)).isFalse();
	}

	@Test
	void systemErrorAfterEffectHasEffect() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorAfterEffect());
		String openid = newOpenid();
		assertRefused(importUser(openid), 500, "SYSTEM_ERROR");
		assertThat(hasCard(openid)).isTrue();
	}

	@Test
	void badGatewayIsHtmlWithoutSignature() {
		this.wechatPay.misbehave(Misbehaviour.badGateway());
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(SigningClient.header(response, "Content-Type")).isEqualTo("text/html");
		assertThat(new String(response.body(), StandardCharsets.US_ASCII)).startsWith("<html>");
		assertThat(response.headers().firstValue("Wechatpay-Signature")).isEmpty();
	}

	@Test
	void connectionCutBeforeEffectHasNoEffect() {
		this.wechatPay.misbehave(Misbehaviour.connectionCutBeforeEffect());
		String openid = newOpenid();
		assertThatIOException().isThrownBy(() -> this.client.post(IMPORT, importBody(openid, newNumber())).trySend());
		assertThat(hasCard(openid)).isFalse();
		assertThat(this.wechatPay.requests()).singleElement().extracting(ReceivedRequest::status).isEqualTo(0);
	}

	@Test
	void connectionCutAfterEffectHasEffect() {
		this.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect());
		String openid = newOpenid();
		assertThatIOException().isThrownBy(() -> this.client.post(IMPORT, importBody(openid, newNumber())).trySend());
		assertThat(hasCard(openid)).isTrue();
	}

	@Test
	void unsignedAnswerHasNoSignatureHeaders() {
		this.wechatPay.misbehave(Misbehaviour.unsigned());
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map().keySet())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("wechatpay"));
		assertThat(SigningClient.header(response, "Request-ID")).isNotEmpty();
	}

	@Test
	void wrongSignatureDoesNotVerify() {
		this.wechatPay.misbehave(Misbehaviour.wrongSignature());
		HttpResponse<byte[]> response = qrcode();
		assertThat(SigningClient.json(response).has("url")).isTrue();
		assertThat(SigningClient.isSigned(response, this.publicKey)).isFalse();
	}

	@Test
	void staleAnswerIsSignedInThePast() {
		this.wechatPay.misbehave(Misbehaviour.stale(Duration.ofMinutes(6)));
		HttpResponse<byte[]> response = qrcode();
		assertThat(SigningClient.isSigned(response, this.publicKey)).isTrue();
		assertThat(SigningClient.header(response, "Wechatpay-Timestamp"))
			.isEqualTo(Long.toString(this.clock.instant().getEpochSecond() - 360));
	}

	@Test
	void unknownSerialNamesNoKey() {
		this.wechatPay.misbehave(Misbehaviour.unknownSerial());
		assertThat(SigningClient.header(qrcode(), "Wechatpay-Serial")).hasSize(40)
			.isNotEqualTo(this.wechatPay.platformCertificateSerialNumber());
	}

	@Test
	void signTestIsNoBase64() {
		this.wechatPay.misbehave(Misbehaviour.signTest());
		String openid = newOpenid();
		HttpResponse<byte[]> response = importUser(openid);
		String signature = SigningClient.header(response, "Wechatpay-Signature");
		assertThat(signature).startsWith("WECHATPAY/SIGNTEST/");
		assertThat(signature.length() % 4).isNotZero();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Base64.getDecoder().decode(signature));
		assertThat(hasCard(openid)).isTrue();
	}

	@Test
	void answerSignedByOtherKeyVerifiesWithTheCertificate() {
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey());
		HttpResponse<byte[]> response = qrcode();
		assertThat(SigningClient.header(response, "Wechatpay-Serial"))
			.isEqualTo(this.wechatPay.platformCertificateSerialNumber());
		assertThat(SigningClient.isSigned(response,
				SigningClient.certificate(this.wechatPay.platformCertificatePem()).getPublicKey()))
			.isTrue();
	}

	@Test
	void answerSignedByOtherKeyVerifiesWithThePublicKey() {
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey());
		HttpResponse<byte[]> response = this.client.post(QRCODE, AUTO_ACTIVATE)
			.withoutHeader("Wechatpay-Serial")
			.send();
		assertThat(SigningClient.header(response, "Wechatpay-Serial")).isEqualTo(this.wechatPay.publicKeyId());
		assertThat(SigningClient.isSigned(response, this.publicKey)).isTrue();
	}

	@Test
	void bodyChangedBeforeSigningVerifies() {
		this.wechatPay.misbehave(Misbehaviour.beforeSigning((answer) -> answer.withHeader("Content-Type", "text/plain")
			.withBody("anything".getBytes(StandardCharsets.US_ASCII))));
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.body()).isEqualTo("anything".getBytes(StandardCharsets.US_ASCII));
		assertThat(SigningClient.header(response, "Content-Type")).isEqualTo("text/plain");
		assertThat(SigningClient.isSigned(response, this.publicKey)).isTrue();
	}

	@Test
	void bodyChangedAfterSigningDoesNotVerify() {
		this.wechatPay.misbehave(
				Misbehaviour.afterSigning((answer) -> answer.withBody("{}".getBytes(StandardCharsets.US_ASCII))));
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.body()).isEqualTo("{}".getBytes(StandardCharsets.US_ASCII));
		assertThat(SigningClient.isSigned(response, this.publicKey)).isFalse();
	}

	@Test
	void headerCanBeDropped() {
		this.wechatPay.misbehave(Misbehaviour.afterSigning((answer) -> answer.withoutHeader("wechatpay-nonce")));
		assertThat(qrcode().headers().firstValue("Wechatpay-Nonce")).isEmpty();
	}

	@Test
	void headerCanBeDoubled() {
		this.wechatPay
			.misbehave(Misbehaviour.afterSigning((answer) -> answer.withAddedHeader("Wechatpay-Timestamp", "1")));
		assertThat(qrcode().headers().allValues("Wechatpay-Timestamp")).hasSize(2);
	}

	@Test
	void noContentCanBeSigned() {
		this.wechatPay.misbehave(Misbehaviour.beforeSigning(MisbehaviourTests::noContent));
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(SigningClient.isSigned(response, this.publicKey)).isTrue();
	}

	@Test
	void noContentCanBeUnsigned() {
		this.wechatPay.misbehave(Misbehaviour.afterSigning((answer) -> Answer.of(204)));
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("Wechatpay-Signature")).isEmpty();
	}

	private static Answer noContent(Answer answer) {
		return answer.withStatus(204).withoutHeader("Content-Type").withBody(new byte[0]);
	}

	@Test
	void signedBodyCanBeCompressed() throws IOException {
		this.wechatPay.misbehave(Misbehaviour
			.afterSigning((answer) -> answer.withHeader("Content-Encoding", "gzip").withBody(gzip(answer.body()))));
		HttpResponse<byte[]> response = qrcode();
		assertThat(SigningClient.header(response, "Content-Encoding")).isEqualTo("gzip");
		byte[] body = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
		assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("{\"url\":");
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

	@Test
	void bodyCanBeLarge() {
		byte[] body = new byte[10 * 1024 * 1024];
		this.wechatPay.misbehave(Misbehaviour.beforeSigning((answer) -> answer.withBody(body)));
		HttpResponse<byte[]> response = qrcode();
		assertThat(response.body()).hasSize(body.length);
		assertThat(SigningClient.isSigned(response, this.publicKey)).isTrue();
	}

	@Test
	void refusalOfThePlatformCanBeTamperedWith() {
		this.wechatPay.misbehave(Misbehaviour.unsigned());
		HttpResponse<byte[]> response = this.client
			.post("/v3/marketing/membercard-open/cards/unknown/qrcode", AUTO_ACTIVATE)
			.send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Wechatpay-Signature")).isEmpty();
	}

}
