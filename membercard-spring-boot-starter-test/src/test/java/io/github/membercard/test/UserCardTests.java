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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the life of a {@link FakeUserCard}.
 */
class UserCardTests extends AbstractFakeWechatPayTests {

	private static final String BALANCE = "{\"balance_information\":{\"before_balance\":%d,\"add_balance\":%d,"
			+ "\"balance\":%d},\"out_request_no\":\"%s\"}";

	private static final String POINTS = "{\"before_bonus_value\":%d,\"add_bonus_value\":%d,\"bonus_value\":%d,"
			+ "\"out_request_no\":\"%s\"}";

	private static final String ORDER = "{\"out_trade_no\":\"%s\",\"mchid\":\"1900000001\",\"bonus_value\":%d}";

	private final FakeCard card = newCard();

	private FakeUserCard take() {
		return this.card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
	}

	private FakeUserCard takeByJump() {
		return this.card.take(newOpenid(), FakeCard.ActivateType.JUMP_ACTIVATE);
	}

	private FakeUserCard takeWithBonus() {
		accepted(this.client.patch(path(this.card, "/rights"),
				"{\"show_bonus\":true,\"show_favor\":false,\"bonus\":{\"init_bonus\":0,\"bonus_value_word\":\"a\","
						+ "\"bonus_cost_word\":\"b\"}}"));
		return take();
	}

	private static String path(FakeUserCard userCard, String operation) {
		return "/v3/marketing/membercard-open/cards/" + userCard.cardId() + "/codes/" + userCard.code() + operation;
	}

	private JsonNode get(FakeUserCard userCard) {
		return accepted(this.client.get(path(userCard, "")));
	}

	@Test
	void userCardThatWasTakenIsEffective() {
		FakeUserCard userCard = take();
		JsonNode answer = get(userCard);
		assertThat(answer.get("user_card_status").asString()).isEqualTo("EFFECTIVE");
		assertThat(answer.get("openid").asString()).isEqualTo(userCard.openid());
		assertThat(answer.get("membership_number").asString()).isEqualTo(userCard.code());
		assertThat(answer.get("balance").asLong()).isZero();
		assertThat(answer.get("bonus_value").asLong()).isZero();
		assertThat(this.card.users()).containsEntry(answer.get("openid").asString(), userCard.code());
		assertThat(this.card.userCards()).contains(userCard);
	}

	@Test
	void cardIsNotTakenTwiceByOneUser() {
		FakeUserCard userCard = take();
		String openid = String.valueOf(userCard.openid());
		assertThatIllegalStateException().isThrownBy(() -> this.card.take(openid, FakeCard.ActivateType.AUTO_ACTIVATE))
			.withMessageContaining("已领取")
			.withMessageNotContaining(openid);
	}

