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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the life of a {@link FakeCard}.
 */
class CardTests extends AbstractFakeWechatPayTests {

	static final String CARDS = "/v3/marketing/membercard-open/cards";

	private static final String TEMPLATE = "\"appid\":\"wxea9c30890f48d5ae\",\"title\":\"测试卡\",\"description\":\"须知\","
			+ "\"logo_url\":\"https://wxpaylogo.qpic.cn/a/0\",\"background_picture_url\":\"https://wxpaylogo.qpic.cn/b/0\","
			+ "\"brand\":{\"brand_id\":\"%s\",\"display_name\":\"微信支付\"},\"code_type\":\"BAR_CODE\"";

	private static final String PERMANENT = ",\"date_information\":{\"type\":\"PERMANENT\"}";

	private static final String SYSTEM_ALLOCATE = ",\"code_mode\":\"SYSTEM_ALLOCATE\"";

	private static final String BONUS = "{\"show_bonus\":true,\"show_favor\":false,\"bonus\":{\"init_bonus\":100,"
			+ "\"bonus_value_word\":\"积分\",\"bonus_cost_word\":\"规则\"%s}}";

	private static String template(String more) {
		return template("1004", more, newNumber());
	}

	private static String template(String brandId, String more, String outRequestNo) {
		return "{" + TEMPLATE.formatted(brandId) + more + ",\"out_request_no\":\"" + outRequestNo + "\"}";
	}

	private FakeCard create(String more) {
		return this.wechatPay.card(accepted(this.client.post(CARDS, template(more))).get("card_id").asString());
	}

	private JsonNode get(FakeCard card) {
		return accepted(this.client.get(path(card, "")));
	}

	@Test
	void cardThatIsCreatedIsNotApprovedYet() {
		JsonNode answer = accepted(this.client.post(CARDS, template(PERMANENT + SYSTEM_ALLOCATE)));
		assertThat(answer.get("status").asString()).isEqualTo("NOT_APPROVE");
		assertThat(answer.get("title").asString()).isEqualTo("测试卡");
		assertThat(answer.get("create_time").asString()).isEqualTo("2026-03-04T13:06:07.890+08:00");
		assertThat(answer.get("remain_quantity").asLong()).isEqualTo(5_000_000);
	}

	@Test
	void cardPassesTheAuditByItself() {
		FakeCard card = create(PERMANENT + SYSTEM_ALLOCATE);
		assertThat(get(card).get("status").asString()).isEqualTo("APPROVED");
		accepted(this.client.post(path(card, "/qrcode"), AUTO_ACTIVATE));
	}

	@Test
	void cardWaitsForManualAudit() {
		try (FakeWechatPay other = FakeWechatPay.builder().clock(this.clock).manualAudit().start()) {
			SigningClient otherClient = new SigningClient(other, other.merchant("shop"), this.clock);
			String cardId = accepted(otherClient.post(CARDS, template(PERMANENT + SYSTEM_ALLOCATE))).get("card_id")
				.asString();
			FakeCard card = other.card(cardId);
			assertThat(card.status()).isEqualTo(FakeCard.Status.NOT_APPROVE);
			for (String operation : List.of("/qrcode", "/permission-tokens")) {
				assertThat(SigningClient.json(otherClient.post(path(card, operation), AUTO_ACTIVATE).send()))
					.hasToString("{\"code\":\"INVALID_REQUEST\",\"message\":\"会员卡审核中，审核通过后才能投放\"}");
			}
			assertThat(otherClient.post(path(card, "/users/import"), importBody(newOpenid(), newNumber()))
				.send()
				.statusCode()).isEqualTo(400);
			card.refuse();
			assertThat(accepted(otherClient.get(path(card, ""))).get("status").asString()).isEqualTo("APPROVE_FAIL");
			assertThat(SigningClient.json(otherClient.post(path(card, "/qrcode"), AUTO_ACTIVATE).send())
				.get("message")
				.asString()).contains("未通过");
			card.approve();
			accepted(otherClient.post(path(card, "/qrcode"), AUTO_ACTIVATE));
		}
	}

