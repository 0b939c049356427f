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

package io.github.membercard.apiv3;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialSourceTests {

	private static final String NONCE = "0123456789ab";

	private final CredentialSource credentials = new CredentialSource(Vectors.credential());

	@Test
	void textForThePresentKeyIsDecrypted() throws GeneralSecurityException {
		assertThat(this.credentials.decrypt(encrypt("hello")).value()).isEqualTo("hello");
	}

	@Test
	void textForTheKeyBeforeIsDecrypted() throws GeneralSecurityException {
		this.credentials.use(other("AB", Vectors.API_V3_KEY));
		assertThat(this.credentials.decrypt(encrypt("hello")).value()).isEqualTo("hello");
	}

	@Test
	void sameCertificateReadAgainKeepsTheKeyBefore() throws GeneralSecurityException {
		this.credentials.use(other("AB", Vectors.API_V3_KEY));
		this.credentials.use(other("AB", Vectors.API_V3_KEY));
		assertThat(this.credentials.decrypt(encrypt("hello")).value()).isEqualTo("hello");
	}

	@Test
	void textForAKeyThatWasReplacedTwiceIsAnErrorOfTheProperty() throws GeneralSecurityException {
		String ciphertext = encrypt("hello");
		this.credentials.use(other("AB", Vectors.API_V3_KEY));
		this.credentials.use(other("CD", Vectors.API_V3_KEY));
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> this.credentials.decrypt(ciphertext))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("private-key"));
	}

	@Test
	void valueForTheApiV3KeyBeforeIsDecrypted() throws GeneralSecurityException {
		String ciphertext = encryptByApiV3Key("hello");
		this.credentials.use(other("AB", "x".repeat(32)));
		assertThat(this.credentials.decrypt("", NONCE, ciphertext)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
	}

	@Test
	void valueWithoutAnApiV3KeyIsAnErrorOfTheProperty() {
		CredentialSource without = new CredentialSource(MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("keys/other_private_key.pem"))
			.certificateSerialNumber("AB")
			.build());
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> without.decrypt("", NONCE, "AAAA"))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("api-v3-key"));
	}

	private static MerchantCredential other(String serialNumber, String apiV3Key) {
		return MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("keys/other_private_key.pem"))
			.certificateSerialNumber(serialNumber)
			.apiV3Key(ApiV3Key.of(apiV3Key))
			.build();
	}

	private static String encrypt(String text) throws GeneralSecurityException {
		PublicKey key = CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(
					Vectors.text("vectors/keys/merchant_cert.pem").getBytes(StandardCharsets.UTF_8)))
			.getPublicKey();
		Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
		cipher.init(Cipher.ENCRYPT_MODE, key);
		return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String encryptByApiV3Key(String text) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE,
				new SecretKeySpec(Vectors.API_V3_KEY.getBytes(StandardCharsets.US_ASCII), "AES"),
				new GCMParameterSpec(128, NONCE.getBytes(StandardCharsets.US_ASCII)));
		return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
	}

}
