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
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Pem}.
 */
class PemTests {

	private static final String PRIVATE_KEY = "vectors/keys/merchant_private_key.pem";

	private static final String CERTIFICATE = "vectors/keys/merchant_cert.pem";

	private static final String PUBLIC_KEY = "vectors/keys/wechatpay_public_key.pem";

	@Test
	void privateKeyWhenItIsPkcs1ShouldBeThatOfPkcs8() throws IOException {
		assertThat(Pem.privateKey("private-key", read("keys/merchant_pkcs1.pem")))
			.isEqualTo(Pem.privateKey("private-key", read(PRIVATE_KEY)));
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void privateKeyShouldBeReadInEachSpelling(String from, String to) throws IOException {
		assertThat(Pem.privateKey("private-key", '\uFEFF' + read(PRIVATE_KEY).replace(from, to)))
			.isEqualTo(Pem.privateKey("private-key", read(PRIVATE_KEY)));
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void certificateShouldBeReadInEachSpelling(String from, String to) throws IOException {
		assertThat(Pem.certificate("certificate", '\uFEFF' + read(CERTIFICATE).replace(from, to), "apiclient_cert.pem"))
			.isEqualTo(Pem.certificate("certificate", read(CERTIFICATE), "apiclient_cert.pem"));
	}

	@ParameterizedTest
	@MethodSource("spellings")
	void publicKeyShouldBeReadInEachSpelling(String from, String to) throws IOException {
		assertThat(Pem.publicKey("public-key", '\uFEFF' + read(PUBLIC_KEY).replace(from, to)))
			.isEqualTo(Pem.publicKey("public-key", read(PUBLIC_KEY)));
	}

	static Stream<Arguments> spellings() {
		return Stream.of(Arguments.of("", ""), Arguments.of("\n", "\r\n"), Arguments.of("\n", " "),
				Arguments.of("\n", "\n    "),
				Arguments.of("-----BEGIN", "Bag Attributes\n  localKeyID: 01\n-----BEGIN"));
	}

	@ParameterizedTest
	@ValueSource(strings = { CERTIFICATE, PUBLIC_KEY })
	void privateKeyWhenItIsAnotherKindShouldSayWhich(String file) throws IOException {
		String text = read(file);
		assertThatFound(() -> Pem.privateKey("private-key", text)).startsWith("it holds a ")
			.endsWith(", not a private key");
	}

	@ParameterizedTest
	@ValueSource(strings = { PRIVATE_KEY, PUBLIC_KEY, "keys/merchant_encrypted.pem" })
	void certificateWhenItIsAnotherKindShouldSayWhich(String file) throws IOException {
		String text = read(file);
		assertThatFound(() -> Pem.certificate("certificate", text, "apiclient_cert.pem")).startsWith("it holds a ")
			.endsWith(", not a certificate");
	}

	@ParameterizedTest
	@ValueSource(strings = { PRIVATE_KEY, CERTIFICATE, "keys/merchant_pkcs1.pem" })
	void publicKeyWhenItIsAnotherKindShouldSayWhich(String file) throws IOException {
		String text = read(file);
		assertThatFound(() -> Pem.publicKey("public-key", text)).startsWith("it holds a ")
			.endsWith(", not a public key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "keys/merchant_encrypted.pem", "keys/merchant_pkcs1_encrypted.pem" })
	void privateKeyWhenItIsEncryptedShouldSaySo(String file) throws IOException {
		String text = read(file);
		assertThatFound(() -> Pem.privateKey("private-key", text)).contains("encrypted with a password");
	}

	@Test
	void privateKeyWhenItIsWeakShouldSayHowManyBitsItHas() throws IOException {
		String text = read("keys/weak_private_key.pem");
		assertThatFound(() -> Pem.privateKey("private-key", text)).contains("1024 bits");
	}

	@Test
	void privateKeyWhenItIsNotRsaShouldSayWhatItIs() throws IOException {
		String text = read("keys/ec_private_key.pem");
		assertThatFound(() -> Pem.privateKey("private-key", text)).contains("type EC");
	}

	@Test
	void privateKeyWhenItIsAbsentShouldSaySo() {
		assertThatFound(() -> Pem.checkPrivateKey("key-store", null)).contains("no private key");
	}

	@Test
	void privateKeyWhenItIsEmptyShouldSaySo() {
		assertThatFound(() -> Pem.privateKey("private-key", " \n")).isEqualTo("it is empty");
	}

	@Test
	void privateKeyWhenItIsAnotherTextShouldSaySo() {
		assertThatFound(() -> Pem.privateKey("private-key", "hello")).isEqualTo("it is not PEM text");
	}

	@Test
	void privateKeyWhenItsEndIsMissingShouldSaySo() throws IOException {
		String text = read(PRIVATE_KEY).substring(0, 500);
		assertThatFound(() -> Pem.privateKey("private-key", text)).isEqualTo("its PEM block is cut off or damaged");
	}

	@ParameterizedTest
	@ValueSource(strings = { PRIVATE_KEY, "keys/merchant_pkcs1.pem" })
	void privateKeyWhenLinesAreMissingShouldSayThatItIsDamaged(String file) throws IOException {
		String text = withoutSomeLines(read(file));
		assertThatFound(() -> Pem.privateKey("private-key", text)).contains("damaged");
	}

	@Test
	void certificateWhenLinesAreMissingShouldSayThatItIsDamaged() throws IOException {
		String text = withoutSomeLines(read(CERTIFICATE));
		assertThatFound(() -> Pem.certificate("certificate", text, "apiclient_cert.pem")).contains("damaged");
	}

	@Test
	void publicKeyWhenLinesAreMissingShouldSayThatItIsDamaged() throws IOException {
		String text = withoutSomeLines(read(PUBLIC_KEY));
		assertThatFound(() -> Pem.publicKey("public-key", text)).contains("damaged");
	}

	private static String withoutSomeLines(String text) {
		String[] lines = text.split("\n");
		lines[2] = "";
		lines[3] = "";
		return String.join("\n", lines);
	}

	private static AbstractStringAssert<?> assertThatFound(Runnable reading) {
		MembercardConfigurationException[] thrown = new MembercardConfigurationException[1];
		assertThatExceptionOfType(MembercardConfigurationException.class).isThrownBy(reading::run)
			.satisfies((ex) -> thrown[0] = ex);
		return assertThat(thrown[0].getFound());
	}

	private static String read(String resource) throws IOException {
		return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
	}

}
