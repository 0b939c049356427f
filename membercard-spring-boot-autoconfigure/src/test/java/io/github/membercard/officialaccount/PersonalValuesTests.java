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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a log must not have: each personal value of these records ends in {@code SECRET}.
 */
class PersonalValuesTests {

	@ParameterizedTest
	@MethodSource
	void personalValuesDoNotShow(Object value) {
		assertThat(value.toString()).startsWith(value.getClass().getSimpleName() + "[")
			.contains("***")
			.doesNotContain("SECRET");
		assertThat(OfficialAccountApi.tree(value).toString()).contains("SECRET");
	}

	static Stream<Object> personalValuesDoNotShow() {
		UserInfo info = new UserInfo(List.of(new UserInfoField("USER_FORM_INFO_FLAG_MOBILE", "155SECRET", null)),
				List.of(new UserInfoField("兴趣", null, List.of("SECRET"))));
		QrcodeCard card = QrcodeCard.builder("p1Pj").code("1SECRET").outerStr("12b").build();
		return Stream.of(
				new MemberCardUser("oSECRET", "nSECRET", "mSECRET", 460L, 0L, Sex.MALE, info,
						UserMemberCardStatus.NORMAL, true, Map.of("unionid", "uSECRET")),
				new MemberCardUserUpdate(1L, 2L, "oSECRET"), new MemberCardUserRequest("p1Pj", "1SECRET"),
				MemberCardUserUpdateRequest.builder("p1Pj", "1SECRET")
					.customFieldValue1("SECRET")
					.customFieldValue2("SECRET")
					.customFieldValue3("SECRET")
					.additionalMember("phone", "SECRET")
					.build(),
				MemberCardActivateRequest.builder()
					.membershipNumber("mSECRET")
					.code("1SECRET")
					.initCustomFieldValue1("SECRET")
					.initCustomFieldValue2("SECRET")
					.initCustomFieldValue3("SECRET")
					.additionalMember("phone", "SECRET")
					.build(),
				new ActivateTempInfo(info), new ActivateTempInfoRequest("tSECRET"), new CodeDecryptRequest("eSECRET"),
				new DecryptedMemberCardCode("1SECRET"), new CodeUnavailableRequest("1SECRET", "p1Pj", "退款"),
				new MemberCardCodeRequest("p1Pj", "1SECRET", true),
				new MemberCardCode(new CodeCard("p1Pj", 1L, 2L), "oSECRET", true, "12b", UserMemberCardStatus.NORMAL,
						Map.of("unionid", "uSECRET")),
				TestWhitelist.ofOpenids("oSECRET"), TestWhitelist.ofUsernames("wSECRET"),
				MemberCardQrcodeRequest.of(QrcodeCard.builder("p1Pj").code("1SECRET").openid("oSECRET").build()),
				MemberCardQrcodeRequest.ofSeveral(card, card));
	}

	@Test
	void whatIsNotPersonalShows() {
		assertThat(OfficialAccountApi.read(OfficialAccountApi.answer("/card/membercard/userinfo/get"),
				MemberCardUser.class))
			.hasToString("MemberCardUser[openid=***, nickname=***, membershipNumber=***, bonus=460, balance=null,"
					+ " sex=***, userInfo=UserInfo[commonFieldList=[UserInfoField[name=USER_FORM_INFO_FLAG_MOBILE,"
					+ " value=***, valueList=null], UserInfoField[name=USER_FORM_INFO_FLAG_NAME, value=***,"
					+ " valueList=null]], customFieldList=[]], userCardStatus=NORMAL, hasActive=true,"
					+ " additionalMembers=[]]");
		assertThat(QrcodeCard.builder("p1Pj").outerStr("12b").build()).hasToString(
				"QrcodeCard[cardId=p1Pj, code=null, openid=null, isUniqueCode=null, outerId=null, outerStr=12b]");
	}

}
