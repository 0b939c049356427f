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

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A card that a user holds. Who the user is does not show in {@code toString}.
 *
 * @param cardId the card, at most 32 characters, or {@code null}
 * @param code the code of the user's card, at most 32 characters, or {@code null}; the
 * lasting one, also when the card was asked for by a dynamic code
 * @param openid the user, or {@code null} for a member who was imported by phone number
 * and has not taken the card yet
 * @param membershipNumber the number that the card shows, and that its bar code or QR
 * code holds, at most 32 characters, or {@code null}; the code unless another was set
 * @param level the level of the member, at most 5 characters, or {@code null}
 * @param nickname the name in WeChat, or {@code null} as with the openid
 * @param headImageUrl the address of the picture in WeChat, or {@code null} as with the
 * openid
 * @param backgroundPictureUrl the address of the picture behind the card, or {@code null}
 * @param balance the stored value, or {@code null}; the documents state no unit, while
 * amounts of WeChat Pay are normally in fen
 * @param userCardStatus the state, or {@code null}
 * @param userInformation the answers to the form of the card, or {@code null}
 * @param bonusValue the points, or {@code null}
 * @param serviceModules the states of the services on the card, or {@code null}; the
 * documents don't promise them
 * @param additionalMembers what the answer holds beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record UserCard(@Nullable String cardId, @Nullable String code, @Nullable String openid,
		@Nullable String membershipNumber, @Nullable String level, @Nullable String nickname,
		@Nullable String headImageUrl, @Nullable String backgroundPictureUrl, @Nullable Long balance,
		@Nullable UserCardStatus userCardStatus, @Nullable UserInformation userInformation, @Nullable Long bonusValue,
		@Nullable List<UserServiceModule> serviceModules,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public UserCard {
		serviceModules = (serviceModules != null) ? List.copyOf(serviceModules) : null;
		additionalMembers = Members.additional(additionalMembers, UserCard.class);
	}

	@Override
	public String toString() {
		return "UserCard[cardId=" + this.cardId + ", code=" + this.code + ", openid=" + PersonalData.hide(this.openid)
				+ ", membershipNumber=" + this.membershipNumber + ", level=" + this.level + ", nickname="
				+ PersonalData.hide(this.nickname) + ", headImageUrl=" + PersonalData.hide(this.headImageUrl)
				+ ", backgroundPictureUrl=" + this.backgroundPictureUrl + ", balance=" + this.balance
				+ ", userCardStatus=" + this.userCardStatus + ", userInformation=" + this.userInformation
				+ ", bonusValue=" + this.bonusValue + ", serviceModules=" + this.serviceModules + ", additionalMembers="
				+ this.additionalMembers.keySet() + "]";
	}

}
