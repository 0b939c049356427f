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

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A member card: the template from which each user's card is made. Its limits are those
 * of {@link CardCreateRequest}; they are not checked in answers.
 *
 * @param cardId the card, at most 32 characters
 * @param createTime when it was created, or {@code null}
 * @param updateTime when it was changed last, or {@code null}
 * @param remainQuantity how many cards are left to hand out, or {@code null}
 * @param status the state of its audit, or {@code null}
 * @param brand the brand that owns the card, or {@code null}
 * @param appid the service account of the merchant, or {@code null}
 * @param logoUrl the address of the logo, or {@code null}
 * @param title the name on the card, or {@code null}
 * @param backgroundPictureUrl the address of the picture behind the card, or {@code null}
 * @param description the terms of use, or {@code null}
 * @param servicePhone the number to call for help, or {@code null}
 * @param codeType how the member code is drawn, or {@code null}
 * @param totalQuantity how many cards there are in all, 0 or more, or {@code null};
 * allowed only with {@link CodeMode#SYSTEM_ALLOCATE}
 * @param dateInformation how long a user's card is valid, or {@code null}
 * @param codeMode who chooses the code of a user's card, or {@code null}
 * @param needDisplayLevel whether the level of the member is shown, or {@code null}
 * @param initLevel the level of a new member, or {@code null}
 * @param outRequestNo your number of the call that created it, or {@code null}
 * @param balanceInformation the entry to the stored value, or {@code null}
 * @param userInformationForm what a user is asked for to open the card, or {@code null}
 * @param additionalStatement the statement that a user sees while opening the card, or
 * {@code null}
 * @param needDynamicCode whether a changing code of 18 digits is shown instead of the
 * fixed one, or {@code null}
 * @param bonus the points section, or {@code null}; not documented for every answer
 * @param favor the offers section, or {@code null}; not documented for every answer
 * @param fapiao the invoice section, or {@code null}; not documented for every answer
 * @param guide the contact person, or {@code null}; not documented for every answer
 * @param serviceModules the service modules of the card, or {@code null}; not documented
 * for every answer
 * @param additionalMembers what the platform sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record Card(String cardId, @Nullable OffsetDateTime createTime, @Nullable OffsetDateTime updateTime,
		@Nullable Long remainQuantity, @Nullable CardStatus status, @Nullable Brand brand, @Nullable String appid,
		@Nullable String logoUrl, @Nullable String title, @Nullable String backgroundPictureUrl,
		@Nullable String description, @Nullable String servicePhone, @Nullable CodeType codeType,
		@Nullable Long totalQuantity, @Nullable DateInformation dateInformation, @Nullable CodeMode codeMode,
		@Nullable Boolean needDisplayLevel, @Nullable String initLevel, @Nullable String outRequestNo,
		@Nullable BalanceInformation balanceInformation, @Nullable UserInformationForm userInformationForm,
		@Nullable AdditionalStatement additionalStatement, @Nullable Boolean needDynamicCode,
		@Nullable CardBonusRights bonus, @Nullable CardFavorRights favor, @Nullable CardFapiaoRights fapiao,
		@Nullable Guide guide, @Nullable List<CardServiceModule> serviceModules,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public Card {
		serviceModules = (serviceModules != null) ? List.copyOf(serviceModules) : null;
		Members.required("card_id", cardId);
		additionalMembers = Members.additional(additionalMembers, Card.class);
	}

}
