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
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CryptoProvider}. The vectors run on each choice in
 * {@link RequestVectorTests} and {@link AnswerVectorTests}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CryptoProviderTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final byte[] MESSAGE = "message\n".getBytes(StandardCharsets.UTF_8);

	private static final String SIGNATURE_OF_THE_JDK = sign(CryptoProvider.of(CryptoProvider.Choice.JDK));

	@ParameterizedTest
	@CsvSource({ "AUTO, AmazonCorrettoCryptoProvider", "CORRETTO, AmazonCorrettoCryptoProvider", "CONSCRYPT, Conscrypt",
			"JDK, JDK" })
	@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
	void chosenProviderIsUsedOnceItIsLoaded(CryptoProvider.Choice choice, String name) {
		CryptoProvider cryptoProvider = CryptoProvider.of(choice);
		assertThat(cryptoProvider).hasToString("CryptoProvider[JDK]");
		cryptoProvider.load();
		assertThat(cryptoProvider.toString()).startsWith("CryptoProvider[" + name);
	}

	@ParameterizedTest
	@EnumSource(CryptoProvider.Choice.class)
	void signatureIsThatOfTheJdk(CryptoProvider.Choice choice) {
		assertThat(sign(CryptoProvider.of(choice))).isEqualTo(SIGNATURE_OF_THE_JDK);
	}

	@ParameterizedTest
	@EnumSource(CryptoProvider.Choice.class)
	void phoneNumberOfTheVectorIsDecrypted(CryptoProvider.Choice choice) {
		JsonNode vector = Vectors.load("06-oaep-phone.json");
		Sensitive phoneNumber = Vectors.credential()
			.with(loaded(choice))
			.decrypt(vector.at("/notification_field/ciphertext_base64").asString());
		assertThat(phoneNumber.value()).isEqualTo(vector.get("plaintext").asString());
	}

	@ParameterizedTest
	@EnumSource(CryptoProvider.Choice.class)
	void whatIsEncryptedIsDecryptedByTheJdk(CryptoProvider.Choice choice) throws GeneralSecurityException {
		PlatformKey key = Vectors.platformKeys().with(loaded(choice)).all().iterator().next();
		byte[] ciphertext = Base64.getDecoder().decode(key.encrypt(Sensitive.of("13800138000")));
		PrivateKey privateKey = Pem.privateKey("test", Vectors.text("vectors/keys/wechatpay_private_key.pem"));
		assertThat(Rsa.ofJvm().decrypt(privateKey, ciphertext)).asString().isEqualTo("13800138000");
	}

	@ParameterizedTest
	@EnumSource(CryptoProvider.Choice.class)
	void nothingIsInstalledInTheJvm(CryptoProvider.Choice choice) {
		List<Provider> before = List.of(Security.getProviders());
		sign(CryptoProvider.of(choice));
		assertThat(Security.getProviders()).containsExactlyElementsOf(before);
	}

	@Test
	void keysAreImportedOnce() {
		TestProvider provider = new TestProvider();
		CryptoProvider cryptoProvider = CryptoProvider.of(provider);
		cryptoProvider.load();
		MerchantCredential credential = Vectors.credential().with(cryptoProvider);
		PlatformKey key = Vectors.platformKeys().with(cryptoProvider).all().iterator().next();
		provider.asked().clear();
		for (int i = 0; i < 3; i++) {
			credential.authorize(MESSAGE, 1, "nonce");
			key.signed(MESSAGE, new byte[256]);
		}
		assertThat(Collections.frequency(provider.asked(), "KeyFactory")).isEqualTo(2);
		assertThat(Collections.frequency(provider.asked(), "Signature")).isEqualTo(6);
	}

	@Test
	void keyIsOfTheProviderThatSigns() throws GeneralSecurityException {
		CryptoProvider cryptoProvider = loaded(CryptoProvider.Choice.CONSCRYPT);
		PrivateKey key = Pem.privateKey("test", Vectors.text("vectors/keys/merchant_private_key.pem"));
		ImportedKey<PrivateKey> imported = new ImportedKey<>(PrivateKey.class, key);
		assertThat(imported.by(Rsa.ofJvm())).isSameAs(key);
		assertThat(imported.by(cryptoProvider.selected()).getClass().getName()).startsWith("org.conscrypt.");
		assertThat(imported.by(Rsa.ofJvm())).isSameAs(key);
	}

	@Test
	void providerIsLoadedByTheFirstSignatureAndNotByWhatMayRunOnAnEventLoop() {
		TestProvider provider = new TestProvider();
		CryptoProvider cryptoProvider = CryptoProvider.of(provider);
		PlatformKey key = Vectors.platformKeys().with(cryptoProvider).all().iterator().next();
		key.signed(MESSAGE, new byte[256]);
		key.encrypt(Sensitive.of("13800138000"));
		assertThat(provider.asked()).isEmpty();
		sign(cryptoProvider);
		assertThat(provider.asked()).isNotEmpty();
	}

	@Test
	void firstSignaturesAtOnceLoadTheProviderOnce() {
		TestProvider provider = new TestProvider();
		CryptoProvider.of(provider).load();
		long oneSelfTest = Collections.frequency(provider.asked(), "Cipher");
		provider.asked().clear();
		CryptoProvider cryptoProvider = CryptoProvider.of(provider);
		StepVerifier
			.create(Flux.range(0, 16)
				.flatMap((number) -> Mono.fromSupplier(() -> sign(cryptoProvider))
					.subscribeOn(Schedulers.boundedElastic()), 16)
				.distinct())
			.expectNext(SIGNATURE_OF_THE_JDK)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(Collections.frequency(provider.asked(), "Cipher")).isEqualTo(oneSelfTest).isPositive();
	}

	@Test
	void providerWithoutWhatIsNeededIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(new Provider("Test", "1.0", "Offers nothing") {
		}, output);
	}

	@Test
	void providerWhoseLibraryDoesNotFitThePlatformIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) {
				throw new UnsatisfiedLinkError("libtest.so: no such file");
			}

		}, output);
		assertThat(output).contains("libtest.so: no such file");
	}

	@Test
	void providerThatSignsWronglyIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) throws NoSuchAlgorithmException {
				return (jdk.getType().equals("Signature") ? jdk("SunRsaSign", "Signature", "SHA512withRSA") : jdk)
					.newInstance(null);
			}

		}, output);
		assertThat(output).contains("its signature is not valid");
	}

	@Test
	void providerThatAcceptsEverySignatureIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(providerThatVerifies(true), output);
		assertThat(output).contains("it accepts a wrong signature");
	}

	@Test
	void providerThatRefusesEverySignatureIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(providerThatVerifies(false), output);
		assertThat(output).contains("it refuses a valid signature");
	}

	@Test
	void providerThatCanNotDecryptIsLeftOut(CapturedOutput output) {
		assertIsLeftOut(new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) throws NoSuchAlgorithmException {
				if (jdk.getType().equals("Cipher")) {
					throw new NoSuchAlgorithmException("no OAEP");
				}
				return jdk.newInstance(null);
			}

		}, output);
	}

	@Test
	void failureOfAProviderWithAKeyIsAConfigurationError() {
		CryptoProvider cryptoProvider = CryptoProvider.of(new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) throws NoSuchAlgorithmException {
				if (asked().size() > 10) {
					throw new NoSuchAlgorithmException("worn out");
				}
				return jdk.newInstance(null);
			}

		});
		cryptoProvider.load();
		MerchantCredential credential = Vectors.credential().with(cryptoProvider);
		assertThatExceptionOfType(MembercardConfigurationException.class).isThrownBy(() -> {
			for (int i = 0; i < 10; i++) {
				credential.authorize(MESSAGE, 1, "nonce");
			}
		}).withMessageContaining("private-key");
	}

	private static void assertIsLeftOut(Provider provider, CapturedOutput output) {
		CryptoProvider cryptoProvider = CryptoProvider.of(provider);
		assertThat(sign(cryptoProvider)).isEqualTo(SIGNATURE_OF_THE_JDK);
		assertThat(sign(cryptoProvider)).isEqualTo(SIGNATURE_OF_THE_JDK);
		assertThat(cryptoProvider).hasToString("CryptoProvider[JDK]");
		assertThat(output).containsOnlyOnce("The crypto provider Test is left out");
	}

	private static TestProvider providerThatVerifies(boolean result) {
		return new TestProvider() {

			@Override
			protected Object newInstance(Service jdk) throws NoSuchAlgorithmException {
				Object spi = jdk.newInstance(null);
				return (spi instanceof SignatureSpi) ? new ConstantVerification(result) : spi;
			}

		};
	}

	private static CryptoProvider loaded(CryptoProvider.Choice choice) {
		CryptoProvider cryptoProvider = CryptoProvider.of(choice);
		cryptoProvider.load();
		return cryptoProvider;
	}

	private static String sign(CryptoProvider cryptoProvider) {
		return Vectors.credential().with(cryptoProvider).authorize(MESSAGE, 1, "nonce");
	}

	/**
	 * Signs as the JDK does, and verifies without looking.
	 */
	private static final class ConstantVerification extends SignatureSpi {

		private final Signature jdk;

		private final boolean result;

		private ConstantVerification(boolean result) throws NoSuchAlgorithmException {
			this.jdk = Signature.getInstance("SHA256withRSA");
			this.result = result;
		}

		@Override
		protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
			this.jdk.initVerify(publicKey);
		}

		@Override
		protected void engineInitSign(PrivateKey privateKey) throws InvalidKeyException {
			this.jdk.initSign(privateKey);
		}

		@Override
		protected void engineUpdate(byte b) throws SignatureException {
			this.jdk.update(b);
		}

		@Override
		protected void engineUpdate(byte[] b, int off, int len) throws SignatureException {
			this.jdk.update(b, off, len);
		}

		@Override
		protected byte[] engineSign() throws SignatureException {
			return this.jdk.sign();
		}

		@Override
		protected boolean engineVerify(byte[] sigBytes) {
			return this.result;
		}

		@Override
		@Deprecated
		protected void engineSetParameter(String param, Object value) {
			throw new UnsupportedOperationException("RSA with SHA-256 has no parameters");
		}

		@Override
		@Deprecated
		protected Object engineGetParameter(String param) {
			throw new UnsupportedOperationException("RSA with SHA-256 has no parameters");
		}

	}

}
