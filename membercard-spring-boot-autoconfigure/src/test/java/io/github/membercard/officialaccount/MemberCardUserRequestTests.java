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

import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Requests on users' cards, their codes and their activation.
 */
class MemberCardUserRequestTests {

	private static final String LONG_ID = "c".repeat(33);

	private static final String LONG_CODE = "1".repeat(21);

	private static final String LONG_VALUE = "值".repeat(4) + "1";

	@Test
	void updateIsTheDocumentedOne() {
		assertThat(OfficialAccountApi
			.tree(MemberCardUserUpdateRequest.builder("p1Pj9jr90_SQRaVqYI239Ka1erkI", "179011264953")
				.backgroundPicUrl("https://mmbiz.qlogo.cn/mmbiz/0?wx_fmt=jpeg")
				.recordBonus("消费30元，获得3积分")
				.bonus(3000)
				.addBonus(30)
				.balance(3000)
				.addBalance(-30)
				.recordBalance("购买焦糖玛琪朵一杯，扣除金额30元。")
				.customFieldValue1("xxxxx")
				.customFieldValue2("xxxxx")
				.notifyOptional(NotifyOptional.builder()
					.isNotifyBonus(true)
					.isNotifyBalance(true)
					.isNotifyCustomField1(true)
					.build())
				.build()))
			.isEqualTo(OfficialAccountApi.request("/card/membercard/updateuser"));
	}

	@Test
	void membersOfAnUpdateThatTheExampleLacksHaveTheirNames() {
		MemberCardUserUpdateRequest request = MemberCardUserUpdateRequest.builder("p1Pj", "1")
			.customFieldValue3("金")
			.notifyOptional(NotifyOptional.builder().isNotifyCustomField2(true).isNotifyCustomField3(false).build())
			.additionalMember("extra", 1)
			.build();
		assertThat(OfficialAccountApi.tree(request)).isEqualTo(OfficialAccountApi.MAPPER.readTree("""
				{"card_id": "p1Pj", "code": "1", "custom_field_value3": "金", "extra": 1,
				 "notify_optional": {"is_notify_custom_field2": true, "is_notify_custom_field3": false}}"""));
	}

	@Test
	@SuppressWarnings("NullAway")
	void updateThatBreaksARuleIsRefused() {
		refuse("'card_id' is required", MemberCardUserUpdateRequest.builder(null, "1")::build);
		refuse("'code' is required", MemberCardUserUpdateRequest.builder("p1Pj", null)::build);
		refuse("'card_id' has 33 characters; at most 32 are allowed",
				MemberCardUserUpdateRequest.builder(LONG_ID, "1")::build);
		refuse("'code' has 21 characters; at most 20 are allowed",
				MemberCardUserUpdateRequest.builder("p1Pj", LONG_CODE)::build);
		refuse(bytes("record_bonus", 43, 42), update().recordBonus("分".repeat(14) + "1")::build);
		refuse(bytes("custom_field_value1", 13, 12), update().customFieldValue1(LONG_VALUE)::build);
		refuse(bytes("custom_field_value2", 13, 12), update().customFieldValue2(LONG_VALUE)::build);
		refuse(bytes("custom_field_value3", 13, 12), update().customFieldValue3(LONG_VALUE)::build);
		refuse("'add_bonus' is not an additional member, as MemberCardUserUpdateRequest has it",
				update().additionalMember("add_bonus", 1)::build);
	}

	@Test
	void longestMembersOfAnUpdateArePossible() {
		assertThatNoException().isThrownBy(() -> MemberCardUserUpdateRequest.builder("c".repeat(32), "1".repeat(20))
			.recordBonus("分".repeat(14))
			.recordBalance("值".repeat(100))
			.customFieldValue1("值".repeat(4))
			.customFieldValue2("值".repeat(4))
			.customFieldValue3("值".repeat(4))
			.build());
	}

