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

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Vector 08: the answer of the certificate download.
 */
class CertificateVectorTests {

	private final JsonNode vector = Vectors.load("08-certificates-reply.json");

	private final JsonNode encrypted = this.vector.at("/body/data/0/encrypt_certificate");

	@Test
	void certificateIsDecryptedToThePlatformCertificate() {
		assertThat(this.encrypted.get("algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(decrypt(key(), member("associated_data"), member("nonce"), member("ciphertext")).strip())
			.isEqualTo(Vectors.text("vectors/keys/platform_cert.pem").strip());
	}

	@Test
	void downloadedKeyHasTheSerialOfTheVector() {
		PlatformCertificates answer = ApiV3JsonMapper.create()
			.treeToValue(this.vector.get("body"), PlatformCertificates.class);
		CredentialSource credentials = new CredentialSource(MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("vectors/keys/merchant_private_key.pem"))
			.certificate(Vectors.text("vectors/keys/merchant_cert.pem"))
			.apiV3Key(ApiV3Key.of(key()))
			.build());
		assertThat(CertificateDownload.decrypt(answer, credentials)).singleElement()
			.satisfies(
					(key) -> assertThat(key.serial()).isEqualTo(this.vector.at("/body/data/0/serial_no").asString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "apiv3_key", "associated_data", "nonce", "ciphertext" })
	void everyByteCounts(String member) {
		String value = member.equals("apiv3_key") ? key() : member(member);
		byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] ^= 1;
			String flipped = new String(bytes, StandardCharsets.US_ASCII);
			assertThatExceptionOfType(MembercardConfigurationException.class).as("%s, byte %d", member, i)
				.isThrownBy(() -> decrypt(member.equals("apiv3_key") ? flipped : key(),
						member.equals("associated_data") ? flipped : member("associated_data"),
						member.equals("nonce") ? flipped : member("nonce"),
						member.equals("ciphertext") ? flipped : member("ciphertext")))
				.withMessageStartingWith("'api-v3-key' is not usable");
			bytes[i] ^= 1;
		}
	}

	private static String decrypt(String apiV3Key, String associatedData, String nonce, String ciphertext) {
		return new String(ApiV3Key.of(apiV3Key).decrypt(associatedData, nonce, ciphertext), StandardCharsets.UTF_8);
	}

	private String key() {
		return this.vector.get("apiv3_key").asString();
	}

	private String member(String name) {
		return this.encrypted.get(name).asString();
	}

}
