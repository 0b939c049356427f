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

package io.github.membercard.officialaccount.event;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.apiv3.Vectors;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.officialaccount.event.Pushes.Push;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OfficialAccountEventParser}, with vector 09.
 */
class OfficialAccountEventParserTests {

	private static final JsonNode VECTORS = Vectors.load("09-official-account.json");

	private static final Clock CLOCK = Vectors.clockAt(1_472_551_037);

	private static final String XML = Pushes.userGetCard(PlantedSecrets.USER_CARD_CODE);

	private final OfficialAccountEventParser plain = Pushes.plainParser(CLOCK);

	private final OfficialAccountEventParser safe = Pushes.safeParser(CLOCK);

	@Test
	void checkOfTheAddressHasTheSignatureOfTheVector() {
		JsonNode vector = VECTORS.get("url_check");
		JsonNode inputs = vector.get("inputs");
		String query = "signature=" + vector.get("signature").asString() + "&timestamp="
				+ inputs.get("timestamp").asString() + "&nonce=" + inputs.get("nonce").asString()
				+ "&echostr=5837397520665436492";
		OfficialAccountEventParser parser = new OfficialAccountEventParser("acme", Pushes.APP_ID,
				inputs.get("token").asString(), null, CLOCK);
		assertThat(parser.checkAddress(query)).isEqualTo("5837397520665436492");
	}

	@Test
	void encryptedPushOfTheVectorIsRead() {
		JsonNode vector = VECTORS.get("encrypted_message");
		String encrypted = vector.get("encrypt").asString();
		byte[] body = ("<xml><ToUserName><![CDATA[gh_fc0a06a20993]]></ToUserName><Encrypt><![CDATA[" + encrypted
				+ "]]></Encrypt></xml>")
			.getBytes(StandardCharsets.UTF_8);
		String query = "timestamp=" + vector.get("timestamp").asString() + "&nonce=" + vector.get("nonce").asString()
				+ "&encrypt_type=aes&msg_signature=" + vector.get("msg_signature").asString();
		OfficialAccountEventParser parser = new OfficialAccountEventParser("acme", vector.get("appid").asString(),
				vector.get("token").asString(), vector.get("encoding_aes_key").asString(), CLOCK);
		assertThat(parser.parse(query, body).event()).isEqualTo(
				new CardPassCheckEvent("acme", "wxea9c30890f48d5ae", "gh_fc0a06a20993", "oZI8Fj040-be6rlDohc6gkoPOQTQ",
						Instant.ofEpochSecond(1_472_551_036), "pZI8Fjwsy5fVPRBeD78J4RmqVvBc"));
	}

	@Test
	void encryptedPushOfTheVectorHasItsXml() {
		JsonNode vector = VECTORS.get("encrypted_message");
		assertThat(
				EncodingAesKey.of(vector.get("encoding_aes_key").asString()).decrypt(vector.get("encrypt").asString()))
			.hasValueSatisfying((content) -> {
				assertThat(content.xml()).asString(StandardCharsets.UTF_8)
					.isEqualTo(vector.get("plaintext_xml").asString());
				assertThat(content.appId()).asString(StandardCharsets.UTF_8).isEqualTo(vector.get("appid").asString());
			});
	}

	@Test
	void pushThatWxJavaEncryptedIsRead() {
		// With each length of the padding
		for (int length = 1; length <= 40; length++) {
			String code = "1".repeat(length);
			String made = new WxCryptUtil(Pushes.TOKEN, Pushes.KEY, Pushes.APP_ID).encrypt(Pushes.userGetCard(code));
			String timestamp = part(made, "TimeStamp");
			String query = "timestamp=" + timestamp + "&nonce=" + part(made, "Nonce")
					+ "&encrypt_type=aes&msg_signature=" + part(made, "MsgSignature");
			OfficialAccountEventParser parser = Pushes.safeParser(Vectors.clockAt(Long.parseLong(timestamp)));
			assertThat(parser.parse(query, made.getBytes(StandardCharsets.UTF_8)).event()).isInstanceOfSatisfying(
					UserGetCardEvent.class, (event) -> assertThat(event.userCardCode()).isEqualTo(code));
		}
	}

