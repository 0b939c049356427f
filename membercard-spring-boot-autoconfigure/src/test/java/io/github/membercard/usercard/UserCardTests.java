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

package io.github.membercard.usercard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserCardTests {

	private static final UserInformation ANSWERS = new UserInformation(
			List.of(new UserCommonField(UserCommonFieldName.USER_FORM_FLAG_MOBILE, "13800138000")),
			List.of(new UserCustomField("喜欢的运动", "篮球", List.of("篮球"))));

	@Test
	void personalDataDoesNotShow() {
		assertThat(card(Map.of("birthday", "2000-01-01"))).hasToString("UserCard[cardId=pbLatj, code=478515832665,"
				+ " openid=***, membershipNumber=316510891298, level=钻石会员, nickname=***, headImageUrl=***,"
				+ " backgroundPictureUrl=https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0, balance=888,"
				+ " userCardStatus=EFFECTIVE, userInformation=UserInformation[commonFieldList="
				+ "[UserCommonField[name=USER_FORM_FLAG_MOBILE, value=***]], customFieldList="
				+ "[UserCustomField[name=喜欢的运动, value=***, valueList=***]]], bonusValue=100,"
				+ " serviceModules=null, additionalMembers=[birthday]]");
	}

	@Test
	void absentPersonalDataShowsAsAbsent() {
		assertThat(new UserCard(null, "1", null, null, null, null, null, null, null, null, null, null, null, Map.of()))
			.asString()
			.contains("openid=null", "nickname=null", "headImageUrl=null");
	}

	@Test
	@SuppressWarnings("NullAway")
	void withoutAdditionalMembersTheyAreEmpty() {
		assertThat(new UserCard(null, "1", null, null, null, null, null, null, null, null, null, null, null, null)
			.additionalMembers()).isEmpty();
	}

	@Test
	void additionalMemberThatTheCardHasIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> card(Map.of("bonus_value", 1)))
			.withMessageContaining("'bonus_value' is not an additional member");
	}

	@Test
	void listsAreCopied() {
		List<UserCardReference> data = new ArrayList<>();
		UserCardPage page = new UserCardPage(data, 0L, 0, 20);
		data.add(new UserCardReference("pbLatj", "478515832665"));
		assertThat(page.data()).isEmpty();
	}

	@Test
	void activateInformationDoesNotShow() {
		assertThat(new ActivateInformation("Fourier", "https://wxpaylogo.qpic.cn/0", ANSWERS)).asString()
			.doesNotContain("Fourier", "wxpaylogo", "13800138000", "篮球")
			.contains("nickname=***");
	}

	private static UserCard card(Map<String, Object> additionalMembers) {
		return new UserCard("pbLatj", "478515832665", "obLatjnx9gnqzS4myYGmLZ7LgLBA", "316510891298", "钻石会员", "Fourier",
				"https://wxpaylogo.qpic.cn/wxpaylogo/head/0", "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0", 888L,
				UserCardStatus.EFFECTIVE, ANSWERS, 100L, null, additionalMembers);
	}

}
