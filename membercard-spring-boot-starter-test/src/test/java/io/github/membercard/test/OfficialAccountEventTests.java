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

package io.github.membercard.test;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the events of {@link FakeOfficialAccount}.
 */
class OfficialAccountEventTests extends AbstractOfficialAccountTests {

	private static final JsonNode VECTOR = vector();

	private static JsonNode vector() {
		return JsonMapper.shared()
			.readTree(OfficialAccountEventTests.class.getResourceAsStream("/vectors/09-official-account.json"));
	}

	static Map<String, JsonNode> documentedEvents() {
		Map<String, JsonNode> events = new LinkedHashMap<>();
		DocumentedOfficialAccountExampleTests.document()
			.at("/x-push/events")
			.properties()
			.forEach((event) -> events.put(event.getKey(), event.getValue().get("fields")));
		return events;
	}

	static List<String> documentedEventNames() {
		return List.copyOf(documentedEvents().keySet());
	}

	private FakeOfficialAccountDelivery lastDelivery() {
		List<FakeOfficialAccountDelivery> deliveries = this.account.deliveries();
		return deliveries.get(deliveries.size() - 1);
	}

	/**
	 * Return the last event that the platform pushed by itself.
	 * @param endpoint the endpoint it went to
	 * @return its fields
	 */
	private Map<String, String> received(Endpoint endpoint) {
		this.account.deliveries().forEach((delivery) -> await(delivery.outcome()));
		return fields(xml(lastDelivery(), endpoint));
	}

	private static String xml(FakeOfficialAccountDelivery delivery, Endpoint endpoint) {
		assertThat(await(delivery.outcome())).isTrue();
		// Events that happen at the same time arrive in any order.
		String event = FakeOfficialAccountEvent.cdata(delivery.event().event());
		List<String> received = endpoint.received()
			.stream()
			.map(OfficialAccountEventTests::text)
			.filter((text) -> text.contains(event) || text.contains("<Encrypt>"))
			.toList();
		return received.get(received.size() - 1);
	}

	private static String text(Endpoint.Received received) {
		return new String(received.body(), StandardCharsets.UTF_8);
	}