	@Test
	void keyWithAnyLastCharacterIsTheOneWxJavaHas() {
		String made = new WxCryptUtil(Pushes.TOKEN, Pushes.OTHER_KEY, Pushes.APP_ID).encrypt("0123456789abcdef", XML);
		assertThat(EncodingAesKey.of(Pushes.OTHER_KEY).decrypt(made))
			.hasValueSatisfying((content) -> assertThat(content.xml()).asString(StandardCharsets.UTF_8).isEqualTo(XML));
	}

	@Test
	void plainPushIsRead() {
		assertThat(Pushes.plain(CLOCK, XML).readBy(this.plain)).isInstanceOf(UserGetCardEvent.class)
			.extracting(OfficialAccountEvent::account)
			.isEqualTo("plain");
	}

	@Test
	void bodyOfCompatibleModeIsReadByItsEncryptedPart() {
		Push push = Pushes.encrypted(CLOCK, XML);
		String both = new String(push.body, StandardCharsets.UTF_8).replace("<Encrypt>",
				"<FromUserName>somebody else</FromUserName><Encrypt>");
		assertThat(this.safe.parse(push.query(), both.getBytes(StandardCharsets.UTF_8)).event().fromUserName())
			.isEqualTo(PlantedSecrets.OPENID);
	}

	@Test
	void plainPushWithABrokenQueryIsRefused() {
		Pushes.broken("signature").forEach((what, change) -> {
			Push push = Pushes.plain(CLOCK, XML);
			change.accept(push);
			assertUnproven(what, this.plain, push.query(), push.body);
		});
	}

	@Test
	void encryptedPushWithABrokenQueryIsRefused() {
		Pushes.broken("msg_signature").forEach((what, change) -> {
			Push push = Pushes.encrypted(CLOCK, XML);
			change.accept(push);
			assertUnproven(what, this.safe, push.query(), push.body);
		});
	}

	@Test
	void encryptedPushWithAFlippedByteIsRefused() {
		Push push = Pushes.encrypted(CLOCK, XML);
		int start = new String(push.body, StandardCharsets.UTF_8).indexOf("<Encrypt>");
		for (int i = start; i < push.body.length; i++) {
			byte[] flipped = push.body.clone();
			flipped[i] ^= 1;
			assertUnproven("byte " + i, this.safe, push.query(), flipped);
		}
	}

	@Test
	void pushWithoutAQueryIsRefused() {
		byte[] body = Pushes.plain(CLOCK, XML).body;
		assertUnproven("none", this.plain, null, body);
		assertUnproven("empty", this.plain, "", body);
		assertUnproven("not decodable", this.plain, "timestamp=1472551037&nonce=%zz&signature=1", body);
	}

	@Test
	void missingParameterIsNamed() {
		Push push = Pushes.plain(CLOCK, XML);
		push.query.remove("nonce");
		assertThat(unproven(this.plain, push)).contains("the parameter 'nonce' was sent 0 times, not once");
	}

	@Test
	void wrongSignatureNamesThePropertyOfTheToken() {
		Push push = Pushes.plain(CLOCK, XML);
		push.query.set("signature", Pushes.sha1("another token"));
		assertThat(unproven(this.plain, push)).contains("the parameter 'signature' does not fit")
			.contains("'membercard.official-accounts.plain.token'");
	}

	@Test
	void signatureOfThePlainModeDoesNotProveAnEncryptedPush() {
		Push push = Pushes.encrypted(CLOCK, XML);
		push.query.set("msg_signature", push.value("signature"));
		assertUnproven("plain signature", this.safe, push.query(), push.body);
	}

