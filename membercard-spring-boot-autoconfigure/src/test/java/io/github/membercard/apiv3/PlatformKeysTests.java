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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PlatformKeys}.
 */
class PlatformKeysTests {

	private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000000001";

	private static final String CERTIFICATE_SERIAL = "7132D72A03E93CDDF8C03BBD1F37EEDF000000BB";

	private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

	@Test
	void preferredWhenThereIsAPublicKeyShouldBeThePublicKey() {
		PlatformKeys keys = PlatformKeys.builder()
			.certificate(read("vectors/keys/platform_cert.pem"))
			.publicKey(PUBLIC_KEY_ID, read("vectors/keys/wechatpay_public_key.pem"))
			.certificate(read("keys/platform_cert_expired.pem"))
			.build();
		assertThat(keys.preferred(NOW)).isEqualTo(keys.find(PUBLIC_KEY_ID)).isNotNull();
	}

	@Test
	void preferredWhenThereAreCertificatesShouldBeTheOneThatEndsLast() {
		PlatformKeys keys = keys(key("01", NOW.plusSeconds(20)), key("02", NOW.plusSeconds(30)),
				key("03", NOW.plusSeconds(10)));
		assertThat(keys.preferred(NOW)).extracting(PlatformKey::serial).isEqualTo("02");
	}

	@Test
	void preferredShouldNotBeACertificateThatHasEnded() {
		PlatformKeys keys = keys(key("01", NOW));
		assertThat(keys.preferred(NOW)).isNull();
		assertThat(keys.preferred(NOW.minusSeconds(1))).isNotNull();
	}

	@Test
	void preferredWhenThereIsNoKeyShouldBeNull() {
		PlatformKeys keys = PlatformKeys.builder().build();
		assertThat(keys.preferred(NOW)).isNull();
		assertThat(keys.isEmpty()).isTrue();
	}

	@Test
	void findShouldNotRegardTheCase() {
		PlatformKeys keys = PlatformKeys.builder()
			.certificate(read("vectors/keys/platform_cert.pem"))
			.publicKey(PUBLIC_KEY_ID, read("vectors/keys/wechatpay_public_key.pem"))
			.build();
		assertThat(keys.find(CERTIFICATE_SERIAL.toLowerCase(Locale.ROOT))).isNotNull();
		assertThat(keys.find(PUBLIC_KEY_ID.toLowerCase(Locale.ROOT))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "000000000000000000000000000000000000000F", "0f", "F", " 0F " })
	void findShouldNotRegardLeadingZerosOfACertificate(String serial) {
		PlatformKeys keys = PlatformKeys.builder().certificate(read("vectors/keys/wechatpay_cert.pem")).build();
		assertThat(keys.find(serial)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "00", CERTIFICATE_SERIAL, "PUB_KEY_ID_119000000012026010100000000000001" })
	void findWhenTheSerialIsAnotherShouldReturnNull(String serial) {
		PlatformKeys keys = PlatformKeys.builder()
			.publicKey(PUBLIC_KEY_ID, read("vectors/keys/wechatpay_public_key.pem"))
			.build();
		assertThat(keys.find(serial)).isNull();
	}

	@Test
	void findShouldKnowACertificateThatHasEnded() {
		PlatformKeys keys = PlatformKeys.builder().certificate(read("keys/platform_cert_expired.pem")).build();
		assertThat(keys.find("7132D72A03E93CDDF8C03BBD1F37EEDF000000EE")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", CERTIFICATE_SERIAL, "pub_key_id_01" })
	void publicKeyWhenTheIdIsNotThatOfAPublicKeyShouldFail(String id) {
		String pem = read("vectors/keys/wechatpay_public_key.pem");
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> PlatformKeys.builder().publicKey(id, pem))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("platform.public-key-id"));
	}

	@Test
	void publicKeyShouldNotRegardWhiteSpaceAroundTheId() {
		PlatformKeys keys = PlatformKeys.builder()
			.publicKey(PUBLIC_KEY_ID + "\n", read("vectors/keys/wechatpay_public_key.pem"))
			.build();
		assertThat(keys.serials()).containsExactly(PUBLIC_KEY_ID);
	}

	@Test
	void andShouldLeaveTheKeysAsTheyWere() {
		PlatformKeys keys = keys(key("01", NOW));
		PlatformKeys more = keys.and(List.of(key("02", NOW)));
		assertThat(keys.serials()).containsExactly("01");
		assertThat(more.serials()).containsExactly("01", "02");
	}

	@Test
	void andWhenTheSerialIsKnownShouldTakeTheNewKey() {
		PlatformKey key = key("0A", NOW.plusSeconds(1));
		assertThat(keys(key("0a", NOW)).and(List.of(key)).all()).containsExactly(key);
	}

	@Test
	void keysShouldNotChangeWithTheirBuilder() {
		PlatformKeys.Builder builder = PlatformKeys.builder().add(key("01", NOW));
		PlatformKeys keys = builder.build();
		builder.add(key("02", NOW));
		assertThat(keys.serials()).containsExactly("01");
	}

	@Test
	void toStringShouldNameTheSerials() {
		assertThat(keys(key("01", NOW), key("02", NOW))).hasToString("PlatformKeys[01, 02]");
	}

	@Test
	void toStringOfAKeyShouldNotShowTheKey() {
		assertThat(key("01", NOW)).hasToString("PlatformKey[serial=01, expiresAt=2026-12-01T00:00:00Z]");
	}

	private static PlatformKeys keys(PlatformKey... keys) {
		return PlatformKeys.builder().build().and(List.of(keys));
	}

	private static PlatformKey key(String serial, Instant expiresAt) {
		return new PlatformKey(serial, Pem.publicKey("public-key", read("vectors/keys/wechatpay_public_key.pem")),
				expiresAt);
	}

	private static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
