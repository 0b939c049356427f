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

package io.github.membercard.card;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CardRightsRequestTests {

	private static final CardBonusRights BONUS = CardBonusRights.builder(100, "我的积分", "500积分=2小时免费停车券").build();

	private static final CardFavorRights FAVOR = CardFavorRights.builder(true).build();

	private static final CardFapiaoRights FAPIAO = new CardFapiaoRights("查看我的发票", "wxea9c30a90fs8d3fe",
			"pages/fapiao/fapiao");

	private static final Guide GUIDE = Guide.builder().staffName("酒店管家-何小明").build();

	@Test
	void builderSetsEachMember() {
		assertThat(CardRightsRequest.builder(true, true)
			.bonus(BONUS)
			.favor(FAVOR)
			.showFapiao(true)
			.fapiao(FAPIAO)
			.showGuide(true)
			.guide(GUIDE)
			.build()).isEqualTo(new CardRightsRequest(true, true, BONUS, FAVOR, true, FAPIAO, true, GUIDE));
	}

	@Test
	void sectionsThatAreOffNeedNoObject() {
		assertThat(CardRightsRequest.builder(false, false).showFapiao(false).showGuide(false).build())
			.isEqualTo(new CardRightsRequest(false, false, null, null, false, null, false, null));
	}

	@Test
	@SuppressWarnings("NullAway")
	void pointsAndOffersHaveToBeStated() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CardRightsRequest(null, false, null, null, null, null, null, null))
			.withMessage("'show_bonus' is required");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CardRightsRequest(false, null, null, null, null, null, null, null))
			.withMessage("'show_favor' is required");
	}

	@Test
	void shownPointsNeedTheirObject() {
		assertThatIllegalArgumentException().isThrownBy(() -> CardRightsRequest.builder(true, false).build())
			.withMessage("'bonus' is required when 'show_bonus' is true");
	}

	@Test
	void shownOffersNeedTheirObject() {
		assertThatIllegalArgumentException().isThrownBy(() -> CardRightsRequest.builder(false, true).build())
			.withMessage("'favor' is required when 'show_favor' is true");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, UnaryOperator<CardRightsRequest.Builder> change) {
		CardRightsRequest.Builder builder = change.apply(CardRightsRequest.builder(false, false));
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(
				refused("'fapiao' is required when 'show_fapiao' is true", (rights) -> rights.showFapiao(true)),
				refused("'guide' is required when 'show_guide' is true", (rights) -> rights.showGuide(true)),
				refused("'bonus.init_bonus' is required",
						(rights) -> rights
							.bonus(new CardBonusRights(null, "a", null, "b", null, null, null, null, null))),
				refused("'bonus.init_bonus' is -1; at least 0 is required",
						(rights) -> rights.bonus(CardBonusRights.builder(-1, "a", "b").build())),
				refused("'bonus.bonus_value_word' is required",
						(rights) -> rights.bonus(CardBonusRights.builder(1, null, "b").build())),
				refused("'bonus.bonus_cost_word' is required",
						(rights) -> rights.bonus(CardBonusRights.builder(1, "a", null).build())),
				refused("'bonus.bonus_jump_path' is required with 'bonus.bonus_jump_appid'",
						(rights) -> rights
							.bonus(CardBonusRights.builder(1, "a", "b").bonusJumpMiniProgram("wx", null).build())),
				refused("'favor.show_coupon' is required",
						(rights) -> rights.favor(new CardFavorRights(null, null, null, null, null, null))),
				refused("'favor.member_price_word' has 9 characters; at most 8 are allowed",
						(rights) -> rights.favor(CardFavorRights.builder(true).memberPriceWord("价".repeat(9)).build())),
				refused("'favor.member_price_title' is UNKNOWN, which answers only have",
						(rights) -> rights
							.favor(CardFavorRights.builder(true).memberPriceTitle(MemberPriceTitle.UNKNOWN).build())),
				refused("'favor.favor_module_title' is UNKNOWN, which answers only have",
						(rights) -> rights
							.favor(CardFavorRights.builder(true).favorModuleTitle(FavorModuleTitle.UNKNOWN).build())),
				refused("'fapiao.fapiao_jump_word' has 7 characters; at most 6 are allowed",
						(rights) -> rights.fapiao(new CardFapiaoRights("票".repeat(7), null, null))),
				refused("'guide.head_image_url' must be an address that begins with https:// or http://",
						(rights) -> rights.guide(Guide.builder().headImageUrl("picture").build())),
				refused("'guide.phone_number' must not be blank",
						(rights) -> rights.guide(Guide.builder().phoneNumber(" ").build())));
	}

	@Test
	void builderOfPointsSetsEachMember() {
		assertThat(CardBonusRights.builder(100, "我的积分", "500积分=2小时免费停车券")
			.bonusCostTitle("积分兑换")
			.bonusJumpWord("更多礼品")
			.bonusJumpMiniProgram("wxjump", "pages/bonus/bonus")
			.bonusSupportMiniProgram("wxsupport", "pages/selfbonus/selfbonus")
			.build())
			.isEqualTo(new CardBonusRights(100L, "我的积分", "积分兑换", "500积分=2小时免费停车券", "更多礼品", "wxjump",
					"pages/bonus/bonus", "wxsupport", "pages/selfbonus/selfbonus"));
	}

	@Test
	void builderOfOffersSetsEachMember() {
		assertThat(CardFavorRights.builder(true)
			.memberPriceWord("周二会员全场八折")
			.memberPriceMiniProgram("wxea9c30a90fs8d3fe", "pages/favor/favor")
			.memberPriceTitle(MemberPriceTitle.MEMBER_PRICE)
			.favorModuleTitle(FavorModuleTitle.VIP)
			.build())
			.isEqualTo(new CardFavorRights(true, "周二会员全场八折", "wxea9c30a90fs8d3fe", "pages/favor/favor",
					MemberPriceTitle.MEMBER_PRICE, FavorModuleTitle.VIP));
	}

	@Test
	void builderOfContactSetsEachMember() {
		assertThat(Guide.builder()
			.staffName("酒店管家-何小明")
			.headImageUrl("https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0")
			.contactInformationName("微信号")
			.contactInformationValue("weixin123")
			.phoneNumber("0755-12345677")
			.build())
			.isEqualTo(new Guide("酒店管家-何小明", "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0", "微信号", "weixin123",
					"0755-12345677"));
	}

	@Test
	void howToReachTheContactDoesNotShow() {
		Guide guide = new Guide("酒店管家-何小明", null, "微信号", "weixin123", "0755-12345677");
		assertThat(CardRightsRequest.builder(false, false).guide(guide).build()).asString()
			.contains("酒店管家-何小明", "微信号")
			.doesNotContain("weixin123", "0755");
	}

	private static Arguments refused(String message, UnaryOperator<CardRightsRequest.Builder> change) {
		return Arguments.of(message, change);
	}

}