	@Test
	void activationIsTheDocumentedOne() {
		assertThat(OfficialAccountApi.tree(MemberCardActivateRequest.builder()
			.initBonus(100)
			.initBonusRecord("旧积分同步")
			.initBalance(200)
			.membershipNumber("AAA00000001")
			.code("12312313")
			.cardId("xxxx_card_id")
			.backgroundPicUrl("https://mmbiz.qlogo.cn/mmbiz/0?wx_fmt=jpeg")
			.initCustomFieldValue1("xxxxx")
			.initCustomFieldValue2("xxxxx")
			.build())).isEqualTo(OfficialAccountApi.request("/card/membercard/activate"));
		assertThat(OfficialAccountApi.tree(activation().activateBeginTime(1_397_577_600)
			.activateEndTime(1_422_724_261)
			.initCustomFieldValue3("金")
			.additionalMember("extra", 1)
			.build())).isEqualTo(OfficialAccountApi.MAPPER.readTree("""
					{"membership_number": "1", "code": "2", "activate_begin_time": 1397577600,
					 "activate_end_time": 1422724261, "init_custom_field_value3": "金", "extra": 1}"""));
	}

	@Test
	void activationThatBreaksARuleIsRefused() {
		refuse("'membership_number' is required", MemberCardActivateRequest.builder().code("1")::build);
		refuse("'code' is required", MemberCardActivateRequest.builder().membershipNumber("1")::build);
		refuse("'membership_number' has 21 characters; at most 20 are allowed",
				activation().membershipNumber(LONG_CODE)::build);
		refuse("'code' has 21 characters; at most 20 are allowed", activation().code(LONG_CODE)::build);
		refuse("'card_id' has 33 characters; at most 32 are allowed", activation().cardId(LONG_ID)::build);
		refuse("'background_pic_url' has 129 characters; at most 128 are allowed",
				activation().backgroundPicUrl("u".repeat(129))::build);
		refuse("'init_bonus_record' has 33 characters; at most 32 are allowed",
				activation().initBonusRecord("分".repeat(33))::build);
		refuse(bytes("init_custom_field_value1", 13, 12), activation().initCustomFieldValue1(LONG_VALUE)::build);
		refuse(bytes("init_custom_field_value2", 13, 12), activation().initCustomFieldValue2(LONG_VALUE)::build);
		refuse(bytes("init_custom_field_value3", 13, 12), activation().initCustomFieldValue3(LONG_VALUE)::build);
	}

