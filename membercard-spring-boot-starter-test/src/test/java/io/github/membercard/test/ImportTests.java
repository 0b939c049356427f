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

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for members who are known by phone number, and for deposited codes.
 */
class ImportTests extends AbstractFakeWechatPayTests {

	private static final String REMINDERS = "/v3/marketing/membercard-open/phonenumber-member/";

	private final FakeCard card = newCard();

	private final String phoneImport = path(this.card, "/phone-membercard/import");

	private static String newPhoneNumber() {
		return "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
	}

	private static String phoneBody(String ciphertext) {
		return phoneBody(ciphertext, newNumber());
	}

	static String phoneBody(String ciphertext, String outRequestNo) {
		return "{\"encrypted_phone_number\":\"%s\",\"out_request_no\":\"%s\"}".formatted(ciphertext, outRequestNo);
	}

	private String reminder(String phoneNumber, String more) {
		return ("{\"encrypted_phone_number\":\"%s\",\"member_information\":{\"card_id\":\"%s\","
				+ "\"registration_time\":\"2015-05-20T13:29:35.120+08:00\"%s},\"outer_str\":\"scene\"}")
			.formatted(encrypt(phoneNumber), this.card.cardId(), more);
	}

	private HttpResponse<byte[]> search(String phoneNumber) {
		return this.client
			.get(REMINDERS + "search?card_id=" + this.card.cardId() + "&encrypted_phone_number="
					+ SigningClient.percentEncode(encrypt(phoneNumber)))
			.send();
	}

	@Test
	void userWhoCameByPhoneHasNoOpenid() {
		String phoneNumber = newPhoneNumber();
		String code = accepted(this.client.post(this.phoneImport, phoneBody(encrypt(phoneNumber)))).get("code")
			.asString();
		assertThat(this.card.userCards()).filteredOn((userCard) -> userCard.code().equals(code))
			.singleElement()
			.satisfies((userCard) -> {
				assertThat(userCard.phoneNumber()).isEqualTo(phoneNumber);
				assertThat(userCard.openid()).isNull();
				assertThat(userCard.status()).isEqualTo(FakeUserCard.Status.EFFECTIVE);
			});
		JsonNode answer = accepted(this.client.get(path(this.card, "/codes/" + code)));
		assertThat(answer.propertyNames()).doesNotContain("openid", "nickname", "head_image_url");
		assertThat(this.card.users()).doesNotContainValue(code);
	}

	@Test
	void phoneNumberIsEncryptedWithTheKeyThatTheRequestNames() {
		String ciphertext = SigningClient.encrypt(
				SigningClient.certificate(this.wechatPay.platformCertificatePem()).getPublicKey(), newPhoneNumber());
		accepted(this.client.post(this.phoneImport, phoneBody(ciphertext))
			.header("Wechatpay-Serial", this.wechatPay.platformCertificateSerialNumber()));
		HttpResponse<byte[]> response = this.client.post(this.phoneImport, phoneBody(ciphertext)).send();
		assertNoCiphertext(response, "body", ciphertext);
	}

	private void assertNoCiphertext(HttpResponse<byte[]> response, String location, String ciphertext) {
		assertRefused(response, 400, "PARAM_ERROR", "not a ciphertext of the key that Wechatpay-Serial names");
		assertThat(SigningClient.json(response).at("/detail/field").asString()).isEqualTo("/encrypted_phone_number");
		assertThat(SigningClient.json(response).at("/detail/location").asString()).isEqualTo(location);
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(ciphertext);
	}

	@Test
	void phoneNumberThatIsNotEncryptedIsRefused() {
		assertNoCiphertext(this.client.post(this.phoneImport, phoneBody("13800138000")).send(), "body", "13800138000");
		assertNoCiphertext(this.client
			.get(REMINDERS + "search?card_id=" + this.card.cardId() + "&encrypted_phone_number=13900139000")
			.send(), "query", "13900139000");
	}

	@Test
	void ciphertextOfSomethingElseIsRefused() {
		assertRefused(this.client.post(this.phoneImport, phoneBody(encrypt("not a number"))).send(), 400, "PARAM_ERROR",
				"plaintext");
	}

	@Test
	void requestWithCiphertextHasToNameTheKey() {
		HttpResponse<byte[]> response = this.client.post(this.phoneImport, phoneBody(encrypt(newPhoneNumber())))
			.withoutHeader("Wechatpay-Serial")
			.send();
		JsonNode error = SigningClient.json(response);
		assertThat(error.get("code").asString()).isEqualTo("PARAM_ERROR");
		assertThat(error.at("/detail/field").asString()).isEqualTo("/Wechatpay-Serial");
	}

	@Test
	void phoneNumberThatHasTheCardIsRefused() {
		String phoneNumber = newPhoneNumber();
		accepted(this.client.post(this.phoneImport, phoneBody(encrypt(phoneNumber))));
		assertRefused(this.client.post(this.phoneImport, phoneBody(encrypt(phoneNumber))).send(), 400,
				"INVALID_REQUEST", "已领取");
		assertRefused(this.client.post(REMINDERS + "import", reminder(phoneNumber, "")).send(), 400, "INVALID_REQUEST",
				"已领取");
	}

	@Test
	void blankCodeIsRefused() {
		assertRefused(this.client
			.post(this.phoneImport, phoneBody(encrypt(newPhoneNumber())).replace("{", "{\"code\":\" \","))
			.send(), 400, "INVALID_REQUEST", "code");
	}

