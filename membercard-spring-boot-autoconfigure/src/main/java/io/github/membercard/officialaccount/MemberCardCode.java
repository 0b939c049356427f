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
 * What a code stands for. The user does not show in {@code toString}.
 *
 * @param card the card, or {@code null}
 * @param openid the user, or {@code null}
 * @param canConsume whether the code can be used, or {@code null}
 * @param outerStr the scene value with which the card was handed out, or {@code null}
 * @param userCardStatus the state of the user's card, or {@code null}
 * @param additionalMembers what the answer holds beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
@JsonIgnoreProperties({ "errcode", "errmsg" })
public record MemberCardCode(@Nullable CodeCard card, @Nullable String openid, @Nullable Boolean canConsume,
		@Nullable String outerStr, @Nullable UserMemberCardStatus userCardStatus,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public MemberCardCode {
		additionalMembers = Members.additional(additionalMembers, MemberCardCode.class);
	}

	@Override
	public String toString() {
		return "MemberCardCode[card=" + this.card + ", openid=" + PersonalData.hide(this.openid) + ", canConsume="
				+ this.canConsume + ", outerStr=" + this.outerStr + ", userCardStatus=" + this.userCardStatus
				+ ", additionalMembers=" + this.additionalMembers.keySet() + "]";
	}

}
