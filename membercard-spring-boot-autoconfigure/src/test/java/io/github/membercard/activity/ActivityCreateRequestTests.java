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

package io.github.membercard.activity;

import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActivityCreateRequestTests {

	private static final String LOGO = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0";

	private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2020-01-20T13:29:35.120+08:00");

	private static final OffsetDateTime END = OffsetDateTime.parse("2020-01-29T13:29:35.120+08:00");

	private static final PayActivitySetting PAY = PayActivitySetting.of(LOGO, "湖南麻辣美食券");

	private static final MiniProgramActivitySetting MINI_PROGRAM = new MiniProgramActivitySetting(List.of("szwxtd"),
			new AwardJumpTarget("wxc0b84a53ed8e8d29", "mall/pages/List", "点击"));

	@Test
	void builderSetsEachMember() {
		AwardSendPeriod period = new AwardSendPeriod(List.of(new AwardTimeRange(BEGIN, END)),
				List.of(new AwardDayTimeRange(new DayTime(9, 34, 6), new DayTime(21, 0, 0))));
		List<CouponStock> stocks = List.of(new CouponStock("10000022", "98065001"));
		assertThat(afterPay().awardSendPeriod(period).stockList(stocks).additionalMember("color", "red").build())
			.isEqualTo(new ActivityCreateRequest("pbLatjvWOibDc5-TBnbUk1pD12o0", "良品铺子回馈活动",
					ActivityType.NON_MEMBER_AFTERPAY, BEGIN, END, period, stocks, "100002322019090134234sfdf", PAY,
					null, Map.of("color", "red")));
		assertThat(inMiniProgram().build().miniprogramActivitySetting()).isEqualTo(MINI_PROGRAM);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, UnaryOperator<ActivityCreateRequest.Builder> change) {
		ActivityCreateRequest.Builder builder = change.apply(afterPay());
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(refused("'card_id' is required", (activity) -> activity.cardId(null)),
				refused("'activity_name' is required", (activity) -> activity.activityName(null)),
				refused("'activity_type' is required", (activity) -> activity.activityType(null)),
				refused("'begin_time' is required", (activity) -> activity.beginTime(null)),
				refused("'end_time' is required", (activity) -> activity.endTime(null)),
				refused("'out_request_no' is required", (activity) -> activity.outRequestNo(null)),
				refused("'card_id' has 33 characters; at most 32 are allowed",
						(activity) -> activity.cardId("c".repeat(33))),
				refused("'activity_name' has 11 characters; at most 10 are allowed",
						(activity) -> activity.activityName("活".repeat(11))),
				refused("'activity_type' is UNKNOWN, which answers only have",
						(activity) -> activity.activityType(ActivityType.UNKNOWN)),
				refused("'out_request_no' has 129 characters; at most 128 are allowed",
						(activity) -> activity.outRequestNo("1".repeat(129))),
				refused("'out_request_no' may hold only letters, digits and | _ * -",
						(activity) -> activity.outRequestNo("a b")),
				refused("'end_time' must be after 'begin_time'", (activity) -> activity.endTime(BEGIN)),
				refused("'end_time' must be within 90 days of 'begin_time'",
						(activity) -> activity.endTime(BEGIN.plusDays(90).plusNanos(1))),
				refused("'award_send_period.award_send_time.begin_time' is required",
						(activity) -> activity
							.awardSendPeriod(new AwardSendPeriod(List.of(new AwardTimeRange(null, END)), null))),
				refused("'award_send_period.award_send_time.end_time' is required",
						(activity) -> activity
							.awardSendPeriod(new AwardSendPeriod(List.of(new AwardTimeRange(BEGIN, null)), null))),
				refused("'award_send_period.award_send_time.end_time' must be after "
						+ "'award_send_period.award_send_time.begin_time'",
						(activity) -> activity
							.awardSendPeriod(new AwardSendPeriod(List.of(new AwardTimeRange(END, BEGIN)), null))),
				refused("'award_send_period.award_send_day_time.end_day_time' is required",
						(activity) -> activity
							.awardSendPeriod(daily(new AwardDayTimeRange(new DayTime(0, 0, 0), null)))),
				refused("'award_send_period.award_send_day_time.begin_day_time.hours' is 24; 0 to 23 is allowed",
						(activity) -> activity.awardSendPeriod(from(new DayTime(24, 0, 0)))),
				refused("'award_send_period.award_send_day_time.begin_day_time.minutes' is 60; 0 to 59 is allowed",
						(activity) -> activity.awardSendPeriod(from(new DayTime(0, 60, 0)))),
				refused("'award_send_period.award_send_day_time.begin_day_time.seconds' is -1; 0 to 59 is allowed",
						(activity) -> activity.awardSendPeriod(from(new DayTime(0, 0, -1)))),
				refused("'award_send_period.award_send_day_time.begin_day_time.seconds' is required",
						(activity) -> activity.awardSendPeriod(from(new DayTime(0, 0, null)))),
				refused("'stock_list.stock_creator_mchid' is required",
						(activity) -> activity.stockList(List.of(new CouponStock(null, "98065001")))),
				refused("'stock_list.stock_id' is required",
						(activity) -> activity.stockList(List.of(new CouponStock("10000022", null)))),
				refused("'card_id' must not be blank", (activity) -> activity.cardId(" ")),
				refused("'begin_time' is not an additional member, as ActivityCreateRequest has it",
						(activity) -> activity.additionalMember("begin_time", "now")),
				refusedSetting("logo_url' is required", new PayActivitySetting(null, "湖南麻辣美食券", null, null, null)),
				refusedSetting("logo_url' must be an address that begins with https:// or http://",
						PayActivitySetting.of("logo", "湖南麻辣美食券")),
				refusedSetting("activity_second_title' is required",
						new PayActivitySetting(LOGO, null, null, null, null)),
				refusedSetting("mchid_list' must not be blank",
						new PayActivitySetting(LOGO, "湖南麻辣美食券", List.of(" "), null, null)),
				refusedActivation("activate_type' is required", new ActivateSetting(null, null, null)),
				refusedActivation("activate_type' is UNKNOWN, which answers only have",
						new ActivateSetting(ActivateType.UNKNOWN, null, null)),
				refusedActivation("activate_type' JUMP_ACTIVATE needs 'activate_url' or 'activate_miniprogram'",
						new ActivateSetting(ActivateType.JUMP_ACTIVATE, null, null)),
				refusedActivation("activate_url' must be an address that begins with https:// or http://",
						ActivateSetting.jumpToPage("page")),
				refusedActivation("activate_miniprogram.activate_appid' has 33 characters; at most 32 are allowed",
						ActivateSetting.jumpToMiniProgram("a".repeat(33), "path")),
				refusedActivation("activate_miniprogram.activate_path' has 129 characters; at most 128 are allowed",
						ActivateSetting.jumpToMiniProgram("wx", "p".repeat(129))),
				refusedActivation("activate_miniprogram.activate_path' is required",
						new ActivateSetting(ActivateType.JUMP_ACTIVATE, null, new ActivateMiniProgram("wx", null))),
				refusedSetting("payment_setting.limit_bank' must not be blank",
						new PayActivitySetting(LOGO, "湖南麻辣美食券", null, null, new PaymentSetting(null, " ", null))),
				refusedSetting("payment_setting.payment_mode.payment_scene_list' must not be blank",
						new PayActivitySetting(LOGO, "湖南麻辣美食券", null, null,
								new PaymentSetting(new PaymentMode(List.of("")), null, null))));
	}

	@Test
	void longestActivityIsPossible() {
		assertThat(afterPay().endTime(BEGIN.plusDays(90)).build().endTime()).isEqualTo(BEGIN.plusDays(90));
	}

	@ParameterizedTest
	@EnumSource(names = { "NON_MEMBER_AFTERPAY", "MEMBER_AFTERPAY" })
	void typeAfterAPaymentNeedsTheSettingOfPayments(ActivityType type) {
		refuse("'pay_activity_setting' is required when 'activity_type' is " + type,
				activity().activityType(type).miniprogramActivitySetting(MINI_PROGRAM));
	}

	@Test
	void bothSettingsAreAllowedAsInTheDocumentedExample() {
		assertThat(afterPay().miniprogramActivitySetting(MINI_PROGRAM).build().payActivitySetting()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "NON_MEMBER_MINIPROGRAM", "MEMBER_MINIPROGRAM" })
	void typeInTheMiniProgramNeedsNoSetting(ActivityType type) {
		assertThat(activity().activityType(type).build().activityType()).isEqualTo(type);
	}

	@Test
	void textsOfTheMiniProgramMustNotBeBlank() {
		refuse("'miniprogram_activity_setting.outer_str' must not be blank",
				inMiniProgram().miniprogramActivitySetting(new MiniProgramActivitySetting(List.of(" "), null)));
		refuse("'miniprogram_activity_setting.award_jump_deploy.button_text' must not be blank", inMiniProgram()
			.miniprogramActivitySetting(new MiniProgramActivitySetting(null, new AwardJumpTarget(null, null, " "))));
	}

	@Test
	void latestTimeOfADayIsPossible() {
		AwardSendPeriod period = from(new DayTime(23, 59, 59));
		assertThat(afterPay().awardSendPeriod(period).build().awardSendPeriod()).isEqualTo(period);
	}

	@Test
	void factoriesSetWhatFitsTheirType() {
		assertThat(ActivateSetting.autoActivate())
			.isEqualTo(new ActivateSetting(ActivateType.AUTO_ACTIVATE, null, null));
		assertThat(ActivateSetting.jumpToPage("https://w.url.cn/s/Ahz3p2C"))
			.isEqualTo(new ActivateSetting(ActivateType.JUMP_ACTIVATE, "https://w.url.cn/s/Ahz3p2C", null));
		assertThat(ActivateSetting.jumpToMiniProgram("wxea9c30a90fs8d3fe", "pages/activate/activate"))
			.isEqualTo(new ActivateSetting(ActivateType.JUMP_ACTIVATE, null,
					new ActivateMiniProgram("wxea9c30a90fs8d3fe", "pages/activate/activate")));
	}

	@Test
	void answerMayHoldWhatARequestMayNot() {
		assertThat(new Activity("371067", null, null, null, null, "活".repeat(11), ActivityType.UNKNOWN, END, BEGIN,
				null, List.of(new CouponStock(null, null)), null, PAY, MINI_PROGRAM, Map.of()))
			.isNotNull();
	}

	@Test
	@SuppressWarnings("NullAway")
	void answerNeedsItsId() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ActivityTermination(null, END))
			.withMessage("'activity_id' is required");
	}

	@Test
	void valuesOfAdditionalMembersDoNotShow() {
		assertThat(afterPay().additionalMember("staff_phone", "0755-12345677").build()).asString()
			.endsWith("additionalMembers=[staff_phone]]")
			.doesNotContain("0755");
	}

	@Test
	void listsAreCopied() {
		List<CouponStock> stocks = new ArrayList<>(List.of(new CouponStock("10000022", "98065001")));
		ActivityCreateRequest request = afterPay().stockList(stocks).build();
		stocks.clear();
		assertThat(request.stockList()).hasSize(1);
	}

	private static ActivityCreateRequest.Builder activity() {
		return ActivityCreateRequest.builder()
			.cardId("pbLatjvWOibDc5-TBnbUk1pD12o0")
			.activityName("良品铺子回馈活动")
			.beginTime(BEGIN)
			.endTime(END)
			.outRequestNo("100002322019090134234sfdf");
	}

	private static ActivityCreateRequest.Builder afterPay() {
		return activity().activityType(ActivityType.NON_MEMBER_AFTERPAY).payActivitySetting(PAY);
	}

	private static ActivityCreateRequest.Builder inMiniProgram() {
		return activity().activityType(ActivityType.MEMBER_MINIPROGRAM).miniprogramActivitySetting(MINI_PROGRAM);
	}

	private static AwardSendPeriod from(DayTime begin) {
		return daily(new AwardDayTimeRange(begin, new DayTime(23, 59, 59)));
	}

	private static AwardSendPeriod daily(AwardDayTimeRange range) {
		return new AwardSendPeriod(null, List.of(range));
	}

	private static Arguments refused(String message, UnaryOperator<ActivityCreateRequest.Builder> change) {
		return Arguments.of(message, change);
	}

	private static Arguments refusedSetting(String message, PayActivitySetting setting) {
		return refused("'pay_activity_setting." + message, (activity) -> activity.payActivitySetting(setting));
	}

	private static Arguments refusedActivation(String message, ActivateSetting activation) {
		return refusedSetting("activate_setting." + message,
				new PayActivitySetting(LOGO, "湖南麻辣美食券", null, activation, null));
	}

	private static void refuse(String message, ActivityCreateRequest.Builder builder) {
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

}