	@Test
	void reminderLeadsFromTheImportToTheCard() {
		String phoneNumber = newPhoneNumber();
		assertRefused(search(phoneNumber), 404, "RESOURCE_NOT_EXISTS");
		accepted(this.client.post(REMINDERS + "import", reminder(phoneNumber, ",\"membership_number\":\"No-7\"")));
		FakePhoneReminder reminder = reminderOf(phoneNumber);
		assertThat(SigningClient.json(search(phoneNumber))).hasToString("{\"receive_status\":\"UNSHOWED\"}");
		reminder.show();
		assertThat(SigningClient.json(search(phoneNumber))).hasToString("{\"receive_status\":\"UNRECEIVED\"}");
		FakeUserCard userCard = reminder.take(newOpenid());
		JsonNode answer = SigningClient.json(search(phoneNumber));
		assertThat(answer.get("receive_status").asString()).isEqualTo("RECEIVED");
		assertThat(answer.at("/user_card_information/code").asString()).isEqualTo(userCard.code());
		assertThat(answer.at("/user_card_information/openid").asString()).isEqualTo(userCard.openid());
		assertThat(answer.at("/user_card_information/receive_time").asString())
			.isEqualTo("2026-03-04T13:06:07.890+08:00");
		assertThat(userCard.membershipNumber()).isEqualTo("No-7");
		assertThatIllegalStateException().isThrownBy(() -> reminder.take(newOpenid()));
	}

	private FakePhoneReminder reminderOf(String phoneNumber) {
		return this.card.phoneReminders()
			.stream()
			.filter((reminder) -> reminder.phoneNumber().equals(phoneNumber))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void reminderKeepsWhatTheMerchantKnows() {
		String phoneNumber = newPhoneNumber();
		accepted(this.client.post(REMINDERS + "import", reminder(phoneNumber, ",\"code\":\"my-code\"")));
		FakePhoneReminder reminder = reminderOf(phoneNumber);
		assertThat(reminder.code()).isEqualTo("my-code");
		assertThat(reminder.membershipNumber()).isNull();
		assertThat(reminder.registrationTime()).isEqualTo(Instant.parse("2015-05-20T05:29:35.120Z"));
		assertThat(reminder.outerStr()).isEqualTo("scene");
		assertThat(reminder.toString()).doesNotContain(phoneNumber, "my-code");
		assertThat(reminder.take(newOpenid()).code()).isEqualTo("my-code");
	}

	@Test
	void reminderOfSameMemberHasNoSecondEffect() {
		String phoneNumber = newPhoneNumber();
		accepted(this.client.post(REMINDERS + "import", reminder(phoneNumber, "")));
		accepted(this.client.post(REMINDERS + "import", reminder(phoneNumber, "")));
		assertThat(this.wechatPay.effects("importPhoneReminder")).isEqualTo(1);
		assertThat(this.card.phoneReminders()).filteredOn((reminder) -> reminder.phoneNumber().equals(phoneNumber))
			.hasSize(1);
	}

	@Test
	void everyDepositedCodeHasItsOwnResult() {
		FakeCard deposit = newCard(FakeCard.CodeMode.MERCHANT_DEPOSIT);
		accepted(this.client.post(path(deposit, "/codes/deposit"), "{\"code\":[\"a\"]}"));
		JsonNode answer = accepted(
				this.client.post(path(deposit, "/codes/deposit"), "{\"code\":[\"a\",\"b\",\" \",\"b\"]}"));
		assertThat(answer.get("data").findValuesAsString("result")).containsExactly("DUPLICATE", "SUCCESS", "FAIL",
				"DUPLICATE");
		assertThat(accepted(this.client.get(path(deposit, ""))).get("remain_quantity").asLong()).isEqualTo(2);
		assertThat(deposit.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).code()).isEqualTo("a");
		assertThat(
				accepted(this.client.post(path(deposit, "/codes/deposit"), "{\"code\":[\"a\"]}")).at("/data/0/result")
					.asString())
			.isEqualTo("DUPLICATE");
		assertThat(this.wechatPay.effects("depositCodes")).isEqualTo(2);
	}

	@Test
	void depositOfMoreThanAHundredCodesIsRefused() {
		FakeCard deposit = newCard(FakeCard.CodeMode.MERCHANT_DEPOSIT);
		String codes = IntStream.range(0, 100).mapToObj((i) -> "\"" + i + "\"").collect(Collectors.joining(","));
		accepted(this.client.post(path(deposit, "/codes/deposit"), "{\"code\":[" + codes + "]}"));
		assertRefused(this.client.post(path(deposit, "/codes/deposit"), "{\"code\":[" + codes + ",\"100\"]}").send(),
				400, "PARAM_ERROR", "100");
	}

	@Test
	void depositOfOverlongCodeIsRefusedWithoutRepeatingIt() {
		FakeCard deposit = newCard(FakeCard.CodeMode.MERCHANT_DEPOSIT);
		String code = "7".repeat(33);
		HttpResponse<byte[]> response = this.client
			.post(path(deposit, "/codes/deposit"), "{\"code\":[\"" + code + "\"]}")
			.send();
		assertRefused(response, 400, "PARAM_ERROR", "/code/0");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(code);
	}

	@Test
	void depositToCardWithOtherCodesIsRefused() {
		assertRefused(this.client.post(path(this.card, "/codes/deposit"), "{\"code\":[\"a\"]}").send(), 400,
				"INVALID_REQUEST", "MERCHANT_DEPOSIT");
	}

}
