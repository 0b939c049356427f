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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Answers beside the documented ones.
 */
class OfficialAccountAnswerTests {

	@Test
	void answerOutsideTheRulesOfRequestsIsRead() {
		MemberCard card = OfficialAccountApi.read("""
				{'card': {'card_type': 'MEMBER_CARD', 'member_card': {'auto_activate': true, 'wx_activate': true,
				  'activate_url': 'x', 'custom_field1': {}, 'custom_cell1': {'name': '比五个汉字还要长的名称'},
				  'base_info': {'title': '比九个汉字还要长的会员卡名称', 'color': '#63b359',
				   'sku': {'quantity': 0, 'total_quantity': 500000000},
				   'date_info': {'type': 'DATE_TYPE_FIX_TIME_RANGE', 'begin_timestamp': 2, 'end_timestamp': 1}}}}}""",
				MemberCardDetails.class)
			.memberCard();
		BaseInfo info = card.baseInfo();
		assertThat(info).isNotNull();
		assertThat(info.title()).hasSize(14);
		assertThat(info.sku()).isEqualTo(new Sku(0L, 500_000_000L));
	}

	@Test
	void membersThatAreNotKnownAreKept() {
		MemberCard card = OfficialAccountApi.read("""
				{'modify_msg_operation': {'a': 1}, 'base_info': {'create_time': 1457000000, 'from': 'x'}}""",
				MemberCard.class);
		assertThat(card.additionalMembers()).containsOnlyKeys("modify_msg_operation");
		assertThat(card.baseInfo()).isNotNull()
			.satisfies((info) -> assertThat(info.additionalMembers()).containsEntry("create_time", 1_457_000_000)
				.containsKey("from"));
		assertThat(OfficialAccountApi.read("{'unionid': 'u'}", MemberCardUser.class).additionalMembers())
			.containsEntry("unionid", "u");
		assertThat(OfficialAccountApi.read("{'remark_amount': 1}", MemberCardCode.class).additionalMembers())
			.containsEntry("remark_amount", 1);
	}

	@Test
	void codeOfSuccessIsNoAdditionalMember() {
		String answer = "{'errcode': 0, 'errmsg': 'ok', 'openid': 'o'}";
		assertThat(OfficialAccountApi.read(answer, MemberCardUser.class).additionalMembers()).isEmpty();
		assertThat(OfficialAccountApi.read(answer, MemberCardCode.class).additionalMembers()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "CARD_STATUS_NOT_VERIFY, NOT_VERIFY", "CARD_STATUS_VERIFY_FAIL, VERIFY_FAIL",
			"CARD_STATUS_VERIFY_FALL, VERIFY_FAIL", "CARD_STATUS_VERIFY_OK, VERIFY_OK", "CARD_STATUS_DELETE, DELETE",
			"CARD_STATUS_USER_DELETE, DELETE", "CARD_STATUS_DISPATCH, DISPATCH", "CARD_STATUS_USER_DISPATCH, DISPATCH",
			"CARD_STATUS_INVENTED_LATER, UNKNOWN" })
	void stateOfTheAuditIsReadInEverySpelling(String wire, MemberCardStatus status) {
		assertThat(OfficialAccountApi.read("{'status': '" + wire + "'}", BaseInfo.class).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@EnumSource
	void onlyCardsThatPassedTheAuditAreApproved(MemberCardStatus status) {
		assertThat(status.isApproved())
			.isEqualTo(status == MemberCardStatus.VERIFY_OK || status == MemberCardStatus.DISPATCH);
	}

	@ParameterizedTest
	@CsvSource({ "FIELD_NAME_TYPE_ACHIEVEMEN, ACHIEVEMENT", "FIELD_NAME_TYPE_ACHIEVEMENT, ACHIEVEMENT",
			"FIELD_NAME_TYPE_TIMS, TIMES", "FIELD_NAME_TYPE_TIMES, TIMES", "FIELD_NAME_TYPE_SET_POINTS, SET_POINTS",
			"FIELD_NAME_TYPE_INVENTED_LATER, UNKNOWN" })
	void nameOfALineIsReadInBothSpellings(String wire, CustomFieldNameType type) {
		assertThat(OfficialAccountApi.read("{'name_type': '" + wire + "'}", CustomField.class).nameType())
			.isEqualTo(type);
	}

	@Test
	void valuesThatAreNotKnownAreUnknown() {
		assertThat(OfficialAccountApi.read("{'code_type': 'CODE_TYPE_LATER'}", BaseInfo.class).codeType())
			.isEqualTo(MemberCardCodeType.UNKNOWN);
		assertThat(OfficialAccountApi.read("{'type': 'DATE_TYPE_LATER'}", DateInfo.class).type())
			.isEqualTo(DateInfoType.UNKNOWN);
		assertThat(OfficialAccountApi.read("{'type': 'FORM_FIELD_LATER'}", RichField.class).type())
			.isEqualTo(RichFieldType.UNKNOWN);
		MemberCardUser user = OfficialAccountApi.read("{'user_card_status': 'LATER', 'sex': 'LATER'}",
				MemberCardUser.class);
		assertThat(user.userCardStatus()).isEqualTo(UserMemberCardStatus.UNKNOWN);
		assertThat(user.sex()).isEqualTo(Sex.UNKNOWN);
	}

	@Test
	void otherKindOfCardIsNoMemberCard() {
		MemberCardDetails details = OfficialAccountApi.read("{'card': {'card_type': 'GROUPON', 'groupon': {}}}",
				MemberCardDetails.class);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(details::memberCard)
			.withMessage("The card is of the type GROUPON and no MEMBER_CARD");
	}

	@Test
	void answersToTheFormAreFoundByTheirQuestion() {
		UserInfo info = OfficialAccountApi.read("""
				{'common_field_list': [{'name': 'USER_FORM_INFO_FLAG_LATER', 'value': 'x'},
				  {'name': 'USER_FORM_INFO_FLAG_MOBILE', 'value': '15521328888'}],
				 'custom_field_list': [{'name': '喜欢的电影', 'value': '活着'},
				  {'name': '兴趣', 'value_list': ['钢琴', '舞蹈']}]}""", UserInfo.class);
		assertThat(info.value(FormCommonField.MOBILE)).isEqualTo("15521328888");
		assertThat(info.value(FormCommonField.NAME)).isNull();
		assertThat(info.value("喜欢的电影")).isEqualTo("活着");
		assertThat(info.value("兴趣")).isNull();
		assertThat(new UserInfo(null, null).value(FormCommonField.MOBILE)).isNull();
	}

	@Test
	@SuppressWarnings("NullAway")
	void answerWithoutWhatItIsAskedForIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CardImage(null)).withMessage("'url' is required");
		assertThatIllegalArgumentException().isThrownBy(() -> new ActivateUrl(null)).withMessage("'url' is required");
		assertThatIllegalArgumentException().isThrownBy(() -> new MemberCardQrcode("t", null, null, null))
			.withMessage("'url' is required");
		assertThatIllegalArgumentException().isThrownBy(() -> new DecryptedMemberCardCode(null))
			.withMessage("'code' is required");
		assertThatIllegalArgumentException().isThrownBy(() -> new MemberCardDetails(null))
			.withMessage("'card' is required");
	}

}
