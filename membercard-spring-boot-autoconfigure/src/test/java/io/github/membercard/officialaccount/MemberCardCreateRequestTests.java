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

package io.github.membercard.officialaccount;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class MemberCardCreateRequestTests {

	private static final String WAYS = "'member_card.activate_url', 'member_card.auto_activate' and 'member_card.wx_activate'";

	@Test
	void builderMakesTheDocumentedRequest() {
		BaseInfo info = BaseInfo.builder()
			.logoUrl("http://mmbiz.qpic.cn/mmbiz/iaL1LJM1mF9aRKPZ/0")
			.brandName("海底捞")
			.codeType(MemberCardCodeType.TEXT)
			.title("海底捞会员卡")
			.color(CardColor.COLOR010)
			.notice("使用时向服务员出示此券")
			.servicePhone("020-88888888")
			.description("不可与其他优惠同享")
			.dateInfo(DateInfo.permanent())
			.sku(Sku.of(50_000_000))
			.getLimit(3)
			.useCustomCode(false)
			.canGiveFriend(true)
			.locationIdList(List.of(123L, 12321L))
			.customUrlName("立即使用")
			.customUrl("http://weixin.qq.com")
			.customUrlSubTitle("6个汉字tips")
			.promotionUrlName("营销入口1")
			.promotionUrl("http://www.qq.com")
			.needPushOnView(true)
			.build();
		MemberCard card = MemberCard.builder()
			.backgroundPicUrl("https://mmbiz.qlogo.cn/mmbiz/")
			.baseInfo(info)
			.supplyBonus(true)
			.supplyBalance(false)
			.prerogative("test_prerogative")
			.autoActivate(true)
			.customField1(CustomField.of(CustomFieldNameType.LEVEL).withUrl("http://www.qq.com"))
			.activateUrl("http://www.qq.com")
			.customCell1(CustomCell.of("使用入口2", "激活后显示", "http://www.qq.com"))
			.bonusRule(BonusRule.builder()
				.costMoneyUnit(100)
				.increaseBonus(1)
				.maxIncreaseBonus(200)
				.initIncreaseBonus(10)
				.costBonusUnit(5)
				.reduceMoney(100)
				.leastMoneyToUseBonus(1000)
				.maxReduceBonus(50)
				.build())
			.discount(10)
			.build();
		assertThat(OfficialAccountApi.tree(MemberCardCreateRequest.of(card)))
			.isEqualTo(OfficialAccountApi.request("/card/create"));
	}

	@Test
	void membersThatTheExampleLacksHaveTheirNames() {
		BaseInfo info = info().bindOpenid(true)
			.useAllLocations(true)
			.centerTitle("买单")
			.centerSubTitle("向店员出示")
			.centerUrl("https://c.example.com")
			.promotionUrlSubTitle("优惠")
			.useLimit(1)
			.canShare(false)
			.isPayAndQrcode(true)
			.payInfo(PayInfo.ofSwipeCard())
			.build();
		MemberCard card = card(info).autoActivate(false)
			.wxActivate(true)
			.wxActivateAfterSubmit(true)
			.wxActivateAfterSubmitUrl("https://a.example.com")
			.activateAppBrandUserName("gh_86a091e50ad4@app")
			.activateAppBrandPass("pages/activate")
			.bonusUrl("https://b.example.com")
			.balanceUrl("https://m.example.com")
			.customField2(CustomField.named("车牌").withMiniProgram("gh_86a091e50ad4@app", "pages/cars"))
			.customField3(CustomField.of(CustomFieldNameType.TIMES))
			.customCell1(CustomCell.of("入口", "提示", "https://e.example.com").withMiniProgram("gh_8@app", "pages/cell"))
			.bonusCleared("年底清零")
			.bonusRules("消费1元积1分")
			.balanceRules("不可提现")
			.advancedInfo(Map.of("abstract", Map.of("icon_url_list", List.of("https://i.example.com"))))
			.build();
		assertThat(OfficialAccountApi.tree(MemberCardCreateRequest.of(card)).at("/card/member_card"))
			.isEqualTo(OfficialAccountApi.MAPPER.readTree("""
					{"base_info": {"logo_url": "https://mmbiz.qpic.cn/mmbiz/0", "brand_name": "海底捞",
					  "code_type": "CODE_TYPE_QRCODE", "title": "海底捞会员卡", "color": "Color102", "notice": "请出示",
					  "description": "说明", "sku": {"quantity": 1}, "date_info": {"type": "DATE_TYPE_PERMANENT"},
					  "bind_openid": true, "use_all_locations": true, "center_title": "买单",
					  "center_sub_title": "向店员出示", "center_url": "https://c.example.com",
					  "promotion_url_sub_title": "优惠", "use_limit": 1, "can_share": false, "is_pay_and_qrcode": true,
					  "pay_info": {"swipe_card": {"is_swipe_card": true}}},
					 "advanced_info": {"abstract": {"icon_url_list": ["https://i.example.com"]}},
					 "prerogative": "特权", "auto_activate": false, "wx_activate": true,
					 "wx_activate_after_submit": true, "wx_activate_after_submit_url": "https://a.example.com",
					 "activate_app_brand_user_name": "gh_86a091e50ad4@app",
					 "activate_app_brand_pass": "pages/activate", "supply_bonus": false,
					 "bonus_url": "https://b.example.com", "supply_balance": false,
					 "balance_url": "https://m.example.com",
					 "custom_field2": {"name": "车牌", "app_brand_user_name": "gh_86a091e50ad4@app",
					  "app_brand_pass": "pages/cars"},
					 "custom_field3": {"name_type": "FIELD_NAME_TYPE_TIMS"},
					 "custom_cell1": {"name": "入口", "tips": "提示", "url": "https://e.example.com",
					  "app_brand_user_name": "gh_8@app", "app_brand_pass": "pages/cell"},
					 "bonus_cleared": "年底清零", "bonus_rules": "消费1元积1分", "balance_rules": "不可提现"}"""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void informationThatBreaksItsRuleIsRefused(String message, UnaryOperator<BaseInfo.Builder> change) {
		MemberCard card = card(change.apply(info()).build()).build();
		assertThatIllegalArgumentException().isThrownBy(() -> MemberCardCreateRequest.of(card)).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> informationThatBreaksItsRuleIsRefused() {
		return Stream.of(info("'member_card.base_info.logo_url' is required", (info) -> info.logoUrl(null)),
				info("'member_card.base_info.brand_name' is required", (info) -> info.brandName(null)),
				info("'member_card.base_info.code_type' is required", (info) -> info.codeType(null)),
				info("'member_card.base_info.title' is required", (info) -> info.title(null)),
				info("'member_card.base_info.notice' is required", (info) -> info.notice(null)),
				info("'member_card.base_info.description' is required", (info) -> info.description(null)),
				info("'member_card.base_info.sku' is required", (info) -> info.sku(null)),
				info("'member_card.base_info.sku.quantity' is required", (info) -> info.sku(new Sku(null, null))),
				info("'member_card.base_info.date_info' is required", (info) -> info.dateInfo(null)),
				info("'member_card.base_info.sku.quantity' is 0; 1 to 100000000 is allowed",
						(info) -> info.sku(Sku.of(0))),
				info("'member_card.base_info.sku.quantity' is 100000001; 1 to 100000000 is allowed",
						(info) -> info.sku(Sku.of(100_000_001))),
				info("'member_card.base_info.sku.total_quantity' must be left out, as only answers have it",
						(info) -> info.sku(new Sku(1L, 1L))),
				info("'member_card.base_info.code_type' is UNKNOWN, which answers only have",
						(info) -> info.codeType(MemberCardCodeType.UNKNOWN)),
				info("'member_card.base_info.logo_url' has 129 characters; at most 128 are allowed",
						(info) -> info.logoUrl("u".repeat(129))),
				bytes("brand_name", 36, BaseInfo.Builder::brandName), bytes("title", 27, BaseInfo.Builder::title),
				bytes("notice", 48, BaseInfo.Builder::notice),
				bytes("description", 3072, BaseInfo.Builder::description),
				bytes("center_title", 18, BaseInfo.Builder::centerTitle),
				bytes("center_sub_title", 24, BaseInfo.Builder::centerSubTitle),
				bytes("custom_url_name", 15, BaseInfo.Builder::customUrlName),
				bytes("custom_url_sub_title", 18, BaseInfo.Builder::customUrlSubTitle),
				bytes("promotion_url_name", 15, BaseInfo.Builder::promotionUrlName),
				bytes("promotion_url_sub_title", 18, BaseInfo.Builder::promotionUrlSubTitle),
				info("'member_card.base_info.service_phone' has 25 characters; at most 24 are allowed",
						(info) -> info.servicePhone("1".repeat(25))),
				info("'member_card.base_info.center_url' has 129 characters; at most 128 are allowed",
						(info) -> info.centerUrl("u".repeat(129))),
				info("'member_card.base_info.custom_url' has 129 characters; at most 128 are allowed",
						(info) -> info.customUrl("u".repeat(129))),
				info("'member_card.base_info.promotion_url' has 129 characters; at most 128 are allowed",
						(info) -> info.promotionUrl("u".repeat(129))),
				date("type' is required", new DateInfo(null, null, null, null, null)),
				date("type' is UNKNOWN, which answers only have",
						new DateInfo(DateInfoType.UNKNOWN, null, null, null, null)),
				date("begin_timestamp' is required when 'member_card.base_info.date_info.type' is DATE_TYPE_FIX_TIME_RANGE",
						new DateInfo(DateInfoType.FIX_TIME_RANGE, null, 2L, null, null)),
				date("end_timestamp' is required when 'member_card.base_info.date_info.type' is DATE_TYPE_FIX_TIME_RANGE",
						new DateInfo(DateInfoType.FIX_TIME_RANGE, 1L, null, null, null)),
				date("end_timestamp' must be after 'member_card.base_info.date_info.begin_timestamp'",
						new DateInfo(DateInfoType.FIX_TIME_RANGE, 2L, 2L, null, null)),
				date("fixed_term' is required when 'member_card.base_info.date_info.type' is DATE_TYPE_FIX_TERM",
						new DateInfo(DateInfoType.FIX_TERM, null, null, null, 0)),
				date("fixed_term' is 0; at least 1 is required", DateInfo.fixTerm(0, 0)),
				date("fixed_begin_term' is -1; at least 0 is required", DateInfo.fixTerm(1, -1)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void cardThatBreaksItsRuleIsRefused(String message, UnaryOperator<MemberCard.Builder> change) {
		MemberCard card = change.apply(card(info().build())).build();
		assertThatIllegalArgumentException().isThrownBy(() -> MemberCardCreateRequest.of(card)).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> cardThatBreaksItsRuleIsRefused() {
		return Stream.of(card("'member_card.base_info' is required", (card) -> card.baseInfo(null)),
				card("'member_card.prerogative' is required", (card) -> card.prerogative(null)),
				card("'member_card.prerogative' has 3073 bytes of UTF-8; at most 3072 are allowed, and a Chinese"
						+ " character has 3", (card) -> card.prerogative("权".repeat(1024) + "1")),
				card("'member_card.custom_field1' needs 'name_type', or 'name' for a name of your own",
						(card) -> card.customField1(new CustomField(null, null, "https://x", null, null))),
				card("'member_card.custom_field2.name_type' is UNKNOWN, which answers only have",
						(card) -> card.customField2(CustomField.of(CustomFieldNameType.UNKNOWN))),
				card("'member_card.custom_field3' needs 'name_type', or 'name' for a name of your own",
						(card) -> card.customField3(new CustomField(null, null, null, null, null))),
				card("'member_card.custom_cell1.name' has 18 bytes of UTF-8; at most 15 are allowed, and a Chinese"
						+ " character has 3", (card) -> card.customCell1(CustomCell.of("入".repeat(6), "提示", "u"))),
				card("'member_card.custom_cell1.tips' has 21 bytes of UTF-8; at most 18 are allowed, and a Chinese"
						+ " character has 3", (card) -> card.customCell1(CustomCell.of("入口", "提".repeat(7), "u"))),
				card("'member_card.custom_cell1.url' has 129 characters; at most 128 are allowed",
						(card) -> card.customCell1(CustomCell.of("入口", "提示", "u".repeat(129)))),
				card("One of " + WAYS + " is required", (card) -> card.autoActivate(false)),
				card("One of " + WAYS + " is required", (card) -> card.autoActivate(false).wxActivate(false)),
				card("Only one of " + WAYS + " is allowed", (card) -> card.wxActivate(true)),
				card("Only one of " + WAYS + " is allowed",
						(card) -> card.autoActivate(false).wxActivate(true).activateUrl("https://x")));
	}

	@Test
	void pointsAndStoredValueHaveToBeSaid() {
		MemberCard.Builder card = MemberCard.builder().baseInfo(info().build()).prerogative("特权").autoActivate(true);
		refuse("'member_card.supply_bonus' is required", card.build());
		refuse("'member_card.supply_balance' is required", card.supplyBonus(false).build());
	}

	@Test
	void colourHasToBeSaidAndToHaveAName() {
		BaseInfo hexadecimal = OfficialAccountApi
			.read("""
					{'logo_url': 'u', 'brand_name': 'b', 'code_type': 'CODE_TYPE_NONE', 'title': 't', 'color': '#63b359',
					 'notice': 'n', 'description': 'd', 'sku': {'quantity': 1}, 'date_info': {'type': 'DATE_TYPE_PERMANENT'}}""",
					BaseInfo.class);
		assertThat(hexadecimal.color()).isEqualTo("#63b359");
		refuse("'member_card.base_info.color' must be the name of a CardColor, such as Color010",
				card(hexadecimal).build());
		BaseInfo none = OfficialAccountApi.read("""
				{'logo_url': 'u', 'brand_name': 'b', 'code_type': 'CODE_TYPE_NONE', 'title': 't'}""", BaseInfo.class);
		refuse("'member_card.base_info.color' is required", card(none).build());
	}

	@Test
	void membersOfAnswersAreRefused() {
		MemberCard read = OfficialAccountApi.read(OfficialAccountApi.answer("/card/get"), MemberCardDetails.class)
			.memberCard();
		assertThatIllegalArgumentException().isThrownBy(() -> new MemberCardUpdateRequest("pFS7", read))
			.withMessage("'member_card.base_info.id' must be left out, as only answers have it");
		MemberCard audited = OfficialAccountApi.read("{'base_info': {'status': 'CARD_STATUS_VERIFY_OK'}}",
				MemberCard.class);
		assertThatIllegalArgumentException().isThrownBy(() -> new MemberCardUpdateRequest("pFS7", audited))
			.withMessage("'member_card.base_info.status' must be left out, as only answers have it");
	}

	@Test
	void everyWayOfActivationIsPossibleAlone() {
		assertThatNoException().isThrownBy(() -> {
			MemberCardCreateRequest.of(card(info().build()).build());
			MemberCardCreateRequest.of(card(info().build()).autoActivate(false).wxActivate(true).build());
			MemberCardCreateRequest.of(card(info().build()).autoActivate(false).activateUrl("https://x").build());
		});
	}

	@Test
	void longestMembersArePossible() {
		BaseInfo info = info().logoUrl("u".repeat(128))
			.brandName("名".repeat(12))
			.title("卡".repeat(9))
			.notice("示".repeat(16))
			.description("说".repeat(1024))
			.servicePhone("1".repeat(24))
			.sku(Sku.of(100_000_000))
			.centerTitle("买".repeat(6))
			.centerSubTitle("向".repeat(8))
			.centerUrl("u".repeat(128))
			.customUrlName("入".repeat(5))
			.customUrl("u".repeat(128))
			.customUrlSubTitle("提".repeat(6))
			.promotionUrlName("促".repeat(5))
			.promotionUrl("u".repeat(128))
			.promotionUrlSubTitle("提".repeat(6))
			.build();
		assertThatNoException().isThrownBy(() -> MemberCardCreateRequest.of(card(info).prerogative("权".repeat(1024))
			.customCell1(CustomCell.of("入".repeat(5), "提".repeat(6), "u".repeat(128)))
			.build()));
	}

	@Test
	void requestHoldsAMemberCard() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MemberCardCreateRequest(new TypedCard("GROUPON", card(info().build()).build())))
			.withMessage("'card.card_type' must be MEMBER_CARD");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MemberCardCreateRequest(new TypedCard("MEMBER_CARD", null)))
			.withMessage("'member_card' is required");
	}

	@Test
	void validityHasTheTypeOfItsFactory() {
		assertThat(OfficialAccountApi.tree(DateInfo.fixTerm(30, 0))).isEqualTo(OfficialAccountApi.MAPPER
			.readTree("{\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":30,\"fixed_begin_term\":0}"));
		assertThat(OfficialAccountApi.tree(
				DateInfo.fixTimeRange(Instant.ofEpochMilli(1_700_000_000_999L), Instant.ofEpochSecond(1_800_000_000))))
			.isEqualTo(OfficialAccountApi.MAPPER.readTree("{\"type\":\"DATE_TYPE_FIX_TIME_RANGE\","
					+ "\"begin_timestamp\":1700000000,\"end_timestamp\":1800000000}"));
	}

	@ParameterizedTest
	@EnumSource
	void colourHasItsNameOnTheWire(CardColor color) {
		assertThat(color.wireName()).matches("Color\\d{3}");
		assertThat(CardColor.isWireName(color.wireName())).isTrue();
		assertThat(CardColor.isWireName(color.name())).isFalse();
	}

	@Test
	void additionalMembersAreSent() {
		MemberCard card = card(info().additionalMember("guide_text", "欢迎").build())
			.additionalMember("modify_msg_operation", Map.of("url_cell", 1))
			.build();
		assertThat(OfficialAccountApi.tree(card).at("/base_info/guide_text").asString()).isEqualTo("欢迎");
		assertThat(OfficialAccountApi.tree(card).at("/modify_msg_operation/url_cell").asInt()).isEqualTo(1);
		MemberCard.Builder known = card(info().build()).additionalMember("supply_bonus", true);
		assertThatIllegalArgumentException().isThrownBy(known::build)
			.withMessage("'supply_bonus' is not an additional member, as MemberCard has it");
	}

	@Test
	void advancedInfoIsCopied() {
		Map<String, Object> advanced = new LinkedHashMap<>(Map.of("abstract", "a"));
		MemberCard card = card(info().build()).advancedInfo(advanced).build();
		advanced.clear();
		assertThat(card.advancedInfo()).containsOnlyKeys("abstract")
			.satisfies(
					(copy) -> assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear));
	}

	private static void refuse(String message, MemberCard card) {
		assertThatIllegalArgumentException().isThrownBy(() -> MemberCardCreateRequest.of(card)).withMessage(message);
	}

	private static BaseInfo.Builder info() {
		return BaseInfo.builder()
			.logoUrl("https://mmbiz.qpic.cn/mmbiz/0")
			.brandName("海底捞")
			.codeType(MemberCardCodeType.QRCODE)
			.title("海底捞会员卡")
			.color(CardColor.COLOR102)
			.notice("请出示")
			.description("说明")
			.sku(Sku.of(1))
			.dateInfo(DateInfo.permanent());
	}

	private static MemberCard.Builder card(BaseInfo info) {
		return MemberCard.builder()
			.baseInfo(info)
			.prerogative("特权")
			.supplyBonus(false)
			.supplyBalance(false)
			.autoActivate(true);
	}

	private static Arguments info(String message, UnaryOperator<BaseInfo.Builder> change) {
		return Arguments.of(message, change);
	}

	private static Arguments bytes(String name, int max, Text text) {
		return info(
				"'member_card.base_info." + name + "' has " + (max + 1) + " bytes of UTF-8; at most " + max
						+ " are allowed, and a Chinese character has 3",
				(info) -> text.set(info, "卡".repeat(max / 3) + "1"));
	}

	private static Arguments date(String message, DateInfo date) {
		return info("'member_card.base_info.date_info." + message, (info) -> info.dateInfo(date));
	}

	private static Arguments card(String message, UnaryOperator<MemberCard.Builder> change) {
		return Arguments.of(message, change);
	}

	private interface Text {

		BaseInfo.Builder set(BaseInfo.Builder info, String text);

	}

}