	@Test
	void cardWithRealTimeCodesIsTakenWithCode() {
		FakeCard realTime = newCard(FakeCard.CodeMode.REAL_TIME);
		assertThat(realTime.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE, "mine").code()).isEqualTo("mine");
		assertThatIllegalStateException()
			.isThrownBy(() -> realTime.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE))
			.withMessageContaining("REAL_TIME");
	}

	@Test
	void codeThatIsUnknownIsRefusedWithoutRepeatingIt() {
		JsonNode answer = SigningClient
			.json(this.client.get(AbstractFakeWechatPayTests.path(this.card, "/codes/unknown-code")).send());
		assertThat(answer.get("code").asString()).isEqualTo("INVALID_REQUEST");
		assertThat(answer.toString()).doesNotContain("unknown-code");
	}

	@Test
	void levelOfNewMemberIsThatOfTheCard() {
		FakeCard leveled = newCard();
		accepted(this.client.patch(AbstractFakeWechatPayTests.path(leveled, ""),
				"{\"need_display_level\":true,\"init_level\":\"白银会员\"}"));
		assertThat(get(leveled.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE)).get("level").asString())
			.isEqualTo("白银会员");
	}

	@Test
	void jumpActivationLeadsFromActivateUrlToActiveCard() {
		FakeUserCard userCard = takeByJump().fillIn("USER_FORM_FLAG_MOBILE", "13800138000").fillIn("运动", "跑步", "游泳");
		assertThat(get(userCard).get("user_card_status").asString()).isEqualTo("NOT_ACTIVATE");
		JsonNode code = accepted(this.client.get(AbstractFakeWechatPayTests.path(this.card,
				"/decrypt-code?encrypt_code=" + SigningClient.percentEncode(userCard.encryptCode()))));
		assertThat(code.get("code").asString()).isEqualTo(userCard.code());
		JsonNode information = accepted(
				this.client.get("/v3/marketing/membercard-open/activate-informations/" + userCard.activateTicket()));
		assertThat(information.at("/user_information/common_field_list/0/value").asString()).isEqualTo("13800138000");
		assertThat(information.at("/user_information/custom_field_list/0/value_list/1").asString()).isEqualTo("游泳");
		accepted(this.client.post(path(userCard, "/activate"), "{\"membership_number\":\"No-1\"}"));
		assertThat(userCard.status()).isEqualTo(FakeUserCard.Status.EFFECTIVE);
		assertThat(get(userCard).get("membership_number").asString()).isEqualTo("No-1");
	}

	@Test
	void cardThatIsActiveIsNotActivatedAgain() {
		FakeUserCard userCard = takeByJump();
		accepted(this.client.post(path(userCard, "/activate"), "{}"));
		assertRefused(this.client.post(path(userCard, "/activate"), "{}").send(), 400, "INVALID_REQUEST", "已激活");
		assertThat(this.wechatPay.effects("activateUserCard")).isEqualTo(1);
	}

	@Test
	void encryptCodeAndTicketOfNobodyAreRefused() {
		FakeUserCard userCard = take();
		assertRefused(this.client
			.get(AbstractFakeWechatPayTests.path(this.card,
					"/decrypt-code?encrypt_code=" + SigningClient.percentEncode(userCard.encryptCode())))
			.send(), 400, "INVALID_REQUEST", "encrypt_code");
		assertRefused(
				this.client.get("/v3/marketing/membercard-open/activate-informations/" + userCard.activateTicket())
					.send(),
				400, "INVALID_REQUEST", "activate_ticket");
	}

	@Test
	void updateChangesWhatIsSent() {
		FakeUserCard userCard = take();
		accepted(this.client.patch(path(userCard, ""), "{\"level\":\"钻石\",\"membership_number\":\"A-1\","
				+ "\"background_picture_url\":\"https://example.org/a\"}"));
		assertThat(userCard.level()).isEqualTo("钻石");
		assertThat(userCard.membershipNumber()).isEqualTo("A-1");
		assertThat(userCard.backgroundPictureUrl()).isEqualTo("https://example.org/a");
		accepted(this.client.patch(path(userCard, ""), "{\"level\":\"黄金\"}"));
		assertThat(userCard.membershipNumber()).isEqualTo("A-1");
	}

	@Test
	void membershipNumberInChineseIsRefused() {
		FakeUserCard userCard = take();
		assertRefused(this.client.patch(path(userCard, ""), "{\"membership_number\":\"会员\",\"level\":\"a\"}").send(),
				400, "PARAM_ERROR", "/membership_number");
		assertThat(userCard.level()).isEmpty();
	}

	@Test
	void balanceGoesUpAndDown() {
		FakeUserCard userCard = take();
		accepted(this.client.patch(path(userCard, ""), BALANCE.formatted(0, 888, 888, newNumber())));
		accepted(this.client.patch(path(userCard, ""), BALANCE.formatted(888, -100, 788, newNumber())));
		assertThat(userCard.balance()).isEqualTo(788);
	}

	@ParameterizedTest
	@CsvSource({ "499, 1, 500, 当前值", "500, 1, 502, 变化值", "0, 500, 500, 当前值" })
	void balanceThatDoesNotAddUpIsRefused(long before, long add, long after, String message) {
		FakeUserCard userCard = take();
		userCard.setBalance(500);
		assertRefused(this.client.patch(path(userCard, ""), BALANCE.formatted(before, add, after, newNumber())).send(),
				400, "INVALID_REQUEST", message);
		assertThat(userCard.balance()).isEqualTo(500);
	}

	@Test
	void pointsGoUpAndDown() {
		FakeUserCard userCard = take();
		accepted(this.client.patch(path(userCard, "/rights"), POINTS.formatted(0, 600, 600, newNumber())));
		accepted(this.client.patch(path(userCard, "/rights"), POINTS.formatted(600, -100, 500, newNumber())));
		assertThat(userCard.bonus()).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource({ "499, 1, 500, 当前值", "500, 1, 502, 变化值" })
	void pointsThatDoNotAddUpAreRefused(long before, long add, long after, String message) {
		FakeUserCard userCard = take();
		userCard.setBonus(500);
		assertRefused(
				this.client.patch(path(userCard, "/rights"), POINTS.formatted(before, add, after, newNumber())).send(),
				400, "INVALID_REQUEST", message);
		assertThat(userCard.bonus()).isEqualTo(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "before_bonus_value", "add_bonus_value", "bonus_value" })
	void pointsThatAreIncompleteAreRefused(String member) {
		FakeUserCard userCard = take();
		String body = POINTS.formatted(0, 0, 0, newNumber()).replaceFirst("\"" + member + "\":0,", "");
		assertRefused(this.client.patch(path(userCard, "/rights"), body).send(), 400, "PARAM_ERROR", "/" + member);
	}

	@Test
	void rightsKeepWordsAndContactPerson() {
		FakeUserCard userCard = take();
		accepted(this.client.patch(path(userCard, "/rights"),
				"{\"member_price_word\":\"八折\",\"fapiao_jump_word\":\"三张\",\"guide\":{\"staff_name\":\"小明\"},"
						+ "\"out_request_no\":\"" + newNumber() + "\"}"));
		assertThat(userCard.memberPriceWord()).isEqualTo("八折");
		assertThat(userCard.fapiaoJumpWord()).isEqualTo("三张");
		assertThat(userCard.guideStaffName()).isEqualTo("小明");
		assertThat(userCard.bonus()).isZero();
	}

	@Test
	void bonusIsCreditedWhenItIsCommitted() {
		FakeUserCard userCard = takeWithBonus();
		accepted(this.client.post(path(userCard, "/bonus/prepare"), ORDER.formatted("order-1", 30)));
		accepted(this.client.post(path(userCard, "/bonus/prepare"), ORDER.formatted("order-1", 30)));
		assertThat(userCard.bonus()).isZero();
		accepted(this.client.post(path(userCard, "/bonus/commit"), ORDER.formatted("order-1", 30)));
		assertThat(userCard.bonus()).isEqualTo(30);
		assertThat(this.wechatPay.effects("prepareBonus")).isEqualTo(1);
		assertThat(this.wechatPay.effects("commitBonus")).isEqualTo(1);
	}

	@Test
	void bonusIsNotCreditedTwice() {
		FakeUserCard userCard = takeWithBonus();
		accepted(this.client.post(path(userCard, "/bonus/prepare"), ORDER.formatted("order-2", 30)));
		accepted(this.client.post(path(userCard, "/bonus/commit"), ORDER.formatted("order-2", 30)));
		for (String operation : List.of("/bonus/commit", "/bonus/prepare")) {
			assertRefused(this.client.post(path(userCard, operation), ORDER.formatted("order-2", 30)).send(), 400,
					"INVALID_REQUEST", "已提交");
		}
		assertThat(userCard.bonus()).isEqualTo(30);
	}

	@Test
	void bonusThatWasNotPreparedIsRefused() {
		assertRefused(this.client.post(path(takeWithBonus(), "/bonus/commit"), ORDER.formatted("order-3", 30)).send(),
				400, "INVALID_REQUEST", "未预提交");
	}

	@Test
	void bonusOfOtherValueThanPreparedIsRefused() {
		FakeUserCard userCard = takeWithBonus();
		accepted(this.client.post(path(userCard, "/bonus/prepare"), ORDER.formatted("order-4", 30)));
		for (String operation : List.of("/bonus/commit", "/bonus/prepare")) {
			assertRefused(this.client.post(path(userCard, operation), ORDER.formatted("order-4", 31)).send(), 400,
					"INVALID_REQUEST", "不一致");
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1 })
	void bonusThatIsNotPositiveIsRefused(long value) {
		assertRefused(
				this.client.post(path(takeWithBonus(), "/bonus/prepare"), ORDER.formatted("order-5", value)).send(),
				400, "PARAM_ERROR", "/bonus_value");
	}

	@Test
	void bonusOfCardWithoutPointsIsRefused() {
		FakeUserCard userCard = newCard().take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
		assertRefused(this.client.post(path(userCard, "/bonus/prepare"), ORDER.formatted("order-6", 1)).send(), 400,
				"INVALID_REQUEST", "未开启积分");
	}

	@Test
	void unavailableCardStaysSo() {
		FakeUserCard userCard = take();
		accepted(this.client.post(path(userCard, "/unavailable"), "{\"reason\":\"违规\"}"));
		accepted(this.client.post(path(userCard, "/unavailable"), "{}"));
		assertThat(get(userCard).get("user_card_status").asString()).isEqualTo("UNAVAILABLE");
		assertThat(this.wechatPay.effects("invalidateUserCard")).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EFFECTIVE")
	void userCardThatIsNotEffectiveIsNotChanged(FakeUserCard.Status status) {
		FakeUserCard userCard = takeByJump();
		switch (status) {
			case EXPIRE -> userCard.expire();
			case DELETE -> userCard.delete();
			case UNAVAILABLE -> accepted(this.client.post(path(userCard, "/unavailable"), "{}"));
			default -> {
			}
		}
		assertThat(get(userCard).get("user_card_status").asString()).isEqualTo(status.name());
		assertRefused(this.client.patch(path(userCard, ""), "{\"level\":\"a\"}").send(), 400, "INVALID_REQUEST",
				"用户会员卡");
		assertRefused(this.client.patch(path(userCard, "/rights"), POINTS.formatted(0, 1, 1, newNumber())).send(), 400,
				"INVALID_REQUEST", "用户会员卡");
		if (status != FakeUserCard.Status.NOT_ACTIVATE) {
			assertRefused(this.client.post(path(userCard, "/activate"), "{}").send(), 400, "INVALID_REQUEST", "用户会员卡");
		}
	}

	@Test
	void cardThatTheUserDeletedIsNotImported() {
		FakeUserCard userCard = take();
		String openid = String.valueOf(userCard.openid());
		userCard.delete();
		assertThat(this.card.users()).doesNotContainKey(openid);
		assertRefused(this.client
			.post(AbstractFakeWechatPayTests.path(this.card, "/users/import"), importBody(openid, newNumber()))
			.send(), 400, "INVALID_REQUEST", "恢复");
		assertRefused(this.client.post(path(userCard, "/unavailable"), "{}").send(), 400, "INVALID_REQUEST", "恢复");
	}

	@Test
	void listOfUserCardsPagesByNumberOverAllCards() {
		String openid = newOpenid();
		List<String> codes = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			codes.add(newCard().take(openid, FakeCard.ActivateType.AUTO_ACTIVATE, "code-" + i).code());
		}
		assertThat(page(openid, 0)).containsExactlyElementsOf(codes.subList(0, 2));
		assertThat(page(openid, 1)).containsExactlyElementsOf(codes.subList(2, 3));
		assertThat(page(openid, 2)).isEmpty();
	}

	private List<String> page(String openid, int number) {
		JsonNode page = accepted(this.client.get("/v3/marketing/membercard-open/user/cards?limit=2&openid="
				+ SigningClient.percentEncode(openid) + "&offset=" + number));
		assertThat(page.get("total_count").asLong()).isEqualTo(3);
		return page.get("data").valueStream().map((userCard) -> userCard.get("code").asString()).toList();
	}

	@Test
	void textsShowNoPersonalData() {
		FakeUserCard userCard = takeByJump();
		get(userCard);
		assertThat(userCard.toString()).doesNotContain(userCard.code(), String.valueOf(userCard.openid()))
			.contains("NOT_ACTIVATE");
		this.client.get("/v3/marketing/membercard-open/activate-informations/" + userCard.activateTicket()).send();
		assertThat(this.wechatPay.requests().toString()).contains("/codes/* -> 200")
			.doesNotContain(userCard.code(), userCard.activateTicket());
	}

}