	@Test
	void cardOfOtherMerchantIsRefused() {
		FakeCard card = create(PERMANENT + SYSTEM_ALLOCATE);
		SigningClient branch = new SigningClient(this.wechatPay, this.wechatPay.merchant("branch"), this.clock);
		assertRefused(branch.get(path(card, "")).send(), 400, "INVALID_REQUEST", "创建商户");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			",\"date_information\":{\"type\":\"FIX_TIME_RANGE\"},\"code_mode\":\"REAL_TIME\"|/date_information/available_begin_time",
			",\"date_information\":{\"type\":\"FIX_TERM\"},\"code_mode\":\"REAL_TIME\"|/date_information/available_day_after_receive",
			PERMANENT + ",\"code_mode\":\"REAL_TIME\",\"total_quantity\":1|/total_quantity",
			PERMANENT + SYSTEM_ALLOCATE + ",\"need_display_level\":true|/init_level" })
	void cardThatLacksWhatAnotherMemberNeedsIsRefused(String more, String field) {
		assertRefused(this.client.post(CARDS, template(more)).send(), 400, "PARAM_ERROR", field);
	}

	@Test
	void cardWithBalanceMiniProgramWithoutPathIsRefused() {
		assertRefused(
				this.client
					.post(CARDS,
							template(PERMANENT + SYSTEM_ALLOCATE
									+ ",\"balance_information\":{\"balance_appid\":\"wx1\"}"))
					.send(),
				400, "INVALID_REQUEST", "path");
	}

	@Test
	void updateChangesWhatIsSentAndLeavesTheRest() {
		FakeCard card = create(PERMANENT + SYSTEM_ALLOCATE);
		accepted(this.client.patch(path(card, ""), "{\"title\":\"新卡\"}"));
		assertThat(get(card).get("title").asString()).isEqualTo("新卡");
		assertThat(get(card).get("description").asString()).isEqualTo("须知");
		assertThat(this.wechatPay.effects("updateCard")).isEqualTo(1);
	}

	@Test
	void updateThatChangesNothingHasNoEffect() {
		FakeCard card = create(PERMANENT + SYSTEM_ALLOCATE);
		accepted(this.client.patch(path(card, ""), "{\"title\":\"测试卡\"}"));
		assertThat(this.wechatPay.effects("updateCard")).isZero();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\"brand\":{\"brand_id\":\"1\",\"display_name\":\"a\"}", "\"out_request_no\":\"12345678\"" })
	void updateOfWhatNeverChangesIsRefused(String member) {
		assertRefused(this.client.patch(path(newCard(), ""), "{" + member + "}").send(), 400, "PARAM_ERROR");
	}

	@ParameterizedTest
	@CsvSource({ "SYSTEM_ALLOCATE, REAL_TIME", "REAL_TIME, SYSTEM_ALLOCATE", "MERCHANT_DEPOSIT, SYSTEM_ALLOCATE" })
	void codeModeDoesNotChangeToOrFromSystemAllocate(FakeCard.CodeMode from, FakeCard.CodeMode to) {
		FakeCard card = newCard(from);
		assertRefused(this.client.patch(path(card, ""), "{\"code_mode\":\"%s\"}".formatted(to)).send(), 400,
				"INVALID_REQUEST", "SYSTEM_ALLOCATE");
		assertThat(card.codeMode()).isEqualTo(from);
	}

	@Test
	void codeModeChangesBetweenTheOthers() {
		FakeCard card = newCard(FakeCard.CodeMode.MERCHANT_DEPOSIT);
		accepted(this.client.patch(path(card, ""), "{\"code_mode\":\"REAL_TIME\"}"));
		assertThat(card.codeMode()).isEqualTo(FakeCard.CodeMode.REAL_TIME);
	}

	@Test
	void deletedCardIsNotHandedOutAnyMore() {
		FakeCard card = newCard();
		accepted(this.client.delete(path(card, "")));
		assertThat(get(card).get("status").asString()).isEqualTo("DELETED");
		assertRefused(this.client.post(path(card, "/qrcode"), AUTO_ACTIVATE).send(), 400, "INVALID_REQUEST", "已删除");
		assertRefused(this.client.post(path(card, "/users/import"), importBody(newOpenid(), newNumber())).send(), 400,
				"INVALID_REQUEST", "已删除");
		assertRefused(this.client.patch(path(card, ""), "{}").send(), 400, "INVALID_REQUEST", "已删除");
		assertThatIllegalStateException().isThrownBy(card::approve);
	}

	@Test
	void deletedCardCanBeDeletedAgainWithoutEffect() {
		FakeCard card = newCard();
		assertThat(this.client.delete(path(card, "")).send().statusCode()).isEqualTo(204);
		assertThat(this.client.delete(path(card, "")).send().statusCode()).isEqualTo(204);
		assertThat(this.wechatPay.effects("deleteCard")).isEqualTo(1);
	}

	@Test
	void membersOfDeletedCardKeepTheirs() {
		FakeCard card = newCard();
		FakeUserCard userCard = card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
		accepted(this.client.delete(path(card, "")));
		assertThat(
				accepted(this.client.get(path(card, "/codes/" + userCard.code()))).get("user_card_status").asString())
			.isEqualTo("EFFECTIVE");
	}

	@Test
	void legacyCardIsRefusedUntilItIsUpgraded() {
		FakeCard card = this.wechatPay.addLegacyCard("legacy");
		FakeUserCard userCard = card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
		String userPath = path(card, "/codes/" + userCard.code());
		assertRefused(this.client.get(path(card, "")).send(), 400, "INVALID_REQUEST", "升级");
		assertRefused(this.client.get(userPath).send(), 400, "INVALID_REQUEST", "升级");
		accepted(this.client.post(path(card, "/upgrade"), "{\"brand_id\":\"77\",\"appid\":\"wx77\"}"));
		assertThat(card.isLegacy()).isFalse();
		assertThat(get(card).at("/brand/brand_id").asString()).isEqualTo("77");
		assertThat(get(card).get("appid").asString()).isEqualTo("wx77");
		assertThat(accepted(this.client.get(userPath)).get("openid").asString()).isEqualTo(userCard.openid());
	}

	@Test
	void upgradeToAnotherBrandIsRefused() {
		FakeCard card = this.wechatPay.addLegacyCard("legacy-once");
		accepted(this.client.post(path(card, "/upgrade"), "{\"brand_id\":\"77\",\"appid\":\"wx77\"}"));
		accepted(this.client.post(path(card, "/upgrade"), "{\"brand_id\":\"77\",\"appid\":\"wx77\"}"));
		assertRefused(this.client.post(path(card, "/upgrade"), "{\"brand_id\":\"78\",\"appid\":\"wx77\"}").send(), 400,
				"INVALID_REQUEST", "无需升级");
		assertThat(this.wechatPay.effects("upgradeCard")).isEqualTo(1);
	}

	@Test
	void rightsShowWhileTheyAreSwitchedOn() {
		FakeCard card = newCard();
		accepted(this.client.patch(path(card, "/rights"), BONUS.formatted("")));
		assertThat(get(card).at("/bonus/init_bonus").asLong()).isEqualTo(100);
		assertThat(card.take(newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE).bonus()).isEqualTo(100);
		accepted(this.client.patch(path(card, "/rights"), "{\"show_bonus\":false,\"show_favor\":false}"));
		assertThat(get(card).has("bonus")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bonus", "favor", "fapiao", "guide" })
	void rightsThatAreSwitchedOnWithoutSettingsAreRefused(String section) {
		String body = "{\"show_bonus\":false,\"show_favor\":false}".replace("}", ",\"show_" + section + "\":true}");
		if (section.equals("bonus") || section.equals("favor")) {
			body = "{\"show_bonus\":false,\"show_favor\":false}".replace("\"show_" + section + "\":false",
					"\"show_" + section + "\":true");
		}
		assertRefused(this.client.patch(path(newCard(), "/rights"), body).send(), 400, "PARAM_ERROR", "/" + section);
	}

	@Test
	void rightsWithJumpWithoutPathAreRefused() {
		assertRefused(
				this.client.patch(path(newCard(), "/rights"), BONUS.formatted(",\"bonus_jump_appid\":\"wx1\"")).send(),
				400, "INVALID_REQUEST", "path");
	}

	@Test
	void listPagesByNumber() {
		List<String> created = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			created.add(accepted(this.client.post(CARDS, template("paged", PERMANENT + SYSTEM_ALLOCATE, newNumber())))
				.get("card_id")
				.asString());
		}
		assertThat(page(0)).containsExactlyElementsOf(created.subList(0, 2));
		assertThat(page(1)).containsExactlyElementsOf(created.subList(2, 4));
		assertThat(page(2)).containsExactlyElementsOf(created.subList(4, 5));
		assertThat(page(3)).isEmpty();
		assertThat(page(Integer.MAX_VALUE)).isEmpty();
	}

	private List<String> page(int number) {
		JsonNode page = accepted(this.client.get(CARDS + "?brand_id=paged&limit=2&offset=" + number));
		assertThat(page.get("total_count").asLong()).isEqualTo(5);
		assertThat(page.get("offset").asInt()).isEqualTo(number);
		assertThat(page.get("limit").asInt()).isEqualTo(2);
		return page.get("data").valueStream().map((card) -> card.get("card_id").asString()).toList();
	}

	@Test
	void listIsOfOneAppid() {
		assertThat(accepted(this.client.get(CARDS + "?appid=unknown&limit=20&offset=0")).get("total_count").asLong())
			.isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "offset=0", "offset=0&limit=21", "offset=0&limit=0", "offset=-1&limit=20" })
	void listWithPageOutsideTheLimitsIsRefused(String query) {
		assertRefused(this.client.get(CARDS + "?" + query).send(), 400, "PARAM_ERROR");
	}

	@Test
	void stockRunsOut() {
		FakeCard card = create(PERMANENT + SYSTEM_ALLOCATE + ",\"total_quantity\":1");
		accepted(this.client.post(path(card, "/users/import"), importBody(newOpenid(), newNumber())));
		assertThat(get(card).get("remain_quantity").asLong()).isZero();
		assertRefused(this.client.post(path(card, "/users/import"), importBody(newOpenid(), newNumber())).send(), 400,
				"INVALID_REQUEST", "库存不足");
	}

	@Test
	void numberBeyondLongIsRefused() {
		assertRefused(this.client.patch(path(newCard(), ""), "{\"total_quantity\":99999999999999999999}").send(), 400,
				"PARAM_ERROR", "total_quantity");
	}

}
