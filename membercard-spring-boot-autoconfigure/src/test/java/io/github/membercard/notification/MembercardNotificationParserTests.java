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

package io.github.membercard.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardDecodingException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.apiv3.MembercardSignatureException.Reason;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.apiv3.Vectors;
import io.github.membercard.logging.PlantedSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MembercardNotificationParser}, with vectors 06 and 07.
 */
class MembercardNotificationParserTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final JsonNode VECTOR = Vectors.load("07-notifications.json");

	private static final Clock CLOCK = Vectors.clockAt(1_722_850_425);

	private final MembercardNotificationParser parser = parser(Vectors.credential(), CLOCK);

	@Test
	void cardThatWasAcceptedIsToldWithTheDecryptedPhoneNumber() {
		String phoneNumber = Vectors.load("06-oaep-phone.json").get("plaintext").asString();
		StepVerifier.create(parse("accept_card"))
			.expectNext(new AcceptCardEvent("8b33f79f-8869-5ae5-b41b-3c0b59f957d0", "1900000001",
					OffsetDateTime.parse("2020-07-13T23:27:38+08:00"), "NEW_ACTIVATE", null,
					"pbLatjvWOibDc5-TBnbUk1pD12o0", "478515832665", PlantedSecrets.OPENID,
					"obLatjvNtj7wO79ewoQBVIUEArg0", OffsetDateTime.parse("2019-12-17T10:35:53+08:00"),
					Sensitive.of(phoneNumber), "sz_store_001"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void cardThatAUserDeletedIsToldAlsoWithEmptyAssociatedData() {
		StepVerifier.create(parse("usercard_manage_empty_aad"))
			.expectNext(new UserCardManageEvent("8b33f79f-8869-5ae5-b41b-3c0b59f957d0", "1900000001",
					OffsetDateTime.parse("2020-07-13T23:27:38+08:00"), "USER_DELETE_MEMBERCARD",
					"pbLatjvWOibDc5-TBnbUk1pD12o0", "478515832665", PlantedSecrets.OPENID, null,
					OffsetDateTime.parse("2019-12-17T10:35:53+08:00")))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "signtest_probe", "signtest_probe_bad_base64" })
	void probeIsAFailedSignature(String name) {
		StepVerifier.create(parse(name)).expectErrorSatisfies((ex) -> expectReason(ex, Reason.PROBE)).verify(TIMEOUT);
	}

	@Test
	void headersAreFoundInAnyCase() {
		HttpHeaders lowerCase = new HttpHeaders();
		headers("accept_card").forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
		StepVerifier.create(this.parser.parse(lowerCase, body("accept_card")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void missingSignatureTypeIsTakenAsTheUsualOne() {
		HttpHeaders headers = headers("accept_card");
		headers.remove("Wechatpay-Signature-Type");
		StepVerifier.create(this.parser.parse(headers, body("accept_card")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void brokenNotificationGivesNoEvent() {
		Notifications.brokenHeaders().forEach((what, change) -> {
			HttpHeaders headers = headers("accept_card");
			change.accept(headers);
			assertUnproven(what, headers, body("accept_card"));
		});
		byte[] body = body("accept_card");
		for (int i = 0; i < body.length; i++) {
			body[i] ^= 1;
			assertUnproven("byte " + i, headers("accept_card"), body);
			body[i] ^= 1;
		}
		assertUnproven("cut", headers("accept_card"), Arrays.copyOf(body, body.length - 1));
		assertUnproven("longer", headers("accept_card"), Arrays.copyOf(body, body.length + 1));
		assertUnproven("pretty", headers("accept_card"),
				JsonMapper.shared().readTree(body).toPrettyString().getBytes(StandardCharsets.UTF_8));
		assertUnproven("empty", headers("accept_card"), new byte[0]);
		assertUnproven("2 MB", headers("accept_card"), new byte[2 * 1024 * 1024]);
		assertUnproven("body of another", headers("accept_card"), body("usercard_manage_empty_aad"));
	}

	@Test
	void emptyBodySaysThatSomethingReadItBefore() {
		StepVerifier.create(this.parser.parse(headers("accept_card"), new byte[0])).expectErrorSatisfies((ex) -> {
			expectReason(ex, Reason.NO_BODY);
			assertThat(ex).hasMessageContaining("something read the body before, such as a filter");
		}).verify(TIMEOUT);
	}

	@ParameterizedTest
	@CsvSource({ "-301, false", "-300, true", "0, true", "300, true", "301, false" })
	void timestampMayBeFiveMinutesOffEitherWay(long seconds, boolean accepted) {
		byte[] body = body("accept_card");
		HttpHeaders headers = Vectors.sign(Vectors.clockAt(CLOCK.instant().getEpochSecond() + seconds), body);
		StepVerifier.Step<MembercardEvent> result = StepVerifier.create(this.parser.parse(headers, body));
		if (accepted) {
			result.expectNextCount(1).expectComplete().verify(TIMEOUT);
		}
		else {
			result.expectErrorSatisfies((ex) -> expectReason(ex, Reason.CLOCK)).verify(TIMEOUT);
		}
	}

	@Test
	void largestNotificationIsReadAndALargerOneIsNot() {
		StepVerifier.create(signed(new byte[NotificationVerifier.MAX_BYTES]))
			.expectError(MembercardDecodingException.class)
			.verify(TIMEOUT);
		StepVerifier.create(signed(new byte[NotificationVerifier.MAX_BYTES + 1]))
			.expectErrorSatisfies((ex) -> expectReason(ex, Reason.BODY_TOO_LARGE))
			.verify(TIMEOUT);
	}

	@Test
	void wrongApiV3KeyNamesTheProperty() {
		MerchantCredential other = MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(Vectors.MERCHANT_SERIAL)
			.apiV3Key(ApiV3Key.of("vutsrqponmlkjihgfedcba9876543210"))
			.build();
		StepVerifier.create(parser(other, CLOCK).parse(headers("accept_card"), body("accept_card")))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConfigurationException.class)
				.hasMessageStartingWith("'api-v3-key' is not usable"))
			.verify(TIMEOUT);
	}

	@Test
	void clientWithoutAnApiV3KeyHasNoVerifier() {
		MerchantCredential keyless = MerchantCredential.builder(Vectors.MERCHANT_ID)
			.privateKey(Vectors.text("vectors/keys/merchant_private_key.pem"))
			.certificateSerialNumber(Vectors.MERCHANT_SERIAL)
			.build();
		ApiV3Client client = ApiV3Client.builder(keyless, Vectors.platformKeys()).build();
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> client.notificationVerifier())
			.withMessageContaining(
					"'api-v3-key' is not usable: it is missing, and notifications are encrypted with it");
	}

	@Test
	void cipherTextThatIsCutIsNotDecrypted() {
		ObjectNode notification = (ObjectNode) JsonMapper.shared().readTree(body("accept_card"));
		ObjectNode resource = (ObjectNode) notification.get("resource");
		String ciphertext = resource.get("ciphertext").asString();
		for (String cut : List.of(ciphertext.substring(4), ciphertext.substring(0, ciphertext.length() - 4), "",
				"AAAA")) {
			resource.put("ciphertext", cut);
			StepVerifier.create(signed(Notifications.bytes(notification)))
				.expectError(MembercardConfigurationException.class)
				.verify(TIMEOUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "create_time", "event_type", "resource" })
	void notificationWithoutARequiredMemberIsUnreadable(String member) {
		ObjectNode notification = (ObjectNode) JsonMapper.shared().readTree(body("accept_card"));
		notification.remove(member);
		StepVerifier.create(signed(Notifications.bytes(notification)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardDecodingException.class)
				.hasMessageContaining("'" + member + "' is required"))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "{", "1" })
	void bodyThatIsNoNotificationIsUnreadable(String body) {
		StepVerifier.create(signed(body.getBytes(StandardCharsets.UTF_8)))
			.expectError(MembercardDecodingException.class)
			.verify(TIMEOUT);
	}

	@Test
	void otherAlgorithmIsUnreadable() {
		ObjectNode notification = (ObjectNode) JsonMapper.shared().readTree(body("accept_card"));
		((ObjectNode) notification.get("resource")).put("algorithm", "AEAD_SM4_GCM");
		StepVerifier.create(signed(Notifications.bytes(notification)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardDecodingException.class)
				.hasMessageContaining("'resource.algorithm' is not AEAD_AES_256_GCM"))
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "\"text\"", "{", "" })
	void resourceThatIsNoEventIsUnreadable(String resource) {
		StepVerifier
			.create(signed(Notifications
				.bytes(Notifications.notification("MEMBERCARD.ACTIVATE_CARD", resource, "membercard"))))
			.expectError(MembercardDecodingException.class)
			.verify(TIMEOUT);
	}

	@Test
	void cardThatBecameActiveIsTold() {
		StepVerifier
			.create(signed(Notifications.bytes(Notifications.notification("MEMBERCARD.ACTIVATE_CARD",
					"{\"event_type\":\"MEMBER_CARD_ACTIVATE\",\"activate_scene\":\"RECOVER\",\"card_id\":\"pb\","
							+ "\"openid\":\"" + PlantedSecrets.OPENID
							+ "\",\"event_time\":\"2019-12-17T10:35:53.120+08:00\",\"new_member\":1}",
					null))))
			.expectNext(new ActivateCardEvent("n-1", "1900000001", OffsetDateTime.parse("2020-07-13T23:27:38+08:00"),
					"MEMBER_CARD_ACTIVATE", "RECOVER", "pb", null, PlantedSecrets.OPENID, null,
					OffsetDateTime.parse("2019-12-17T10:35:53.120+08:00"), null))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void innerTypeOfAnotherCopyOfTheDocumentsDoesNotMatter() {
		StepVerifier
			.create(signed(Notifications.bytes(Notifications.notification("MEMBERCARD.ACCEPT_CARD",
					"{\"event_type\":\"MEMBER_CARD_ACTIVATE\",\"activate_scene\":\"NEW_ACTIVATE\",\"card_id\":\"pb\","
							+ "\"openid\":\"" + PlantedSecrets.OPENID
							+ "\",\"event_time\":\"2019-12-17T10:35:53+08:00\"}",
					""))))
			.assertNext((event) -> assertThat(event).isInstanceOfSatisfying(AcceptCardEvent.class,
					(accepted) -> assertThat(accepted.activateScene()).isEqualTo("NEW_ACTIVATE")))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void typeThatIsNotKnownArrivesAsSuch() {
		StepVerifier
			.create(signed(
					Notifications.bytes(Notifications.notification("MEMBERCARD.NEW_THING", "{\"a\":1}", "membercard"))))
			.expectNext(new UnknownEvent("n-1", "1900000001", OffsetDateTime.parse("2020-07-13T23:27:38+08:00"),
					"MEMBERCARD.NEW_THING", "{\"a\":1}"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void phoneNumberThatThePrivateKeyDoesNotDecryptNamesTheProperty() {
		StepVerifier
			.create(signed(Notifications.bytes(Notifications.notification("MEMBERCARD.ACCEPT_CARD",
					"{\"card_id\":\"pb\",\"openid\":\"" + PlantedSecrets.OPENID
							+ "\",\"event_time\":\"2019-12-17T10:35:53+08:00\",\"phone_number\":\""
							+ Vectors.load("06-oaep-phone.json").at("/request_field/ciphertext_base64").asString()
							+ "\"}",
					null))))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConfigurationException.class)
				.hasMessageStartingWith("'private-key' is not usable"))
			.verify(TIMEOUT);
	}

	@Test
	void eventsDoNotShowWhoTheUserIs() {
		for (String name : List.of("accept_card", "usercard_manage_empty_aad")) {
			assertThat(PlantedSecrets.find(String.valueOf(parse(name).block(TIMEOUT)))).isEmpty();
		}
		String personal = "{\"openid\":\"" + PlantedSecrets.OPENID + "\"}";
		assertThat(PlantedSecrets.find(String
			.valueOf(signed(Notifications.bytes(Notifications.notification("X", personal, null))).block(TIMEOUT))))
			.isEmpty();
	}

	private Mono<MembercardEvent> parse(String name) {
		return this.parser.parse(headers(name), body(name));
	}

	private Mono<MembercardEvent> signed(byte[] body) {
		return this.parser.parse(Vectors.sign(CLOCK, body), body);
	}

	private void assertUnproven(String what, HttpHeaders headers, byte[] body) {
		StepVerifier.create(this.parser.parse(headers, body))
			.expectErrorSatisfies((ex) -> assertThat(ex).as(what).isInstanceOf(MembercardSignatureException.class))
			.verify(TIMEOUT);
	}

	private static void expectReason(Throwable ex, Reason reason) {
		assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
				(failure) -> assertThat(failure.getReason()).isEqualTo(reason));
		assertThat(((MembercardException) ex)).hasMessageContaining("Nothing of it was used");
	}

	private static HttpHeaders headers(String name) {
		HttpHeaders headers = new HttpHeaders();
		VECTOR.get(name)
			.get("headers")
			.properties()
			.forEach((header) -> headers.set(header.getKey(), header.getValue().asString()));
		return headers;
	}

	private static byte[] body(String name) {
		return VECTOR.get(name).get("body").asString().getBytes(StandardCharsets.UTF_8);
	}

	private static MembercardNotificationParser parser(MerchantCredential credential, Clock clock) {
		return MembercardNotificationParser.create(
				ApiV3Client.builder(credential, Vectors.platformKeys()).clock(clock).build().notificationVerifier());
	}

}
