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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CardCreateRequestTests {

	private static final String LOGO = "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0";

	@Test
	void builderSetsEachMember() {
		BalanceInformation balance = BalanceInformation.inMiniProgram("wxea9c30890f48d5ae", "pages/balance/balance");
		UserInformationForm form = UserInformationForm.of(CommonFormField.USER_FORM_FLAG_MOBILE);
		AdditionalStatement statement = AdditionalStatement.onPage("xxx会员卡使用须知", "https://xxx.111.com");
		assertThat(valid().servicePhone("010-8877xxxx")
			.totalQuantity(5_000_000)
			.needDisplayLevel(true)
			.initLevel("白银会员")
			.balanceInformation(balance)
			.userInformationForm(form)
			.additionalStatement(statement)
			.needDynamicCode(true)
			.additionalMember("color", "red")
			.build())
			.isEqualTo(new CardCreateRequest("wxea9c30890f48d5ae", LOGO, new Brand("1004", "微信支付"), "微信支付测试卡",
					LOGO + "?background", "使用本会员卡表示你同意协议", "010-8877xxxx", CodeType.BAR_CODE, 5_000_000L,
					DateInformation.permanent(), CodeMode.SYSTEM_ALLOCATE, true, "白银会员", "100002322019090134234sfdf",
					balance, form, statement, true, Map.of("color", "red")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, UnaryOperator<CardCreateRequest.Builder> change) {
		CardCreateRequest.Builder builder = change.apply(valid());
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(refused("'appid' is required", (card) -> card.appid(null)),
				refused("'logo_url' is required", (card) -> card.logoUrl(null)),
				refused("'brand' is required", (card) -> card.brand(null)),
				refused("'title' is required", (card) -> card.title(null)),
				refused("'background_picture_url' is required", (card) -> card.backgroundPictureUrl(null)),
				refused("'description' is required", (card) -> card.description(null)),
				refused("'code_type' is required", (card) -> card.codeType(null)),
				refused("'date_information' is required", (card) -> card.dateInformation(null)),
				refused("'code_mode' is required", (card) -> card.codeMode(null)),
				refused("'out_request_no' is required", (card) -> card.outRequestNo(null)),
				refused("'brand.brand_id' is required", (card) -> card.brand(new Brand(null, "微信支付"))),
				refused("'brand.display_name' is required", (card) -> card.brand(new Brand("1004", null))),
				refused("'title' must not be blank", (card) -> card.title(" ")),
				refused("'title' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses",
						(card) -> card.title("卡😀")),
				refused("'logo_url' must be an address that begins with https:// or http://",
						(card) -> card.logoUrl("wxpaylogo.qpic.cn")),
				refused("'background_picture_url' must be an address that begins with https:// or http://",
						(card) -> card.backgroundPictureUrl("wxpaylogo.qpic.cn")),
				refused("'appid' has 33 characters; at most 32 are allowed", (card) -> card.appid("a".repeat(33))),
				refused("'logo_url' has 129 characters; at most 128 are allowed", (card) -> card.logoUrl(url(129))),
				refused("'brand.brand_id' has 17 characters; at most 16 are allowed",
						(card) -> card.brand(new Brand("1".repeat(17), "微信支付"))),
				refused("'title' has 11 characters; at most 10 are allowed", (card) -> card.title("卡".repeat(11))),
				refused("'background_picture_url' has 129 characters; at most 128 are allowed",
						(card) -> card.backgroundPictureUrl(url(129))),
				refused("'description' has 501 characters; at most 500 are allowed",
						(card) -> card.description("卡".repeat(501))),
				refused("'service_phone' has 33 characters; at most 32 are allowed",
						(card) -> card.servicePhone("1".repeat(33))),
				refused("'init_level' has 6 characters; at most 5 are allowed",
						(card) -> card.initLevel("银".repeat(6))),
				refused("'out_request_no' has 129 characters; at most 128 are allowed",
						(card) -> card.outRequestNo("1".repeat(129))),
				refused("'out_request_no' may hold only letters, digits and | _ * -",
						(card) -> card.outRequestNo("a b")),
				refused("'code_type' is UNKNOWN, which answers only have", (card) -> card.codeType(CodeType.UNKNOWN)),
				refused("'code_mode' is UNKNOWN, which answers only have", (card) -> card.codeMode(CodeMode.UNKNOWN)),
				refused("'init_level' is required when 'need_display_level' is true",
						(card) -> card.needDisplayLevel(true)),
				refused("'total_quantity' is -1; at least 0 is required", (card) -> card.totalQuantity(-1)),
				refused("'balance_information.balance_path' is required with 'balance_information.balance_appid'",
						(card) -> card.balanceInformation(new BalanceInformation(true, "wx", null, null))),
				refused("'balance_information.balance_url' must be an address that begins with https:// or http://",
						(card) -> card.balanceInformation(BalanceInformation.onPage("xxx.com"))),
				refused("'additional_statement.appid' has 33 characters; at most 32 are allowed",
						(card) -> card
							.additionalStatement(AdditionalStatement.inMiniProgram("t", "a".repeat(33), "path"))),
				refused("'additional_statement.url' must be an address that begins with https:// or http://",
						(card) -> card.additionalStatement(AdditionalStatement.onPage("t", "xxx.com"))),
				refused("'date_information.available_day_after_receive' is 0; at least 1 is required",
						(card) -> card.dateInformation(DateInformation.fixTerm(0))));
	}

	@Test
	void longestMembersArePossible() {
		assertThat(valid().appid("a".repeat(32))
			.logoUrl(url(128))
			.brand(new Brand("1".repeat(16), "b".repeat(1000)))
			.title("卡".repeat(10))
			.backgroundPictureUrl(url(128))
			.description("卡".repeat(500))
			.servicePhone("1".repeat(32))
			.initLevel("银".repeat(5))
			.outRequestNo("1".repeat(128))
			.build()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "MERCHANT_DEPOSIT", "REAL_TIME" })
	void totalQuantityIsRefusedWhenTheMerchantChoosesTheCodes(CodeMode codeMode) {
		CardCreateRequest.Builder builder = valid().codeMode(codeMode).totalQuantity(1);
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'total_quantity' is allowed only when 'code_mode' is SYSTEM_ALLOCATE");
	}

	@Test
	void hiddenLevelNeedsNoLevel() {
		assertThat(valid().needDisplayLevel(false).build().initLevel()).isNull();
	}

	@Test
	void additionalMemberWithTheNameOfAMemberIsRefused() {
		CardCreateRequest.Builder builder = valid().additionalMember("out_request_no", "1");
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'out_request_no' is not an additional member, as CardCreateRequest has it");
	}

	@Test
	void valuesOfAdditionalMembersDoNotShow() {
		assertThat(valid().additionalMember("staff_phone", "0755-12345677").build()).asString()
			.endsWith("additionalMembers=[staff_phone]]")
			.doesNotContain("0755");
	}

	@Test
	void additionalMembersDoNotChange() {
		CardCreateRequest.Builder builder = valid().additionalMember("color", "red");
		CardCreateRequest request = builder.build();
		builder.additionalMember("size", 1);
		assertThat(request.additionalMembers()).containsOnlyKeys("color");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> request.additionalMembers().put("size", 1));
	}

	@Test
	void formRefusesUnknownQuestion() {
		CardCreateRequest.Builder builder = valid()
			.userInformationForm(UserInformationForm.of(CommonFormField.UNKNOWN));
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'user_information_form.common_field_list' is UNKNOWN, which answers only have");
	}

	@ParameterizedTest
	@EnumSource(names = { "SELECT", "RADIO", "CHECK_BOX" })
	void questionWithAChoiceNeedsValues(CustomFormFieldType type) {
		refuseQuestion(new CustomFormField(type, "喜欢的运动", null), type);
		refuseQuestion(new CustomFormField(type, "喜欢的运动", List.of()), type);
	}

	private static void refuseQuestion(CustomFormField question, CustomFormFieldType type) {
		CardCreateRequest.Builder builder = valid()
			.userInformationForm(UserInformationForm.of().withCustomFields(question));
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'user_information_form.custom_field_list.values' is required when "
					+ "'user_information_form.custom_field_list.type' is " + type);
	}

	@Test
	void questionsHaveTheTypeOfTheirFactory() {
		List<String> values = List.of("篮球", "足球");
		assertThat(CustomFormField.text("运动")).isEqualTo(new CustomFormField(CustomFormFieldType.TEXT, "运动", null));
		assertThat(CustomFormField.select("运动", values))
			.isEqualTo(new CustomFormField(CustomFormFieldType.SELECT, "运动", values));
		assertThat(CustomFormField.radio("运动", values))
			.isEqualTo(new CustomFormField(CustomFormFieldType.RADIO, "运动", values));
		assertThat(CustomFormField.checkBox("运动", values))
			.isEqualTo(new CustomFormField(CustomFormFieldType.CHECK_BOX, "运动", values));
	}

	@Test
	void formKeepsItsQuestions() {
		CustomFormField question = CustomFormField.text("喜欢的运动");
		assertThat(UserInformationForm.of(CommonFormField.USER_FORM_FLAG_CITY)
			.withCustomFields(question)
			.withCanModifyAfterActivate(true))
			.isEqualTo(new UserInformationForm(true, List.of(CommonFormField.USER_FORM_FLAG_CITY), List.of(question)));
	}

	@Test
	void listsAreCopied() {
		List<String> values = new ArrayList<>(List.of("篮球"));
		CustomFormField question = CustomFormField.select("喜欢的运动", values);
		values.clear();
		assertThat(question.values()).containsExactly("篮球");
	}

	private static CardCreateRequest.Builder valid() {
		return CardCreateRequest.builder()
			.appid("wxea9c30890f48d5ae")
			.logoUrl(LOGO)
			.brand(new Brand("1004", "微信支付"))
			.title("微信支付测试卡")
			.backgroundPictureUrl(LOGO + "?background")
			.description("使用本会员卡表示你同意协议")
			.codeType(CodeType.BAR_CODE)
			.dateInformation(DateInformation.permanent())
			.codeMode(CodeMode.SYSTEM_ALLOCATE)
			.outRequestNo("100002322019090134234sfdf");
	}

	private static Arguments refused(String message, UnaryOperator<CardCreateRequest.Builder> change) {
		return Arguments.of(message, change);
	}

	private static String url(int length) {
		return "https://" + "u".repeat(length - "https://".length());
	}

}