	@ParameterizedTest
	@CsvSource({ "-301, false", "-300, true", "0, true", "300, true", "301, false" })
	void timestampMayBeFiveMinutesOffEitherWay(long seconds, boolean accepted) {
		Clock sent = Clock.offset(CLOCK, Duration.ofSeconds(seconds));
		for (Push push : List.of(Pushes.plain(sent, XML), Pushes.encrypted(sent, XML))) {
			OfficialAccountEventParser parser = push.query.containsKey("msg_signature") ? this.safe : this.plain;
			if (accepted) {
				assertThat(push.readBy(parser)).isNotNull();
			}
			else {
				assertThat(unproven(parser, push)).contains("the parameter 'timestamp' is 301 s "
						+ ((seconds < 0) ? "behind" : "ahead of") + " this machine's clock");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "now", "9223372036854775807", "-9223372036854775808", "92233720368547758070", "1.5" })
	void timestampThatIsNoneIsRefused(String timestamp) {
		Push push = Pushes.plain(CLOCK, XML);
		push.query.set("timestamp", timestamp);
		push.query.set("signature", Pushes.sha1(Pushes.TOKEN, timestamp, push.value("nonce")));
		assertUnproven(timestamp, this.plain, push.query(), push.body);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wxea9c30890f48d5af", "wxea9c30890f48d5a", "wxea9c30890f48d5ae0", "" })
	void pushForAnotherAppIdIsRefused(String appId) {
		assertThat(unproven(this.safe, Pushes.encrypted(CLOCK, XML, appId, Pushes.KEY)))
			.contains("it is for another app id")
			.contains("'membercard.official-accounts.safe.app-id'");
	}

	@Test
	void wrongKeyNamesTheProperty() {
		assertThat(unproven(this.safe, Pushes.encrypted(CLOCK, XML, Pushes.APP_ID, Pushes.OTHER_KEY)))
			.contains("it can't be decrypted")
			.contains("'membercard.official-accounts.safe.encoding-aes-key'");
	}

	@Test
	void whateverCannotBeDecryptedIsRefusedInTheSameWords() {
		byte[] xml = XML.getBytes(StandardCharsets.UTF_8);
		byte[] content = Pushes.content(xml, Pushes.APP_ID);
		List<byte[]> wrong = new ArrayList<>();
		for (int padding : new int[] { 0, 33, 255 }) {
			byte[] padded = Pushes.pad(content);
			padded[padded.length - 1] = (byte) padding;
			wrong.add(padded);
		}
		byte[] uneven = Pushes.pad(Pushes.content((XML + " ").getBytes(StandardCharsets.UTF_8), Pushes.APP_ID));
		uneven[uneven.length - 2] ^= 1;
		wrong.add(uneven);
		for (int length : new int[] { -1, Integer.MIN_VALUE, Integer.MAX_VALUE, content.length - 19 }) {
			byte[] other = content.clone();
			for (int i = 0; i < 4; i++) {
				other[16 + i] = (byte) (length >>> (24 - 8 * i));
			}
			wrong.add(Pushes.pad(other));
		}
		wrong.add(Pushes.pad(new byte[0]));
		wrong.add(Pushes.pad(Arrays.copyOf(content, 19)));
		wrong.add(new byte[0]);
		List<String> encrypted = new ArrayList<>(
				wrong.stream().map((padded) -> Pushes.encrypt(Pushes.KEY, padded)).toList());
		String whole = Pushes.encrypt(Pushes.KEY, Pushes.pad(content));
		byte[] bytes = Base64.getDecoder().decode(whole);
		encrypted.add(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length - 16)));
		encrypted.add(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length - 1)));
		encrypted.add(whole.substring(1));
		encrypted.add("*" + whole);
		// An empty one is no field
		encrypted.removeIf(String::isEmpty);
		assertThat(encrypted).hasSize(wrong.size() + 3)
			.extracting((text) -> unproven(this.safe, Pushes.sealed(CLOCK, text)))
			.containsOnly(unproven(this.safe, Pushes.sealed(CLOCK, "AAAA")));
	}

	@Test
	void plainPushIsRefusedWhenThereIsAKey() {
		assertThat(unproven(this.safe, Pushes.plain(CLOCK, XML))).contains("it is not encrypted")
			.contains("'membercard.official-accounts.safe.encoding-aes-key'");
	}

	@Test
	void encryptedPushWithoutAKeyNamesTheProperty() {
		Push push = Pushes.encrypted(CLOCK, XML);
		assertThatExceptionOfType(MembercardConfigurationException.class).isThrownBy(() -> push.readBy(this.plain))
			.satisfies((ex) -> assertThat(ex.getSetting())
				.isEqualTo("membercard.official-accounts.plain.encoding-aes-key"));
		push.query.remove("signature");
		assertThat(unproven(this.plain, push)).contains("it is encrypted")
			.contains("'membercard.official-accounts.plain.encoding-aes-key'");
	}

	@Test
	void xmlOfAStrangerIsNotProvenAndThatOfThePlatformUnreadable() {
		byte[] body = "<xml>".getBytes(StandardCharsets.UTF_8);
		assertUnproven("outer", this.safe, Pushes.encrypted(CLOCK, XML).query(), body);
		assertThat(reason(this.safe, Pushes.encrypted(CLOCK, "<xml>")))
			.isEqualTo(RefusedPushException.Reason.UNREADABLE);
		assertThat(reason(this.plain, Pushes.plain(CLOCK, body))).isEqualTo(RefusedPushException.Reason.UNREADABLE);
	}

	@Test
	void emptyBodySaysThatSomethingReadItBefore() {
		assertThat(reason(this.plain, Pushes.plain(CLOCK, ""))).isEqualTo(RefusedPushException.Reason.NO_BODY);
		assertThat(problem(this.plain, Pushes.plain(CLOCK, ""))).contains("something read the body before");
	}

	@Test
	void largestPushIsReadAndALargerOneIsNot() {
		byte[] largest = Arrays.copyOf(XML.getBytes(StandardCharsets.UTF_8), NotificationVerifier.MAX_BYTES);
		Arrays.fill(largest, XML.length(), largest.length, (byte) ' ');
		assertThat(Pushes.plain(CLOCK, largest).readBy(this.plain)).isInstanceOf(UserGetCardEvent.class);
		Push larger = Pushes.plain(CLOCK, new byte[NotificationVerifier.MAX_BYTES + 1]);
		assertThat(reason(this.plain, larger)).isEqualTo(RefusedPushException.Reason.TOO_LARGE);
	}

	@Test
	void checkOfTheAddressWithABrokenQueryIsRefused() {
		Pushes.broken("signature").forEach((what, change) -> {
			Push check = Pushes.check(CLOCK, "5837397520665436492");
			change.accept(check);
			assertThatExceptionOfType(RefusedPushException.class).as(what)
				.isThrownBy(() -> this.safe.checkAddress(check.query()));
		});
	}

	@Test
	void textToEchoIsReturnedAsItIs() {
		String echo = "a+b/c=d%2B~!" + "9".repeat(244);
		assertThat(this.safe.checkAddress(Pushes.check(CLOCK, echo).query())).isEqualTo(echo);
		assertThat(this.plain.checkAddress(Pushes.check(CLOCK, echo).query())).isEqualTo(echo);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "caf\u00e9", "a\r\nSet-Cookie:b", "\u0000", "\u007f" })
	void textToEchoThatIsNotPrintableIsRefused(String echo) {
		assertThatExceptionOfType(RefusedPushException.class)
			.isThrownBy(() -> this.plain.checkAddress(Pushes.check(CLOCK, echo).query()));
	}

	@Test
	void textToEchoThatIsTooLongIsRefused() {
		assertThatExceptionOfType(RefusedPushException.class)
			.isThrownBy(() -> this.plain.checkAddress(Pushes.check(CLOCK, "9".repeat(257)).query()));
	}

	@ParameterizedTest
	@CsvSource({ "'', 'it has 0 characters, not 43'", "abc, 'it has 3 characters, not 43'",
			"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, 'it has 44 characters, not 43'",
			"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh_, 'it has a character that is none of Base64'",
			"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh=, 'it has a character that is none of Base64'" })
	void keyOfAnotherFormSaysWhatWasFoundAndNotTheKey(String key, String found) {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> new OfficialAccountEventParser("acme", Pushes.APP_ID, Pushes.TOKEN, key, CLOCK))
			.satisfies((ex) -> {
				assertThat(ex.getSetting()).isEqualTo("encoding-aes-key");
				assertThat(ex.getFound()).isEqualTo(found);
				assertThat(ex.getAction()).contains("Copy the EncodingAESKey");
			});
	}

	@ParameterizedTest
	@CsvSource({ "app-id, ' ', t", "token, wx1, ' '" })
	void blankSettingIsRefused(String setting, String appId, String token) {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> new OfficialAccountEventParser("acme", appId, token, null, CLOCK))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo(setting));
	}

	@Test
	void copiesHaveOneIdentityWhicheverWayTheyWereSent() {
		Push later = Pushes.encrypted(Clock.offset(CLOCK, Duration.ofSeconds(5)), XML);
		assertThat(identity(this.safe, later)).isEqualTo(identity(this.safe, Pushes.encrypted(CLOCK, XML)))
			.isEqualTo(identity(this.plain, Pushes.plain(CLOCK, XML)));
	}

	@Test
	void twoCardsThatAreTakenInOneSecondAreTwoEvents() {
		assertThat(identity(this.plain, Pushes.plain(CLOCK, XML)))
			.isNotEqualTo(identity(this.plain, Pushes.plain(CLOCK, Pushes.userGetCard("1"))))
			.isNotEqualTo(identity(this.plain, Pushes.plain(CLOCK, XML.replace("pZI8Fj", "pZI8Fk"))))
			.isNotEqualTo(identity(this.plain, Pushes.plain(CLOCK, XML.replace("user_get_card", "user_del_card"))))
			.isNotEqualTo(identity(this.plain, Pushes.plain(CLOCK, XML.replace("1472551036", "1472551037"))))
			.isNotEqualTo(identity(this.plain, Pushes.plain(CLOCK, XML.replace("obLatj", "obLatk"))));
	}

	@Test
	void twoMessagesInOneSecondAreTwoEvents() {
		String message = XML.replace(">event<", ">text<").replace("</xml>", "<MsgId>1</MsgId></xml>");
		assertThat(identity(this.plain, Pushes.plain(CLOCK, message))).isNotEqualTo(
				identity(this.plain, Pushes.plain(CLOCK, message.replace("<MsgId>1</MsgId>", "<MsgId>2</MsgId>"))));
	}

	@Test
	void identityIsShortAndHoldsNothingPersonal() {
		assertThat(identity(this.plain, Pushes.plain(CLOCK, XML)))
			.matches(Pattern.quote(Pushes.APP_ID) + "/user_get_card/[0-9a-f]{64}");
		String strange = XML.replace("user_get_card", "\n" + "x".repeat(1000) + "\n" + PlantedSecrets.OPENID);
		assertThat(identity(this.plain, Pushes.plain(CLOCK, strange))).hasSizeLessThan(255)
			.doesNotContain("x".repeat(10), PlantedSecrets.OPENID, "\n");
	}

	private static String identity(OfficialAccountEventParser parser, Push push) {
		return parser.parse(push.query(), push.body).identity();
	}

	private static String part(String xml, String name) {
		return Objects.requireNonNull(PushXml.fields(xml.getBytes(StandardCharsets.UTF_8)).text(name));
	}

	private static void assertUnproven(String what, OfficialAccountEventParser parser, @Nullable String query,
			byte[] body) {
		assertThatExceptionOfType(RefusedPushException.class).as(what)
			.isThrownBy(() -> parser.parse(query, body))
			.satisfies((ex) -> assertThat(ex.reason()).as(what).isEqualTo(RefusedPushException.Reason.UNPROVEN));
	}

	private static String unproven(OfficialAccountEventParser parser, Push push) {
		assertThat(reason(parser, push)).isEqualTo(RefusedPushException.Reason.UNPROVEN);
		return problem(parser, push);
	}

	private static RefusedPushException.Reason reason(OfficialAccountEventParser parser, Push push) {
		return refused(parser, push).reason();
	}

	private static String problem(OfficialAccountEventParser parser, Push push) {
		String problem = refused(parser, push).problem();
		assertThat(PlantedSecrets.find(problem)).isEmpty();
		return problem;
	}

	private static RefusedPushException refused(OfficialAccountEventParser parser, Push push) {
		return assertThatExceptionOfType(RefusedPushException.class).isThrownBy(() -> push.readBy(parser)).actual();
	}

}