	@Test
	void formIsTheDocumentedOne() {
		assertThat(OfficialAccountApi.tree(ActivateUserFormRequest.builder("pbLatjnrwUUdZI641gKdTMJzHGfc")
			.serviceStatement(new NamedLink("会员守则", "https://www.qq.com"))
			.bindOldCard(new NamedLink("老会员绑定", "https://www.qq.com"))
			.requiredForm(UserForm.of(FormCommonField.MOBILE)
				.withCanModify(false)
				.withRichFields(RichField.of(RichFieldType.RADIO, "兴趣", "钢琴", "舞蹈")))
			.optionalForm(UserForm.of(FormCommonField.EMAIL).withCanModify(false).withCustomFields("喜欢的电影"))
			.build())).isEqualTo(OfficialAccountApi.request("/card/membercard/activateuserform/set"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void formThatBreaksARuleIsRefused(String message, ActivateUserFormRequest.Builder request) {
		refuse(message, request::build);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> formThatBreaksARuleIsRefused() {
		return Stream.of(
				Arguments.of("'card_id' has 33 characters; at most 32 are allowed",
						ActivateUserFormRequest.builder(LONG_ID)),
				Arguments.of("'service_statement.name' is required",
						form().serviceStatement(new NamedLink(null, "https://www.qq.com"))),
				Arguments.of("'bind_old_card.url' must not be blank", form().bindOldCard(new NamedLink("老会员绑定", " "))),
				Arguments.of("'required_form.common_field_id_list' is UNKNOWN, which answers only have",
						form().requiredForm(UserForm.of(FormCommonField.UNKNOWN))),
				Arguments.of("'optional_form.rich_field_list.type' is UNKNOWN, which answers only have",
						form().optionalForm(rich(RichField.of(RichFieldType.UNKNOWN, "兴趣", "钢琴")))),
				Arguments.of("'optional_form.rich_field_list.type' is required",
						form().optionalForm(rich(new RichField(null, "兴趣", null)))),
				Arguments.of("'required_form.rich_field_list.name' is required",
						form().requiredForm(rich(new RichField(RichFieldType.SELECT, null, null)))),
				Arguments.of("'required_form.rich_field_list.values' is required",
						form().requiredForm(rich(new RichField(RichFieldType.SELECT, "兴趣", null)))),
				Arguments.of("'required_form.rich_field_list.values' must not be empty",
						form().requiredForm(rich(RichField.of(RichFieldType.CHECK_BOX, "兴趣")))),
				Arguments.of("'card_id' is not an additional member, as ActivateUserFormRequest has it",
						form().additionalMember("card_id", "p")));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
	void questionOfWechatHasItsNameOnTheWire(FormCommonField field) {
		assertThat(OfficialAccountApi.tree(field).asString()).isEqualTo(field.wireName());
	}

	@Test
	@SuppressWarnings("NullAway")
	void namesOfUsersCardsAreChecked() {
		refuse("'card_id' is required", () -> new MemberCardUserRequest(null, "1"));
		refuse("'code' is required", () -> new MemberCardUserRequest("p", null));
		refuse("'card_id' has 33 characters; at most 32 are allowed", () -> new MemberCardUserRequest(LONG_ID, "1"));
		refuse("'code' has 21 characters; at most 20 are allowed", () -> new MemberCardUserRequest("p", LONG_CODE));
		refuse("'code' must not be blank", () -> new MemberCardCodeRequest(null, " ", null));
		refuse("'code' has 21 characters; at most 20 are allowed",
				() -> new MemberCardCodeRequest(null, LONG_CODE, true));
		refuse("'card_id' has 33 characters; at most 32 are allowed",
				() -> new MemberCardCodeRequest(LONG_ID, "1", true));
		refuse("'code' is required", () -> new CodeUnavailableRequest(null, "p", null));
		refuse("'code' has 21 characters; at most 20 are allowed",
				() -> new CodeUnavailableRequest(LONG_CODE, "p", null));
		refuse("'card_id' has 33 characters; at most 32 are allowed",
				() -> new CodeUnavailableRequest("1", LONG_ID, null));
	}

	@Test
	@SuppressWarnings("NullAway")
	void ticketsAndLinksAreChecked() {
		refuse("'encrypt_code' is required", () -> new CodeDecryptRequest(null));
		refuse("'activate_ticket' must not be blank", () -> new ActivateTempInfoRequest(""));
		refuse("'card_id' has 33 characters; at most 32 are allowed", () -> new ActivateUrlRequest(LONG_ID, null));
		refuse("'outer_str' has 129 characters; at most 128 are allowed",
				() -> new ActivateUrlRequest("p", "s".repeat(129)));
	}

	private static MemberCardUserUpdateRequest.Builder update() {
		return MemberCardUserUpdateRequest.builder("p1Pj", "1");
	}

	private static MemberCardActivateRequest.Builder activation() {
		return MemberCardActivateRequest.builder().membershipNumber("1").code("2");
	}

	private static ActivateUserFormRequest.Builder form() {
		return ActivateUserFormRequest.builder("p1Pj");
	}

	private static UserForm rich(RichField field) {
		return UserForm.of().withRichFields(field);
	}

	private static String bytes(String name, int bytes, int max) {
		return "'" + name + "' has " + bytes + " bytes of UTF-8; at most " + max
				+ " are allowed, and a Chinese character has 3";
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}
