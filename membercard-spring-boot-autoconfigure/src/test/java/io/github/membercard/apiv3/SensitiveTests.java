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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import javax.crypto.Cipher;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Sensitive} on its way to the platform.
 */
class SensitiveTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Vectors.clockAt(1_800_000_000);

	private static final JsonNode VECTOR = Vectors.load("06-oaep-phone.json");

	private static final Sensitive PHONE_NUMBER = Sensitive.of(VECTOR.get("plaintext").asString());

	private final ScriptedServer server = new ScriptedServer();

	private final ApiV3Client client = client(Vectors.platformKeys());

	private final Phones phones = this.client.createService(Phones.class);

	SensitiveTests() {
		this.server.answer(new ScriptedServer.Answer(204, Vectors.sign(CLOCK, new byte[0]), new byte[0]));
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void cipherTextOfTheVectorIsReadByThisTestsDecryption() {
		assertThat(decrypt(VECTOR.at("/request_field/ciphertext_base64").asString())).isEqualTo(PHONE_NUMBER.value());
	}

	@Test
	void memberIsEncryptedWithTheKeyThatTheRequestNames() {
		StepVerifier.create(this.phones.write(new Phone("x", PHONE_NUMBER))).expectComplete().verify(TIMEOUT);
		JsonNode body = JsonMapper.shared().readTree(this.server.last().text());
		assertThat(body.propertyNames()).containsExactly("name", "phone_number");
		assertThat(body.get("phone_number").asString()).hasSize(344);
		assertThat(decrypt(body.get("phone_number").asString())).isEqualTo(PHONE_NUMBER.value());
		assertThat(this.server.last().header("Wechatpay-Serial"))
			.isEqualTo(VECTOR.at("/request_field/wechatpay_serial_header").asString());
		assertThat(IndependentVerifier.isSigned(this.server.last(), "/phones")).isTrue();
	}

	@Test
	void memberIsEncryptedAnewForEachCall() {
		StepVerifier.create(this.phones.write(new Phone("x", PHONE_NUMBER)).repeat(1)).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).extracting(ScriptedServer.Received::text).doesNotHaveDuplicates();
	}

	@Test
	void queryParameterIsEncryptedPercentEncodedAndSigned() {
		StepVerifier.create(this.phones.find("pb", PHONE_NUMBER)).expectComplete().verify(TIMEOUT);
		String target = this.server.last().target();
		assertThat(target).startsWith("/phones?card_id=pb&phone_number=")
			.doesNotContain("+")
			.doesNotMatch(".*=.*=.*=.*");
		String value = target.substring("/phones?card_id=pb&phone_number=".length());
		assertThat(value).matches("(?:[0-9A-Za-z]|%2F|%2B|%3D)+");
		assertThat(decrypt(URLDecoder.decode(value, StandardCharsets.UTF_8))).isEqualTo(PHONE_NUMBER.value());
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.PUBLIC_KEY_ID);
		assertThat(IndependentVerifier.isSigned(this.server.last(), target)).isTrue();
	}

	@Test
	void onlyQueryParameterStandsAlone() {
		StepVerifier.create(this.phones.find(PHONE_NUMBER)).expectComplete().verify(TIMEOUT);
		assertThat(this.server.last().target()).startsWith("/phones?phone_number=");
	}

	@Test
	void personalParameterIsSentAndSignedButNotShownBefore() {
		AtomicReference<String> shown = new AtomicReference<>("");
		ApiV3Client watched = ApiV3Client.builder(Vectors.credential(), Vectors.platformKeys())
			.baseUrl(this.server.url())
			.clock(CLOCK)
			.webClient((builder) -> builder.filter((request, next) -> {
				shown.set(request.url() + " " + request.attributes());
				return next.exchange(request);
			}))
			.build();
		StepVerifier.create(watched.createService(Phones.class).of("o p+é", 0)).expectComplete().verify(TIMEOUT);
		assertThat(shown.get()).contains("/phones?offset=0 ").contains("openid=***").doesNotContain("o p+é", "o%20p");
		assertThat(this.server.last().target()).isEqualTo("/phones?offset=0&openid=o%20p%2B%C3%A9");
		assertThat(IndependentVerifier.isSigned(this.server.last(), this.server.last().target())).isTrue();
	}

	@Test
	void personalParameterKeepsItsRules() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.phones.of("123456789", 0))
			.withMessage("'openid' has 9 characters; at most 8 are allowed");
	}

	@Test
	void platformCertificateEncryptsWhereThereIsNoPublicKey() {
		PlatformKeys certificate = PlatformKeys.builder()
			.certificate(Vectors.text("vectors/keys/platform_cert.pem"))
			.build();
		// The answer is signed with another key; what was sent is all that matters here
		client(certificate).createService(Phones.class)
			.write(new Phone("x", PHONE_NUMBER))
			.onErrorComplete()
			.block(TIMEOUT);
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.CERTIFICATE_SERIAL);
		assertThat(this.server.last().text()).doesNotContain(PHONE_NUMBER.value());
	}

	@Test
	void callerWhoNamesAKeyGetsThatKey() {
		StepVerifier
			.create(this.client.webClient()
				.post()
				.uri("/phones")
				.header("Wechatpay-Serial", Vectors.CERTIFICATE_SERIAL)
				.bodyValue(Map.of("phone_number", PHONE_NUMBER))
				.retrieve()
				.toBodilessEntity()
				.then())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.last().header("Wechatpay-Serial")).isEqualTo(Vectors.CERTIFICATE_SERIAL);
		assertThat(this.server.last().text()).contains("phone_number").doesNotContain(PHONE_NUMBER.value());
	}

	@Test
	void keyThatNobodyKnowsEncryptsNothing() {
		StepVerifier
			.create(this.client.webClient()
				.post()
				.uri("/phones")
				.header("Wechatpay-Serial", "7777")
				.bodyValue(Map.of("phone_number", PHONE_NUMBER))
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("only written encrypted")
				.hasMessageNotContaining(PHONE_NUMBER.value()))
			.verify(TIMEOUT);
		StepVerifier.create(this.client.createService(Phones.class).find(PHONE_NUMBER, "7777"))
			.expectErrorSatisfies((ex) -> assertThat(ex)
				.hasMessage("'phone_number' can't be encrypted: the key named in Wechatpay-Serial is not known"))
			.verify(TIMEOUT);
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void missingQueryParameterIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.phones.find("pb", null))
			.withMessage("'phone_number' is required");
	}

	@Test
	void otherMappersDoNotWriteIt() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> JsonMapper.shared().writeValueAsString(new Phone("x", PHONE_NUMBER)))
			.withMessageContaining("only written encrypted")
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining(PHONE_NUMBER.value()));
	}

	@Test
	void toStringShowsStars() {
		assertThat(new Phone("x", PHONE_NUMBER)).hasToString("Phone[name=x, phoneNumber=***]");
	}

	@Test
	void sameTextsAreEqual() {
		assertThat(PHONE_NUMBER).isEqualTo(Sensitive.of(PHONE_NUMBER.value()))
			.hasSameHashCodeAs(Sensitive.of(PHONE_NUMBER.value()))
			.isNotEqualTo(Sensitive.of("1"))
			.isNotEqualTo(PHONE_NUMBER.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void blankTextIsRefused(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Sensitive.of(value))
			.withMessage("A sensitive text must not be blank");
	}

	@Test
	void longestTextIsEncryptedAndALongerOneIsRefused() {
		PlatformKey key = Vectors.platformKeys().all().iterator().next();
		assertThat(decrypt(key.encrypt(Sensitive.of("1".repeat(214))))).hasSize(214);
		assertThatIllegalArgumentException().isThrownBy(() -> Sensitive.of("1".repeat(215)))
			.withMessage("A sensitive text has 215 bytes; at most 214 can be encrypted");
		assertThatIllegalArgumentException().isThrownBy(() -> Sensitive.of("卡".repeat(72)))
			.withMessage("A sensitive text has 216 bytes; at most 214 can be encrypted");
	}

	private ApiV3Client client(PlatformKeys keys) {
		return ApiV3Client.builder(Vectors.credential(), keys)
			.retryPolicy(null)
			.baseUrl(this.server.url())
			.clock(CLOCK)
			.build();
	}

	private static String decrypt(String ciphertext) {
		PrivateKey key = Pem.privateKey("test", Vectors.text("vectors/keys/wechatpay_private_key.pem"));
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.DECRYPT_MODE, key);
			return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Phone(String name, Sensitive phoneNumber) {
	}

	interface Phones {

		@PostExchange("/phones")
		Mono<Void> write(@RequestBody Phone phone);

		@GetExchange("/phones")
		Mono<Void> find(@RequestParam("card_id") String cardId,
				@RequestParam("phone_number") @Nullable Sensitive phoneNumber);

		@GetExchange("/phones")
		Mono<Void> find(@RequestParam("phone_number") Sensitive phoneNumber);

		@GetExchange("/phones")
		Mono<Void> of(@RequestParam("openid") @Personal @MaxLength(8) String openid,
				@RequestParam("offset") int offset);

		@GetExchange("/phones")
		Mono<Void> find(@RequestParam("phone_number") Sensitive phoneNumber,
				@RequestHeader("Wechatpay-Serial") String serial);

	}

}