	private static Map<String, String> fields(String xml) {
		try {
			Document document = DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(xml)));
			Map<String, String> fields = new LinkedHashMap<>();
			Element root = document.getDocumentElement();
			for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
				fields.put(node.getNodeName(), node.getTextContent().strip());
			}
			return fields;
		}
		catch (ParserConfigurationException | SAXException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> query(Endpoint.Received received) {
		Map<String, String> query = new LinkedHashMap<>();
		String target = received.target();
		for (String parameter : target.substring(target.indexOf('?') + 1).split("&", -1)) {
			int equals = parameter.indexOf('=');
			query.put(parameter.substring(0, equals),
					URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return query;
	}

	private static String value(Map<String, String> values, String name) {
		return Objects.requireNonNull(values.get(name), name);
	}

	private FakeOfficialAccountEvent event() {
		return FakeOfficialAccountEvent.of("user_del_card", this.openid)
			.with("CardId", "card")
			.with("UserCardCode", "1");
	}

	@Test
	void eventIsThatOfTheDocument() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountDelivery delivery = this.account
			.push(FakeOfficialAccountEvent.of("user_del_card", "oZI8Fj040-be6rlDohc6gkoPOQTQ")
				.with("CardId", "pZI8Fjwsy5fVPRBeD78J4RmqVvBc")
				.with("UserCardCode", "226009850808")
				.withCreateTime(Instant.ofEpochSecond(1472551036)));
		assertThat(xml(delivery, endpoint)).isEqualTo(DocumentedOfficialAccountExampleTests.document()
			.at("/x-push/samples/user_del_card")
			.asString()
			.replace("gh_fc0a06a20993", this.account.originalId()));
		assertThat(endpoint.received().get(0).header("Content-Type")).isEqualTo("text/xml");
	}

	@ParameterizedTest
	@MethodSource("documentedEventNames")
	void everyEventCanBePushed(String name) {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountEvent event = FakeOfficialAccountEvent.of(name, this.openid);
		for (JsonNode field : Objects.requireNonNull(documentedEvents().get(name))) {
			event = event.with(field.asString(), "值 <" + field.asString() + "> ]]> &");
		}
		Map<String, String> fields = fields(xml(this.account.push(event), endpoint));
		assertThat(fields).containsEntry("Event", name)
			.containsEntry("MsgType", "event")
			.containsEntry("FromUserName", this.openid)
			.containsEntry("ToUserName", this.account.originalId())
			.containsEntry("CreateTime", Long.toString(this.clock.instant().getEpochSecond()));
		for (JsonNode field : Objects.requireNonNull(documentedEvents().get(name))) {
			assertThat(fields).containsEntry(field.asString(), "值 <" + field.asString() + "> ]]> &");
			assertThat(event.field(field.asString())).isEqualTo(fields.get(field.asString()));
		}
	}

	@Test
	void plainEventIsSignedInItsQuery() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		await(this.account.push(event()).outcome());
		Map<String, String> query = query(endpoint.received().get(0));
		assertThat(query).containsOnlyKeys("signature", "timestamp", "nonce", "openid")
			.containsEntry("openid", this.openid);
		assertThat(query).containsEntry("timestamp", Long.toString(this.clock.instant().getEpochSecond()));
		assertThat(value(query, "signature")).isEqualTo(
				OfficialAccountSignature.of(this.account.token(), value(query, "timestamp"), value(query, "nonce")));
	}

	@Test
	void queryOfTheAddressStays() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		this.account.sendEventsTo(URI.create(endpoint.url() + "?account=shop"));
		await(this.account.push(event()).outcome());
		assertThat(endpoint.received().get(0).target()).startsWith("/notify?account=shop&signature=");
	}

	@Test
	void signatureIsThatOfTheVector() {
		JsonNode inputs = VECTOR.at("/url_check/inputs");
		assertThat(OfficialAccountSignature.of(inputs.get("token").asString(), inputs.get("timestamp").asString(),
				inputs.get("nonce").asString()))
			.isEqualTo(VECTOR.at("/url_check/signature").asString());
		JsonNode message = VECTOR.get("encrypted_message");
		assertThat(OfficialAccountSignature.of(message.get("token").asString(), message.get("timestamp").asString(),
				message.get("nonce").asString(), message.get("encrypt").asString()))
			.isEqualTo(message.get("msg_signature").asString());
	}

	@Test
	void encryptionIsThatOfTheVector() throws GeneralSecurityException {
		JsonNode message = VECTOR.get("encrypted_message");
		String encodingAesKey = message.get("encoding_aes_key").asString();
		byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
		Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
		byte[] plain = cipher.doFinal(Base64.getDecoder().decode(message.get("encrypt").asString()));
		assertThat(OfficialAccountEncryption.encrypt(Arrays.copyOf(plain, 16), message.get("plaintext_xml").asString(),
				message.get("appid").asString(), encodingAesKey))
			.isEqualTo(message.get("encrypt").asString());
	}

	@Test
	void otherImplementationDecryptsTheVector() {
		JsonNode message = VECTOR.get("encrypted_message");
		WxCryptUtil other = new WxCryptUtil(message.get("token").asString(), message.get("encoding_aes_key").asString(),
				message.get("appid").asString());
		assertThat(other.decryptContent(message.get("msg_signature").asString(), message.get("timestamp").asString(),
				message.get("nonce").asString(), message.get("encrypt").asString()))
			.isEqualTo(message.get("plaintext_xml").asString());
	}

	// Of every length, because of the padding
	@Test
	void otherImplementationDecryptsEncryptedEvents() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		this.account.encryptEvents(true);
		WxCryptUtil other = new WxCryptUtil(this.account.token(), this.account.encodingAesKey(), this.account.appId());
		for (int length = 0; length <= 32; length++) {
			FakeOfficialAccountEvent event = event().with("OuterStr", "a".repeat(length));
			String xml = xml(this.account.push(event), endpoint);
			Endpoint.Received received = endpoint.received().get(length);
			Map<String, String> query = query(received);
			assertThat(query).containsEntry("encrypt_type", "aes");
			assertThat(fields(xml)).containsOnlyKeys("ToUserName", "Encrypt");
			assertThat(xml).doesNotContain(this.openid);
			String decrypted = other.decryptXml(value(query, "msg_signature"), value(query, "timestamp"),
					value(query, "nonce"), xml);
			assertThat(fields(decrypted)).containsEntry("OuterStr", "a".repeat(length));
		}
	}

	@Test
	void eventsArePlainAgainWhenTheModeChanges() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		this.account.encryptEvents(true);
		await(this.account.push(event()).outcome());
		this.account.encryptEvents(false);
		assertThat(fields(xml(this.account.push(event()), endpoint))).containsEntry("Event", "user_del_card");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "success" })
	void eventIsAcceptedWithAnEmptyBodyOrSuccess(String body) {
		receiving(Endpoint.answering((received) -> 200, (received) -> body));
		FakeOfficialAccountDelivery delivery = this.account.push(event());
		assertThat(await(delivery.outcome())).isTrue();
		assertThat(delivery.delivered()).isTrue();
		assertThat(delivery.attempts()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "500, ''", "404, success", "200, Success", "200, <html>" })
	void otherAnswersAreRepeatedThreeTimesInAll(int status, String body) {
		Endpoint endpoint = receiving(Endpoint.answering((received) -> status, (received) -> body));
		FakeOfficialAccountDelivery delivery = this.account.push(event());
		for (int number = 1; number <= 2; number++) {
			assertThat(await(delivery.attempt(number)).accepted()).isFalse();
			assertThat(endpoint.received()).hasSize(number);
			this.time.advanceTimeBy(Duration.ofSeconds(5));
		}
		assertThat(await(delivery.outcome())).isFalse();
		assertThat(delivery.attempts()).hasSize(3).allSatisfy((attempt) -> {
			assertThat(attempt.status()).isEqualTo(status);
			assertThat(attempt.failure()).isNull();
		});
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> await(delivery.attempt(4)))
			.withMessageContaining("has no attempt 4");
	}

	@Test
	void repeatsHaveTheSameBodyAndAnotherSignature() {
		Endpoint endpoint = receiving(Endpoint.answering((received) -> received.target().contains("none") ? 200 : 500));
		FakeOfficialAccountDelivery delivery = this.account.push(event());
		await(delivery.attempt(1));
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		await(delivery.attempt(2));
		Endpoint.Received first = endpoint.received().get(0);
		Endpoint.Received second = endpoint.received().get(1);
		assertThat(text(second)).isEqualTo(text(first));
		assertThat(query(second).get("signature")).isNotEqualTo(query(first).get("signature"));
	}

	@Test
	void answerIsWaitedForFiveSeconds() throws InterruptedException {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		receiving(Endpoint.answering((received) -> {
			arrived.countDown();
			return awaited(never) ? 200 : 500;
		}));
		FakeOfficialAccountDelivery delivery = this.account.push(event());
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		FakeOfficialAccountDelivery.Attempt attempt = await(delivery.attempt(1));
		assertThat(attempt.failure()).isEqualTo("no answer within 5 seconds");
		assertThat(attempt.status()).isZero();
		this.account.clearDeliveries();
		assertThat(await(delivery.outcome())).isFalse();
		never.countDown();
	}

	private static boolean awaited(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	@Test
	void withoutAnAddressNothingIsSent() {
		FakeOfficialAccountDelivery delivery = this.account.push(event());
		assertThat(await(delivery.outcome())).isFalse();
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> await(delivery.attempt(1)))
			.withMessageContaining("sendEventsTo");
		this.account.clearDeliveries();
		create().take(this.openid);
		assertThat(this.account.deliveries()).isEmpty();
	}

	@Test
	void defaultAddressGivesWayToAnother() {
		Endpoint byDefault = receiving(Endpoint.answering(200));
		Endpoint endpoint = receiving(Endpoint.answering(200));
		this.account.sendEventsByDefaultTo(byDefault.url());
		await(this.account.push(event()).outcome());
		assertThat(byDefault.received()).isEmpty();
		assertThat(endpoint.received()).hasSize(1);
		FakeOfficialAccount other = this.wechatPay.officialAccount("by default");
		other.sendEventsByDefaultTo(byDefault.url());
		assertThat(await(other.push(event()).outcome())).isTrue();
	}

	@Test
	void addressMustBeOfAServer() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.account.sendEventsTo(URI.create("ftp://localhost/")));
	}

	@Test
	void addressIsCheckedByAnEcho() {
		Endpoint endpoint = receiving(
				Endpoint.answering((received) -> 200, (received) -> value(query(received), "echostr")));
		assertThat(await(this.account.checkAddress())).isTrue();
		Endpoint.Received received = endpoint.received().get(0);
		Map<String, String> query = query(received);
		assertThat(received.method()).isEqualTo("GET");
		assertThat(query).containsOnlyKeys("signature", "timestamp", "nonce", "echostr");
		assertThat(value(query, "signature")).isEqualTo(
				OfficialAccountSignature.of(this.account.token(), value(query, "timestamp"), value(query, "nonce")));
	}

	@Test
	void addressThatDoesNotEchoFailsTheCheck() {
		receiving(Endpoint.answering((received) -> 200, (received) -> "success"));
		assertThat(await(this.account.checkAddress())).isFalse();
		receiving(Endpoint.answering((received) -> 403, (received) -> value(query(received), "echostr")));
		assertThat(await(this.account.checkAddress())).isFalse();
		this.account.sendEventsTo(URI.create("http://127.0.0.1:1/"));
		assertThat(await(this.account.checkAddress())).isFalse();
	}

	@Test
	void addressThatIsMissingCannotBeChecked() {
		assertThatIllegalStateException().isThrownBy(() -> this.account.checkAddress())
			.withMessageContaining("sendEventsTo");
	}

	@Test
	void takenCardIsPushedWithBlanksAroundItsFields() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid, "12b");
		String xml = xml(lastDelivery(), endpoint);
		assertThat(xml).contains("<UserCardCode> <![CDATA[" + code + "]]> </UserCardCode>");
		assertThat(fields(xml)).containsEntry("Event", "user_get_card")
			.containsEntry("CardId", card.cardId())
			.containsEntry("UserCardCode", code)
			.containsEntry("OuterStr", "12b")
			.containsEntry("IsRestoreMemberCard", "0")
			.containsEntry("IsGiveByFriend", "0")
			.containsEntry("FromUserName", this.openid);
	}

	@Test
	void cardTakenAgainIsPushedAsRestored() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid, "12b");
		assertThat(received(endpoint)).containsEntry("IsRestoreMemberCard", "0");
		card.delete(code);
		assertThat(received(endpoint)).containsEntry("Event", "user_del_card").containsEntry("UserCardCode", code);
		card.takeAgain(this.openid);
		assertThat(received(endpoint)).containsEntry("Event", "user_get_card")
			.containsEntry("UserCardCode", code)
			.containsEntry("IsRestoreMemberCard", "1");
	}

	@Test
	void viewIsPushedWhenTheCardSaysSo() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid, "12b");
		card.view(code);
		assertThat(received(endpoint)).containsEntry("Event", "user_view_card").containsEntry("OuterStr", "12b");
		FakeOfficialAccountCard quiet = create((memberCard) -> baseInfo(memberCard).put("need_push_on_view", false));
		quiet.view(quiet.take(this.openid));
		assertThat(received(endpoint)).containsEntry("Event", "user_get_card");
	}

	@Test
	void sessionFormAndStockArePushed() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = createWithForm((memberCard) -> {
		});
		String code = card.take(this.openid);
		card.enterSession(code);
		assertThat(received(endpoint)).containsEntry("Event", "user_enter_session_from_card");
		card.submitForm(code, Map.of("USER_FORM_INFO_FLAG_MOBILE", "13800138000"));
		assertThat(received(endpoint)).containsEntry("Event", "submit_membercard_user_info")
			.containsEntry("UserCardCode", code)
			.doesNotContainValue("13800138000");
		card.remindOfStock("the stock is low");
		assertThat(received(endpoint)).containsEntry("Event", "card_sku_remind")
			.containsEntry("Detail", "the stock is low");
	}

	@Test
	void changedPointsArePushed() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		String update = "{\"card_id\":\"%s\",\"code\":\"%s\",\"bonus\":3,\"balance\":0}".formatted(card.cardId(), code);
		this.client.accepted("/card/membercard/updateuser", update);
		assertThat(received(endpoint)).containsEntry("Event", "update_member_card")
			.containsEntry("ModifyBonus", "3")
			.containsEntry("ModifyBalance", "0");
		int deliveries = this.account.deliveries().size();
		this.client.accepted("/card/membercard/updateuser", update);
		assertThat(this.account.deliveries()).hasSize(deliveries);
	}

	@Test
	void auditIsPushed() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		assertThat(received(endpoint)).containsEntry("Event", "card_pass_check").containsEntry("CardId", card.cardId());
		card.refuse("非法代制");
		assertThat(received(endpoint)).containsEntry("Event", "card_not_pass_check")
			.containsEntry("RefuseReason", "非法代制");
	}

	@Test
	void nothingPersonalIsShown() {
		receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		card.take(this.openid);
		FakeOfficialAccountDelivery delivery = lastDelivery();
		await(delivery.outcome());
		assertThat(delivery.toString())
			.startsWith("FakeOfficialAccountDelivery[FakeOfficialAccountEvent[user_get_card]")
			.doesNotContain(this.openid);
		assertThat(delivery.event().openid()).isEqualTo(this.openid);
	}

}
