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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.delivery.QrcodeRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the forms in which the properties give credentials. Each calls a platform that
 * signs its answer, so keys that were read wrongly do not pass.
 */
class MembercardCredentialPropertiesTests {

	private static final String PRIVATE_KEY = TestMerchants.read("vectors/keys/merchant_private_key.pem");

	private static final String CERTIFICATE = TestMerchants.read("vectors/keys/merchant_cert.pem");

	private static final String PUBLIC_KEY = TestMerchants.read("vectors/keys/wechatpay_public_key.pem");

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final LocalPlatform platform = new LocalPlatform();

	@TempDir
	private Path folder = Path.of("");

	@BeforeEach
	void setUp() {
		this.properties.put("membercard.base-url", this.platform.url().toString());
		set("merchant-id", TestMerchants.MERCHANT_ID);
		set("certificate", "classpath:vectors/keys/merchant_cert.pem");
		set("private-key", "classpath:vectors/keys/merchant_private_key.pem");
		set("platform.public-key-id", TestMerchants.PUBLIC_KEY_ID);
		set("platform.public-key", "classpath:vectors/keys/wechatpay_public_key.pem");
	}

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	@Test
	void callWhenFilesAreOnTheClassPathShouldSucceed() {
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenFilesHaveAFilePrefixShouldSucceed() throws IOException {
		set("certificate", "file:" + write("apiclient_cert.pem", CERTIFICATE));
		set("private-key", "file:" + write("apiclient_key.pem", PRIVATE_KEY));
		set("platform.public-key", "file:" + write("pub_key.pem", PUBLIC_KEY));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenFilesHaveNoPrefixShouldSucceed() throws IOException {
		set("certificate", write("apiclient_cert.pem", CERTIFICATE));
		set("private-key", write("apiclient_key.pem", PRIVATE_KEY));
		set("platform.public-key", write("pub_key.pem", PUBLIC_KEY));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTheFolderIsNamedByADigestShouldSucceed() throws IOException {
		Path digest = Files.createDirectory(this.folder.resolve("0123456789abcdef".repeat(4)));
		set("private-key", Files.writeString(digest.resolve("apiclient_key.pem"), PRIVATE_KEY).toString());
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTextsAreInThePropertiesShouldSucceed() {
		set("certificate", CERTIFICATE);
		set("private-key", PRIVATE_KEY);
		set("platform.public-key", PUBLIC_KEY);
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTextsAreFoldedIntoOneLineShouldSucceed() {
		set("certificate", CERTIFICATE.strip().replace('\n', ' '));
		set("private-key", PRIVATE_KEY.strip().replace('\n', ' '));
		set("platform.public-key", PUBLIC_KEY.strip().replace('\n', ' '));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTextsAreBase64ShouldSucceed() {
		set("certificate", base64(CERTIFICATE));
		set("private-key", base64(PRIVATE_KEY));
		set("platform.public-key", base64(PUBLIC_KEY));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenFilesHaveWindowsLineEndsAndAByteOrderMarkShouldSucceed() throws IOException {
		set("certificate", write("apiclient_cert.pem", '\uFEFF' + CERTIFICATE.replace("\n", "\r\n")));
		set("private-key", write("apiclient_key.pem", '\uFEFF' + PRIVATE_KEY.replace("\n", "\r\n")));
		set("platform.public-key", write("pub_key.pem", '\uFEFF' + PUBLIC_KEY.replace("\n", "\r\n")));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenThePrivateKeyIsPkcs1ShouldSucceed() {
		set("private-key", "classpath:keys/merchant_pkcs1.pem");
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTheSerialNumberReplacesTheCertificateShouldSucceed() {
		this.properties.remove("membercard.merchants.acme.certificate");
		set("certificate-serial-number", TestMerchants.SERIAL_NUMBER.toLowerCase(Locale.ROOT));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenThereIsAKeyStoreShouldOpenItWithTheMerchantNumber() {
		useKeyStore("classpath:keys/apiclient_cert.p12");
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenThereIsAKeyStorePasswordShouldOpenTheKeyStoreWithIt() {
		useKeyStore("classpath:keys/apiclient_cert.p12");
		set("merchant-id", "1900000009");
		set("key-store-password", "1900000001");
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTheKeyStoreIsBase64ShouldSucceed() throws IOException {
		useKeyStore("base64:" + Base64.getEncoder()
			.encodeToString(new ClassPathResource("keys/apiclient_cert.p12").getContentAsByteArray()));
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenThereIsAnSslBundleOfPemFilesShouldSucceed() {
		useSslBundle();
		this.properties.put("spring.ssl.bundle.pem.acme.keystore.certificate",
				"classpath:vectors/keys/merchant_cert.pem");
		this.properties.put("spring.ssl.bundle.pem.acme.keystore.private-key",
				"classpath:vectors/keys/merchant_private_key.pem");
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTheSslBundleHasAnAliasAndAKeyPasswordShouldSucceed() {
		useSslBundle();
		this.properties.put("spring.ssl.bundle.pem.acme.key.alias", "merchant");
		this.properties.put("spring.ssl.bundle.pem.acme.key.password", "secret");
		this.properties.put("spring.ssl.bundle.pem.acme.keystore.certificate", CERTIFICATE);
		this.properties.put("spring.ssl.bundle.pem.acme.keystore.private-key", PRIVATE_KEY);
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenThereIsAnSslBundleOfAKeyStoreShouldSucceed() {
		useSslBundle();
		this.properties.put("spring.ssl.bundle.jks.acme.keystore.type", "PKCS12");
		this.properties.put("spring.ssl.bundle.jks.acme.keystore.location", "classpath:keys/apiclient_cert.p12");
		this.properties.put("spring.ssl.bundle.jks.acme.keystore.password", TestMerchants.MERCHANT_ID);
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callWhenTheAnswerIsSignedWithAKeyOfTheListShouldSucceed() {
		set("platform.certificates[0]", "classpath:vectors/keys/platform_cert.pem");
		set("platform.certificates[1]", "classpath:keys/platform_cert_expired.pem");
		assertThat(serialNumberOfACall()).isEqualTo(TestMerchants.SERIAL_NUMBER);
	}

	@Test
	void callShouldNameThePublicKeyThatTheAnswerIsExpectedFrom() {
		serialNumberOfACall();
		assertThat(this.platform.last().headers().getFirst("Wechatpay-Serial")).isEqualTo(TestMerchants.PUBLIC_KEY_ID);
	}

	private void useKeyStore(String location) {
		this.properties.remove("membercard.merchants.acme.certificate");
		this.properties.remove("membercard.merchants.acme.private-key");
		set("key-store", location);
	}

	private void useSslBundle() {
		this.properties.remove("membercard.merchants.acme.certificate");
		this.properties.remove("membercard.merchants.acme.private-key");
		set("ssl-bundle", "acme");
	}

	private void set(String name, String value) {
		this.properties.put("membercard.merchants.acme." + name, value);
	}

	private String write(String name, String text) throws IOException {
		return Files.writeString(this.folder.resolve(name), text).toString();
	}

	private static String base64(String text) {
		return "base64:" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private String serialNumberOfACall() {
		// A map, because the runner's own property values can't have several lines
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MembercardAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", this.properties)))
			.run((context) -> context.getBean(MembercardOpenClient.class)
				.qrcodes()
				.create("card", QrcodeRequest.autoActivate())
				.block(Timeouts.CALL));
		String authorization = String.valueOf(this.platform.last().headers().getFirst("Authorization"));
		return authorization.replaceAll(".*serial_no=\"([^\"]*)\".*", "$1");
	}

}
