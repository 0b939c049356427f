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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MerchantCredential}.
 */
class MerchantCredentialTests {

	private static final String MERCHANT_ID = "1900000001";

	private static final String SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A72000000AA";

	private static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	private static final byte[] MESSAGE = "message\n".getBytes(StandardCharsets.UTF_8);

	@Test
	void authorizeWhenTheKeyIsPkcs1ShouldMakeTheSignatureOfPkcs8() {
		MerchantCredential pkcs8 = credential().build();
		MerchantCredential pkcs1 = credential().privateKey(read("keys/merchant_pkcs1.pem")).build();
		assertThat(pkcs1.authorize(MESSAGE, 1, "nonce")).isEqualTo(pkcs8.authorize(MESSAGE, 1, "nonce"));
	}

	@Test
	void authorizeWhenTheKeyIsInAKeyStoreShouldMakeTheSignatureOfPkcs8() {
		MerchantCredential pkcs8 = credential().build();
		MerchantCredential pkcs12 = MerchantCredential.builder(MERCHANT_ID).keyStore(keyStore(), null).build();
		assertThat(pkcs12.authorize(MESSAGE, 1, "nonce")).isEqualTo(pkcs8.authorize(MESSAGE, 1, "nonce"));
	}

	@Test
	void authorizeShouldNameTheCaller() {
		assertThat(credential().build().authorize(MESSAGE, 1554208460, "593BEC0C930BF1AFEB40B4A08C8FB242"))
			.startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\","
					+ "nonce_str=\"593BEC0C930BF1AFEB40B4A08C8FB242\",signature=\"")
			.endsWith("\",timestamp=\"1554208460\",serial_no=\"" + SERIAL_NUMBER + "\"");
	}

	@Test
	void serialNumberShouldBeThatOfTheCertificate() {
		assertThat(credential().build().getSerialNumber()).isEqualTo(SERIAL_NUMBER);
	}

	@Test
	void serialNumberShouldKeepLeadingZeros() {
		assertThat(credential().certificate(read("keys/merchant_cert_leading_zero.pem")).build().getSerialNumber())
			.isEqualTo("0077F09EFDC096DE15EBE81A47057A72000000CD");
	}

	@ParameterizedTest
	@ValueSource(strings = { SERIAL_NUMBER, " 5157f09efdc096de15ebe81a47057a72000000aa\n",
			"005157F09EFDC096DE15EBE81A47057A72000000AA" })
	void buildWhenTheSerialNumberIsWrittenInAnotherWayShouldTakeThatOfTheCertificate(String configured) {
		assertThat(credential().certificateSerialNumber(configured).build().getSerialNumber()).isEqualTo(SERIAL_NUMBER);
	}

	@Test
	void buildWhenTheSerialNumberIsAnotherShouldFail() {
		assertThatConfigurationFails(credential().certificateSerialNumber(SERIAL_NUMBER.replace("AA", "AB")),
				"certificate-serial-number");
	}

	@Test
	void buildWhenThereIsOnlyASerialNumberShouldWriteItInUpperCase() {
		assertThat(MerchantCredential.builder(MERCHANT_ID)
			.privateKey(read("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(' ' + SERIAL_NUMBER.toLowerCase(Locale.ROOT))
			.build()
			.getSerialNumber()).isEqualTo(SERIAL_NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "51:57:F0", "464389378319535425530970086054627680252942352554", "PUB_KEY_ID_01" })
	void buildWhenThereIsOnlyASerialNumberThatIsNotOneShouldFail(String configured) {
		assertThatConfigurationFails(MerchantCredential.builder(MERCHANT_ID)
			.privateKey(read("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(configured), "certificate-serial-number");
	}

	@Test
	void buildWhenKeyAndCertificateAreNoPairShouldFail() {
		assertThatConfigurationFails(credential().privateKey(read("keys/other_private_key.pem")), "certificate");
	}

	@Test
	void buildWhenTheCertificateHasEndedShouldFail() {
		Instant end = Instant.parse("2126-10-28T01:58:55Z");
		assertThat(credential().clock(Clock.fixed(end, ZoneOffset.UTC)).build().getExpiresAt()).isEqualTo(end);
		assertThatConfigurationFails(credential().clock(Clock.fixed(end.plusSeconds(1), ZoneOffset.UTC)),
				"certificate");
	}

	@Test
	void buildWhenTheCertificateHasNotBegunShouldFail() {
		Instant start = Instant.parse("2026-11-21T01:58:55Z");
		assertThat(credential().clock(Clock.fixed(start, ZoneOffset.UTC)).build()).isNotNull();
		assertThatConfigurationFails(credential().clock(Clock.fixed(start.minusSeconds(1), ZoneOffset.UTC)),
				"certificate");
	}

	@Test
	void buildWhenTheCertificateInTheKeyStoreHasEndedShouldNameTheKeyStore() {
		assertThatConfigurationFails(MerchantCredential.builder(MERCHANT_ID)
			.keyStore(keyStore(), MERCHANT_ID)
			.clock(Clock.fixed(Instant.parse("3000-01-01T00:00:00Z"), ZoneOffset.UTC)), "key-store");
	}

	@Test
	void buildWhenThereIsOnlyASerialNumberShouldNotKnowTheEnd() {
		assertThat(MerchantCredential.builder(MERCHANT_ID)
			.privateKey(read("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(SERIAL_NUMBER)
			.build()
			.getExpiresAt()).isNull();
	}

	@Test
	void buildWhenThereAreKeyStoreAndCertificateShouldFail() {
		assertThatConfigurationFails(MerchantCredential.builder(MERCHANT_ID)
			.keyStore(keyStore(), null)
			.certificate(read("vectors/keys/merchant_cert.pem")), "key-store");
	}

	@Test
	void keyStoreShouldNotChangeWithTheArrayOfTheCaller() {
		byte[] bytes = keyStore();
		MerchantCredential.Builder builder = MerchantCredential.builder(MERCHANT_ID).keyStore(bytes, null);
		bytes[0] = 0;
		assertThat(builder.build().getSerialNumber()).isEqualTo(SERIAL_NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1900 000001", "1900000001\"", "190000000119000000011900000001190" })
	void builderWhenTheMerchantIdIsNotOneShouldFail(String merchantId) {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> MerchantCredential.builder(merchantId))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("merchant-id"));
	}

	@Test
	void toStringShouldTellNoSecret() {
		assertThat(credential().apiV3Key(ApiV3Key.of(API_V3_KEY)).build())
			.hasToString("MerchantCredential[merchantId=1900000001, serialNumber=" + SERIAL_NUMBER + "]");
	}

	@Test
	void toStringOfTheApiV3KeyShouldTellNoSecret() {
		assertThat(ApiV3Key.of(API_V3_KEY)).hasToString("ApiV3Key[***]");
	}

	@Test
	void toStringOfTheBuilderShouldTellNoSecret() {
		MerchantCredential.Builder builder = credential().apiV3Key(ApiV3Key.of(API_V3_KEY))
			.keyStore(keyStore(), "changed");
		assertThat(builder).asString().doesNotContain("-----BEGIN", API_V3_KEY, "changed");
	}

	private static MerchantCredential.Builder credential() {
		return MerchantCredential.builder(MERCHANT_ID)
			.privateKey(read("vectors/keys/merchant_private_key.pem"))
			.certificate(read("vectors/keys/merchant_cert.pem"));
	}

	private static void assertThatConfigurationFails(MerchantCredential.Builder builder, String setting) {
		assertThatExceptionOfType(MembercardConfigurationException.class).isThrownBy(builder::build)
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo(setting));
	}

	private static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] keyStore() {
		try {
			return new ClassPathResource("keys/apiclient_cert.p12").getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
