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

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the operations on user cards of official accounts.
 */
class OfficialAccountUserCardTests extends AbstractOfficialAccountTests {

	private static final String ACTIVATE = "/card/membercard/activate";

	private static final String UPDATE = "/card/membercard/updateuser";

	private static String named(FakeOfficialAccountCard card, String code, String more) {
		return "{\"card_id\":\"%s\",\"code\":\"%s\"%s}".formatted(card.cardId(), code, more);
	}

	private static String activation(FakeOfficialAccountCard card, String code) {
		return named(card, code, ",\"membership_number\":\"AAA00000001\",\"init_bonus\":100,\"init_balance\":200");
	}

	private JsonNode user(FakeOfficialAccountCard card, String code) {
		return this.client.accepted("/card/membercard/userinfo/get", named(card, code, ""));
	}

	private JsonNode code(FakeOfficialAccountCard card, String code, boolean checkConsume) {
		return this.client.post("/card/code/get", named(card, code, ",\"check_consume\":" + checkConsume));
	}

	@Test
	void takenCardIsUsedAtOnceWhenItIsActivatedByItself() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid, "12b");
		assertThat(code).matches("[0-9]{12}");
		JsonNode user = user(card, code);
		assertThat(user.get("openid").asString()).isEqualTo(this.openid);
		assertThat(user.get("membership_number").asString()).isEqualTo(code);
		assertThat(user.get("has_active").asBoolean()).isTrue();
		assertThat(user.get("user_card_status").asString()).isEqualTo("NORMAL");
		assertThat(user.get("sex").asString()).isEqualTo("UNKNOWN");
	}

	@Test
	void takenCardIsActivatedWithItsFirstValues() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		assertThat(user(card, code).get("has_active").asBoolean()).isFalse();
		this.client.accepted(ACTIVATE, activation(card, code));
		JsonNode user = user(card, code);
		assertThat(user.get("has_active").asBoolean()).isTrue();
		assertThat(user.get("membership_number").asString()).isEqualTo("AAA00000001");
		assertThat(user.get("bonus").asInt()).isEqualTo(100);
		assertThat(user.get("balance").asInt()).isEqualTo(200);
		assertThat(card.userCard(code).status()).isEqualTo(FakeUserCard.Status.EFFECTIVE);
	}

	@Test
	void cardIsActivatedOnce() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		this.client.accepted(ACTIVATE, activation(card, code));
		assertRefused(this.client.post(ACTIVATE, activation(card, code)), 40078, "active already");
		assertThat(this.account.effects("activateMemberCard")).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "code, 41013", "membership_number, 41011" })
	void activationNeedsCodeAndMembershipNumber(String missing, int errcode) {
		FakeOfficialAccountCard card = createToActivate();
		assertRefused(this.client.post(ACTIVATE,
				activation(card, card.take(this.openid)).replaceFirst("\"%s\":\"[^\"]*\",".formatted(missing), "")),
				errcode, missing);
	}

	@Test
	void customFieldIsLimitedInBytes() {
		FakeOfficialAccountCard card = createToActivate();
		assertRefused(
				this.client.post(ACTIVATE,
						named(card, card.take(this.openid),
								",\"membership_number\":\"1\",\"init_custom_field_value1\":\"金卡会员1\"")),
				45021, "init_custom_field_value1");
	}

	@Test
	void firstPointsAreLimited() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		assertRefused(
				this.client.post(ACTIVATE, named(card, code, ",\"membership_number\":\"1\",\"init_bonus\":2147483648")),
				45022);
		assertRefused(this.client.post(ACTIVATE, named(card, code, ",\"membership_number\":\"1\",\"init_balance\":-1")),
				45023);
		assertThat(card.userCard(code).status()).isEqualTo(FakeUserCard.Status.NOT_ACTIVATE);
	}

	@Test
	void totalCountsWhenTotalAndChangeAreSent() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		JsonNode answer = this.client.accepted(UPDATE,
				named(card, code, ",\"bonus\":3000,\"add_bonus\":30,\"balance\":50,\"add_balance\":-30"));
		assertThat(answer.get("result_bonus").asInt()).isEqualTo(3000);
		assertThat(answer.get("result_balance").asInt()).isEqualTo(50);
		assertThat(answer.get("openid").asString()).isEqualTo(this.openid);
		assertThat(card.userCard(code).bonus()).isEqualTo(3000);
	}

	@Test
	void changeAloneIsAdded() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		card.userCard(code).setBonus(100);
		assertThat(this.client.accepted(UPDATE, named(card, code, ",\"add_bonus\":-30")).get("result_bonus").asInt())
			.isEqualTo(70);
		assertRefused(this.client.post(UPDATE, named(card, code, ",\"add_bonus\":-71")), 45022);
		assertRefused(this.client.post(UPDATE, named(card, code, ",\"add_balance\":2147483648")), 45023);
	}

	@Test
	void decimalsLeadToSystemBusy() {
		FakeOfficialAccountCard card = create();
		assertRefused(this.client.post(UPDATE, named(card, card.take(this.openid), ",\"bonus\":100.0000")), -1,
				"whole number");
	}

	@Test
	void customFieldOfTheLevelIsTheLevel() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		this.client.accepted(UPDATE,
				named(card, code, ",\"custom_field_value1\":\"金卡\",\"custom_field_value2\":\"其他\""));
		assertThat(card.userCard(code).level()).isEqualTo("金卡");
		assertThat(card.customField(code, 1)).isEqualTo("金卡");
		assertThat(card.customField(code, 2)).isEqualTo("其他");
		assertThat(card.customField(code, 3)).isNull();
	}

	@Test
	void pictureOfUserCardHasToBeUploaded() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		String picture = ",\"background_pic_url\":\"%s\"";
		assertRefused(this.client.post(UPDATE, named(card, code, picture.formatted("http://example.com/a"))), 40141);
		this.client.accepted(UPDATE, named(card, code, picture.formatted("http://mmbiz.qpic.cn/mmbiz/a/0")));
		assertThat(card.userCard(code).backgroundPictureUrl()).isEqualTo("http://mmbiz.qpic.cn/mmbiz/a/0");
	}

	@Test
	void cardThatIsNotActivatedIsNotChanged() {
		FakeOfficialAccountCard card = createToActivate();
		assertRefused(this.client.post(UPDATE, named(card, card.take(this.openid), ",\"bonus\":1")), 40078);
	}

	@Test
	void codeOfNobodyIsRefusedWithoutRepeatingIt() {
		FakeOfficialAccountCard card = create();
		JsonNode answer = this.client.post(UPDATE, named(card, "198374613512", ",\"bonus\":1"));
		assertRefused(answer, 40056);
		assertThat(answer.get("errmsg").asString()).doesNotContain("198374613512");
		assertRefused(this.client.post("/card/code/get", "{\"code\":\"198374613512\"}"), 40056);
		assertRefused(this.client.post(UPDATE, "{\"card_id\":\"none\",\"code\":\"198374613512\"}"), 40073);
		assertThatIllegalArgumentException().isThrownBy(() -> card.userCard("198374613512"))
			.withMessageNotContaining("198374613512");
	}

	@Test
	void valueOfWrongTypeOrLengthIsNotRepeated() {
		JsonNode answer = this.client.post(ACTIVATE,
				"{\"code\":\"%s\",\"membership_number\":\"%s\"}".formatted("1".repeat(21), "2".repeat(21)));
		assertRefused(answer, 45021, "code");
		assertThat(answer.get("errmsg").asString()).doesNotContain("1".repeat(21), "2".repeat(21));
	}

	@Test
	void codeTellsTheSceneAndWhetherItCanBeUsed() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid, "12b");
		JsonNode answer = code(card, code, true);
		assertThat(answer.at("/card/card_id").asString()).isEqualTo(card.cardId());
		assertThat(answer.at("/card/begin_time").asLong()).isEqualTo(this.clock.instant().getEpochSecond());
		assertThat(answer.get("openid").asString()).isEqualTo(this.openid);
		assertThat(answer.get("can_consume").asBoolean()).isTrue();
		assertThat(answer.get("outer_str").asString()).isEqualTo("12b");
	}

	@Test
	void termOfACardBeginsWhenItIsTaken() {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("date_info")
			.put("type", "DATE_TYPE_FIX_TERM")
			.put("fixed_term", 30)
			.put("fixed_begin_term", 1));
		long now = this.clock.instant().getEpochSecond();
		JsonNode answer = code(card, card.take(this.openid), true);
		assertThat(answer.at("/card/begin_time").asLong()).isEqualTo(now + Duration.ofDays(1).toSeconds());
		assertThat(answer.at("/card/end_time").asLong()).isEqualTo(now + Duration.ofDays(31).toSeconds());
	}

	@Test
	void unusableCodeIsAnErrorOnlyWhenItIsChecked() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		this.client.accepted("/card/code/unavailable", named(card, code, ",\"reason\":\"退款\""));
		assertRefused(code(card, code, true), 40127, "deleted or given away");
		JsonNode answer = code(card, code, false);
		assertThat(answer.get("can_consume").asBoolean()).isFalse();
		assertThat(answer.get("user_card_status").asString()).isEqualTo("UNAVAILABLE");
		assertRefused(this.client.post(UPDATE, named(card, code, ",\"bonus\":1")), 40127);
	}

	@Test
	void codeIsMadeUnavailableOnce() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		this.client.accepted("/card/code/unavailable", "{\"code\":\"%s\"}".formatted(code));
		this.client.accepted("/card/code/unavailable", "{\"code\":\"%s\"}".formatted(code));
		assertThat(this.account.effects("setCodeUnavailable")).isOne();
	}

	@Test
	void deletedCardIsGone() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		card.delete(code);
		assertThat(code(card, code, false).get("user_card_status").asString()).isEqualTo("DELETE");
		assertRefused(this.client.post("/card/code/unavailable", named(card, code, "")), 40127);
		assertRefused(this.client.post(UPDATE, named(card, code, ",\"bonus\":1")), 40127);
		assertThatIllegalStateException().isThrownBy(() -> card.delete(code)).withMessageNotContaining(code);
	}

	@Test
	void deletedCardIsTakenAgainWithEverythingItHad() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		this.client.accepted(ACTIVATE, activation(card, code));
		assertThatIllegalStateException().isThrownBy(() -> card.takeAgain(this.openid));
		card.delete(code);
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("takeAgain");
		assertThat(card.takeAgain(this.openid)).isEqualTo(code);
		assertThat(user(card, code).get("bonus").asInt()).isEqualTo(100);
		assertThat(user(card, code).get("has_active").asBoolean()).isTrue();
	}

	@Test
	void encryptedCodeIsDecrypted() {
		FakeOfficialAccountCard card = createToActivate();
		String code = card.take(this.openid);
		assertThat(this.client
			.accepted("/card/code/decrypt", "{\"encrypt_code\":\"%s\"}".formatted(card.userCard(code).encryptCode()))
			.get("code")
			.asString()).isEqualTo(code);
		assertRefused(this.client.post("/card/code/decrypt", "{\"encrypt_code\":\"none\"}"), 40075);
	}

	@Test
	void formActivatesTheCard() {
		FakeOfficialAccountCard card = createWithForm((memberCard) -> {
		});
		String code = card.take(this.openid);
		card.submitForm(code, Map.of("USER_FORM_INFO_FLAG_SEX", "FEMALE", "喜欢的电影", "英雄"));
		JsonNode user = user(card, code);
		assertThat(user.get("has_active").asBoolean()).isTrue();
		assertThat(user.get("sex").asString()).isEqualTo("FEMALE");
		assertThat(user.at("/user_info/common_field_list/0/name").asString()).isEqualTo("USER_FORM_INFO_FLAG_SEX");
		assertThat(user.at("/user_info/custom_field_list/0/value").asString()).isEqualTo("英雄");
	}

	@Test
	void cardThatJumpsAfterItsFormIsActivatedByTheAccount() {
		FakeOfficialAccountCard card = createWithForm(
				(memberCard) -> memberCard.put("wx_activate_after_submit_url", "https://example.com"));
		String code = card.take(this.openid);
		card.submitForm(code, Map.of("USER_FORM_INFO_FLAG_MOBILE", "13800138000"));
		assertThat(user(card, code).get("has_active").asBoolean()).isFalse();
		String ticket = "{\"activate_ticket\":\"%s\"}".formatted(card.userCard(code).activateTicket());
		assertThat(this.client.accepted("/card/membercard/activatetempinfo/get", ticket)
			.at("/info/common_field_list/0/value")
			.asString()).isEqualTo("13800138000");
		this.client.accepted(ACTIVATE, activation(card, code));
		assertThat(user(card, code).get("has_active").asBoolean()).isTrue();
		assertRefused(this.client.post("/card/membercard/activatetempinfo/get", "{\"activate_ticket\":\"none\"}"),
				40056);
	}

	@Test
	void cardWithoutFormHasNoneToSubmit() {
		FakeOfficialAccountCard card = create();
		String code = card.take(this.openid);
		assertThatIllegalStateException().isThrownBy(() -> card.submitForm(code, Map.of()))
			.withMessageContaining("setActivateUserForm");
	}

	@Test
	void customCodesNeedTheCard() {
		this.account.allowCustomCodes();
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).put("use_custom_code", true));
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("needs one");
		assertThat(card.take(this.openid, null, "MEMBER1")).isEqualTo("MEMBER1");
		assertThatIllegalStateException()
			.isThrownBy(() -> card.take(AbstractFakeWechatPayTests.newOpenid(), null, "MEMBER1"))
			.withMessageContaining("used already");
		assertThat(code(card, "MEMBER1", true).get("errcode").asInt()).isZero();
		assertRefused(this.client.post("/card/code/get", "{\"code\":\"MEMBER1\"}"), 41012);
		assertThatIllegalStateException().isThrownBy(() -> create().take(this.openid, null, "MEMBER1"))
			.withMessageContaining("platform makes");
	}

	@Test
	void cardIsTakenAsOftenAsGetLimitAllows() {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).put("get_limit", 2));
		assertThat(card.take(this.openid)).isNotEqualTo(card.take(this.openid));
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("get_limit");
		card.take(AbstractFakeWechatPayTests.newOpenid());
		assertThat(card.userCards()).hasSize(3);
	}

	@Test
	void cardIsTakenWhileStockIsLeft() {
		FakeOfficialAccountCard card = create((memberCard) -> baseInfo(memberCard).putObject("sku").put("quantity", 1));
		card.take(this.openid);
		assertThatIllegalStateException().isThrownBy(() -> card.take(AbstractFakeWechatPayTests.newOpenid()))
			.withMessageContaining("stock");
	}

	@Test
	void testersTakeACardBeforeItPassesTheAudit() {
		FakeOfficialAccountCard card = create();
		card.refuse("不合规");
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("audit");
		this.client.accepted("/card/testwhitelist/set",
				"{\"openid\":[\"%s\"],\"username\":[\"afdvvf\"]}".formatted(this.openid));
		assertThat(this.account.testers()).containsExactly(this.openid, "afdvvf");
		card.take(this.openid);
		assertThatIllegalStateException().isThrownBy(() -> card.take(AbstractFakeWechatPayTests.newOpenid()));
	}

	@Test
	void whiteListIsReplacedAndHoldsTen() {
		List<String> openids = List.of("\"1\"", "\"2\"", "\"3\"", "\"4\"", "\"5\"", "\"6\"", "\"7\"", "\"8\"", "\"9\"");
		String nine = String.join(",", openids);
		this.client.accepted("/card/testwhitelist/set", "{\"openid\":[%s],\"username\":[\"a\"]}".formatted(nine));
		assertRefused(this.client.post("/card/testwhitelist/set",
				"{\"openid\":[%s],\"username\":[\"a\",\"b\"]}".formatted(nine)), 45021);
		assertThat(this.account.testers()).hasSize(10);
		this.client.accepted("/card/testwhitelist/set", "{\"openid\":[]}");
		assertThat(this.account.testers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void deletedCardCannotBeTaken(boolean tester) {
		FakeOfficialAccountCard card = create();
		if (tester) {
			this.client.accepted("/card/testwhitelist/set", "{\"openid\":[\"%s\"]}".formatted(this.openid));
		}
		String code = card.take(AbstractFakeWechatPayTests.newOpenid());
		this.client.accepted("/card/delete", "{\"card_id\":\"%s\"}".formatted(card.cardId()));
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("deleted");
		assertThat(code(card, code, true).get("can_consume").asBoolean()).isTrue();
	}

	@Test
	void cardMadeUpForTestsIsReadyToTake() {
		FakeOfficialAccountCard card = this.account
			.addCard("p" + AbstractFakeWechatPayTests.newNumber().substring(0, 27));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_OK);
		assertThat(user(card, card.take(this.openid)).get("has_active").asBoolean()).isTrue();
	}

}
