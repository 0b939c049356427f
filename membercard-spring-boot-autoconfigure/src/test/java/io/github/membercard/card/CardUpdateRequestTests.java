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

class CardUpdateRequestTests {

	private static final String LOGO = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0";

	@Test
	void builderSetsEachMember() {
		BalanceInformation balance = BalanceInformation.onPage("https://xxx.com");
		UserInformationForm form = UserInformationForm.of(CommonFormField.USER_FORM_FLAG_MOBILE)
			.withCanModifyAfterActivate(true);
		AdditionalStatement statement = AdditionalStatement.inMiniProgram("须知", "wxea9c30890f48d5ae",
				"pages/statement/statement");
		assertThat(CardUpdateRequest.builder()
			.appid("wxea9c30890f48d5ae")
			.logoUrl(LOGO)
			.title("微信支付测试卡")
			.backgroundPictureUrl(LOGO + "?background")
			.description("使用本会员卡表示你同意协议")
			.servicePhone("010-8877xxxx")
			.totalQuantity(5_000_000)
			.dateInformation(DateInformation.fixTerm(200))
			.needDisplayLevel(true)
			.initLevel("白银会员")
			.balanceInformation(balance)
			.userInformationForm(form)
			.additionalStatement(statement)
			.codeMode(CodeMode.SYSTEM_ALLOCATE)
			.codeType(CodeType.QRCODE)
			.needDynamicCode(true)
			.additionalMember("color", "red")
			.build())
			.isEqualTo(new CardUpdateRequest("wxea9c30890f48d5ae", LOGO, "微信支付测试卡", LOGO + "?background",
					"使用本会员卡表示你同意协议", "010-8877xxxx", 5_000_000L, DateInformation.fixTerm(200), true, "白银会员", balance,
					form, statement, CodeMode.SYSTEM_ALLOCATE, CodeType.QRCODE, true, Map.of("color", "red")));
	}

	@Test
	void updateWithoutAMemberIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CardUpdateRequest.builder().build())
			.withMessage("at least one member has to change");
	}

	@ParameterizedTest
	@MethodSource
	void oneMemberIsEnough(UnaryOperator<CardUpdateRequest.Builder> change) {
		assertThat(change.apply(CardUpdateRequest.builder()).build()).isNotNull();
	}

	static Stream<Arguments> oneMemberIsEnough() {
		return Stream.<UnaryOperator<CardUpdateRequest.Builder>>of((card) -> card.title("卡"),
				(card) -> card.needDynamicCode(false), (card) -> card.totalQuantity(0),
				(card) -> card.additionalMember("color", "red"))
			.map(Arguments::of);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, UnaryOperator<CardUpdateRequest.Builder> change) {
		CardUpdateRequest.Builder builder = change.apply(CardUpdateRequest.builder());
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(
				refused("'appid' has 33 characters; at most 32 are allowed", (card) -> card.appid("a".repeat(33))),
				refused("'title' has 11 characters; at most 10 are allowed", (card) -> card.title("卡".repeat(11))),
				refused("'description' has 501 characters; at most 500 are allowed",
						(card) -> card.description("卡".repeat(501))),
				refused("'service_phone' has 33 characters; at most 32 are allowed",
						(card) -> card.servicePhone("1".repeat(33))),
				refused("'logo_url' must be an address that begins with https:// or http://",
						(card) -> card.logoUrl("logo")),
				refused("'background_picture_url' must be an address that begins with https:// or http://",
						(card) -> card.backgroundPictureUrl("picture")),
				refused("'init_level' has 6 characters; at most 5 are allowed",
						(card) -> card.initLevel("银".repeat(6))),
				refused("'init_level' is required when 'need_display_level' is true",
						(card) -> card.needDisplayLevel(true)),
				refused("'code_mode' is UNKNOWN, which answers only have", (card) -> card.codeMode(CodeMode.UNKNOWN)),
				refused("'code_type' is UNKNOWN, which answers only have", (card) -> card.codeType(CodeType.UNKNOWN)),
				refused("'date_information.available_day_after_receive' is 0; at least 1 is required",
						(card) -> card.dateInformation(DateInformation.fixTerm(0))),
				refused("'balance_information.balance_path' is required with 'balance_information.balance_appid'",
						(card) -> card.balanceInformation(new BalanceInformation(true, "wx", null, null))),
				refused("'code_mode' is not an additional member, as CardUpdateRequest has it",
						(card) -> card.additionalMember("code_mode", "REAL_TIME")));
	}

	@ParameterizedTest
	@EnumSource(names = { "MERCHANT_DEPOSIT", "REAL_TIME" })
	void totalQuantityIsRefusedWithAnotherCodeMode(CodeMode codeMode) {
		CardUpdateRequest.Builder builder = CardUpdateRequest.builder().codeMode(codeMode).totalQuantity(1);
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'total_quantity' is allowed only when 'code_mode' is SYSTEM_ALLOCATE");
	}

	@Test
	void totalQuantityIsPossibleWithoutACodeMode() {
		assertThat(CardUpdateRequest.builder().totalQuantity(1).build().totalQuantity()).isEqualTo(1);
	}

	private static Arguments refused(String message, UnaryOperator<CardUpdateRequest.Builder> change) {
		return Arguments.of(message, change);
	}

}
