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
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the change of the platform's keys.
 */
class KeyRotationTests {

	private static final String CERTIFICATES = "/v3/certificates";

	private final Clock clock = Clock.fixed(Instant.parse("2026-03-04T05:06:07.890Z"), ZoneOffset.UTC);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().clock(this.clock).start();

	private final SigningClient client = new SigningClient(this.wechatPay, this.wechatPay.merchant("shop"), this.clock);

	private final String first = this.wechatPay.platformCertificateSerialNumber();

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	private HttpResponse<byte[]> naming(String serial) {
		return this.client.get(AbstractFakeWechatPayTests.CARD).header("Wechatpay-Serial", serial).send();
	}

	private static String signer(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return SigningClient.header(response, "Wechatpay-Serial");
	}

	private PublicKey currentKey() {
		return SigningClient.certificate(this.wechatPay.platformCertificatePem()).getPublicKey();
	}

	private Stream<String> listed() {
		JsonNode data = AbstractFakeWechatPayTests.accepted(this.client.get(CERTIFICATES)).get("data");
		return data.valueStream().map((certificate) -> certificate.get("serial_no").asString());
	}

	@Test
	void announcedCertificateIsListedAndMayBeNamedButDoesNotSign() {
		String announced = this.wechatPay.announceCertificate();
		assertThat(announced).isNotEqualTo(this.first).matches("7[0-9A-F]{39}");
		assertThat(listed()).containsExactly(this.first, announced);
		assertThat(signer(naming(announced))).isEqualTo(this.first);
		assertThat(this.wechatPay.platformCertificateSerialNumber()).isEqualTo(this.first);
		assertThat(this.wechatPay.announceCertificate()).isEqualTo(announced);
	}

	@Test
	void rotatedCertificateSignsWhicheverCertificateIsNamed() {
		String announced = this.wechatPay.announceCertificate();
		assertThat(this.wechatPay.rotateCertificate()).isEqualTo(announced);
		assertThat(listed()).containsExactly(this.first, announced);
		for (String named : new String[] { this.first, announced, "" }) {
			HttpResponse<byte[]> response = naming(named);
			assertThat(signer(response)).isEqualTo(announced);
			assertThat(SigningClient.isSigned(response, currentKey())).isTrue();
		}
		assertThat(signer(naming(this.wechatPay.publicKeyId()))).isEqualTo(this.wechatPay.publicKeyId());
	}

	@Test
	void oldCertificateIsGoneAfterTheNextRotation() {
		this.wechatPay.prepareCertificate();
		String second = this.wechatPay.rotateCertificate();
		String third = this.wechatPay.rotateCertificate();
		assertThat(listed()).containsExactly(second, third);
		assertThat(naming(this.first).statusCode()).isEqualTo(400);
		assertThat(signer(naming(second))).isEqualTo(third);
	}

	@Test
	void ciphertextOfFormerCertificateIsUnderstood() {
		PublicKey former = currentKey();
		this.wechatPay.rotateCertificate();
		AbstractFakeWechatPayTests
			.accepted(
					this.client
						.post(AbstractFakeWechatPayTests.CARD + "/phone-membercard/import",
								ImportTests.phoneBody(SigningClient.encrypt(former, "13800138000"),
										AbstractFakeWechatPayTests.newNumber()))
						.header("Wechatpay-Serial", this.first));
	}

	@Test
	void publicKeySignsEverythingOnceTheMerchantHasMoved() {
		this.wechatPay.moveToPublicKey();
		PublicKey key = SigningClient.publicKey(this.wechatPay.publicKeyPem());
		for (String named : new String[] { this.first, this.wechatPay.publicKeyId(), "" }) {
			HttpResponse<byte[]> response = naming(named);
			assertThat(signer(response)).isEqualTo(this.wechatPay.publicKeyId());
			assertThat(SigningClient.isSigned(response, key)).isTrue();
		}
		HttpResponse<byte[]> certificates = this.client.get(CERTIFICATES).send();
		assertThat(certificates.statusCode()).isEqualTo(404);
		assertThat(SigningClient.json(certificates).get("code").asString()).isEqualTo("RESOURCE_NOT_EXISTS");
		assertThatIllegalStateException().isThrownBy(this.wechatPay::rotateCertificate);
		assertThatIllegalStateException().isThrownBy(this.wechatPay::announceCertificate);
	}

	@Test
	void keysChangeWhileCallsAreInFlight() throws Exception {
		Map<String, PublicKey> keys = new HashMap<>();
		keys.put(this.first, currentKey());
		keys.put(this.wechatPay.publicKeyId(), SigningClient.publicKey(this.wechatPay.publicKeyPem()));
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			var answers = IntStream.range(0, 200).mapToObj((i) -> threads.submit(() -> naming(this.first))).toList();
			String second = this.wechatPay.rotateCertificate();
			keys.put(second, currentKey());
			this.wechatPay.moveToPublicKey();
			for (Future<HttpResponse<byte[]>> answer : answers) {
				assertThat(SigningClient.isSigned(answer.get(), Objects.requireNonNull(keys.get(signer(answer.get())))))
					.isTrue();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
