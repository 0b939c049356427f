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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A user's card and who holds it. What is personal does not show in {@code toString}.
 *
 * @param openid the user, or {@code null}
 * @param nickname the name in WeChat, or {@code null}
 * @param membershipNumber the number that the card shows, or {@code null}
 * @param bonus the points, or {@code null}
 * @param balance the stored value, in fen, or {@code null}
 * @param sex the sex, or {@code null}
 * @param userInfo the answers to the form of one-click activation, or {@code null}
 * @param userCardStatus the state, or {@code null}
 * @param hasActive whether the card is active, or {@code null}
 * @param additionalMembers what the answer holds beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
@JsonIgnoreProperties({ "errcode", "errmsg" })
public record MemberCardUser(@Nullable String openid, @Nullable String nickname, @Nullable String membershipNumber,
		@Nullable Long bonus, @Nullable Long balance, @Nullable Sex sex, @Nullable UserInfo userInfo,
		@Nullable UserMemberCardStatus userCardStatus, @Nullable Boolean hasActive,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public MemberCardUser {
		additionalMembers = Members.additional(additionalMembers, MemberCardUser.class);
	}

	@Override
	public String toString() {
		return "MemberCardUser[openid=" + PersonalData.hide(this.openid) + ", nickname="
				+ PersonalData.hide(this.nickname) + ", membershipNumber=" + PersonalData.hide(this.membershipNumber)
				+ ", bonus=" + this.bonus + ", balance=" + this.balance + ", sex=" + PersonalData.hide(this.sex)
				+ ", userInfo=" + this.userInfo + ", userCardStatus=" + this.userCardStatus + ", hasActive="
				+ this.hasActive + ", additionalMembers=" + this.additionalMembers.keySet() + "]";
	}

}
