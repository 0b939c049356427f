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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a card: at least one member; what is left out stays as it is. The
 * brand can't be changed.
 *
 * @param appid your service account, which is bound to the brand, at most 32 characters,
 * or {@code null} to leave it as it is
 * @param logoUrl an address that uploading a marketing image gave, at most 128
 * characters, or {@code null} to leave it as it is
 * @param title the name on the card, at most 10 characters, or {@code null} to leave it
 * as it is
 * @param backgroundPictureUrl an address that uploading a marketing image gave, at most
 * 128 characters, or {@code null} to leave it as it is
 * @param description the terms of use that the details of the card show, at most 500
 * characters, or {@code null} to leave it as it is
 * @param servicePhone the number to call for help, shown as it is, at most 32 characters,
 * or {@code null} to leave it as it is
 * @param totalQuantity how many cards there are in all, 0 or more, or {@code null} to
 * leave it as it is; allowed only with {@link CodeMode#SYSTEM_ALLOCATE}
 * @param dateInformation how long a user's card is valid, or {@code null} to leave it as
 * it is
 * @param needDisplayLevel whether the level of the member is shown, or {@code null} to
 * leave it as it is; {@code true} needs {@code initLevel}
 * @param initLevel the level of a new member, at most 5 characters, or {@code null} to
 * leave it as it is
 * @param balanceInformation the entry to the stored value, or {@code null} to leave it as
 * it is
 * @param userInformationForm what a user is asked for to open the card, or {@code null}
 * to leave it as it is
 * @param additionalStatement a statement of yours that a user sees while opening the
 * card, or {@code null} to leave it as it is
 * @param codeMode who chooses the code of a user's card, or {@code null} to leave it as
 * it is; can't change to or from {@link CodeMode#SYSTEM_ALLOCATE}. One page of the
 * documentation requires it in every update, the others don't
 * @param codeType how the member code is drawn, or {@code null} to leave it as it is
 * @param needDynamicCode whether a changing code of 18 digits is shown instead of the
 * fixed one, or {@code null} to leave it as it is
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record CardUpdateRequest(@Nullable String appid, @Nullable String logoUrl, @Nullable String title,
		@Nullable String backgroundPictureUrl, @Nullable String description, @Nullable String servicePhone,
		@Nullable Long totalQuantity, @Nullable DateInformation dateInformation, @Nullable Boolean needDisplayLevel,
		@Nullable String initLevel, @Nullable BalanceInformation balanceInformation,
		@Nullable UserInformationForm userInformationForm, @Nullable AdditionalStatement additionalStatement,
		@Nullable CodeMode codeMode, @Nullable CodeType codeType, @Nullable Boolean needDynamicCode,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public CardUpdateRequest {
		CardRules.texts(appid, logoUrl, title, backgroundPictureUrl, description, servicePhone);
		CardRules.codes(codeType, codeMode, totalQuantity);
		CardRules.level(needDisplayLevel, initLevel);
		CardRules.parts(dateInformation, balanceInformation, userInformationForm, additionalStatement);
		additionalMembers = Members.additional(additionalMembers, CardUpdateRequest.class);
		Members.rule(!additionalMembers.isEmpty() || Stream
			.of(appid, logoUrl, title, backgroundPictureUrl, description, servicePhone, totalQuantity, dateInformation,
					needDisplayLevel, initLevel, balanceInformation, userInformationForm, additionalStatement, codeMode,
					codeType, needDynamicCode)
			.anyMatch(Objects::nonNull), "at least one member has to change");
	}

	/**
	 * Start a request.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private @Nullable String appid;

		private @Nullable String logoUrl;

		private @Nullable String title;

		private @Nullable String backgroundPictureUrl;

		private @Nullable String description;

		private @Nullable String servicePhone;

		private @Nullable Long totalQuantity;

		private @Nullable DateInformation dateInformation;

		private @Nullable Boolean needDisplayLevel;

		private @Nullable String initLevel;

		private @Nullable BalanceInformation balanceInformation;

		private @Nullable UserInformationForm userInformationForm;

		private @Nullable AdditionalStatement additionalStatement;

		private @Nullable CodeMode codeMode;

		private @Nullable CodeType codeType;

		private @Nullable Boolean needDynamicCode;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set your service account.
		 * @param appid your service account, which is bound to the brand, at most 32
		 * characters
		 * @return this builder
		 */
		public Builder appid(String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the logo.
		 * @param logoUrl an address that uploading a marketing image gave, at most 128
		 * characters
		 * @return this builder
		 */
		public Builder logoUrl(String logoUrl) {
			this.logoUrl = logoUrl;
			return this;
		}

		/**
		 * Set the name on the card.
		 * @param title the name on the card, at most 10 characters
		 * @return this builder
		 */
		public Builder title(String title) {
			this.title = title;
			return this;
		}

		/**
		 * Set the picture behind the card.
		 * @param backgroundPictureUrl an address that uploading a marketing image gave,
		 * at most 128 characters
		 * @return this builder
		 */
		public Builder backgroundPictureUrl(String backgroundPictureUrl) {
			this.backgroundPictureUrl = backgroundPictureUrl;
			return this;
		}

		/**
		 * Set the terms of use.
		 * @param description the terms of use that the details of the card show, at most
		 * 500 characters
		 * @return this builder
		 */
		public Builder description(String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the number to call for help.
		 * @param servicePhone the number to call for help, shown as it is, at most 32
		 * characters
		 * @return this builder
		 */
		public Builder servicePhone(String servicePhone) {
			this.servicePhone = servicePhone;
			return this;
		}

		/**
		 * Set how many cards there are in all.
		 * @param totalQuantity how many cards there are in all, 0 or more; allowed only
		 * with {@link CodeMode#SYSTEM_ALLOCATE}
		 * @return this builder
		 */
		public Builder totalQuantity(long totalQuantity) {
			this.totalQuantity = totalQuantity;
			return this;
		}

		/**
		 * Set how long a user's card is valid.
		 * @param dateInformation how long a user's card is valid
		 * @return this builder
		 */
		public Builder dateInformation(DateInformation dateInformation) {
			this.dateInformation = dateInformation;
			return this;
		}

		/**
		 * Set whether the level of the member is shown.
		 * @param needDisplayLevel whether the level of the member is shown; {@code true}
		 * needs {@code initLevel}
		 * @return this builder
		 */
		public Builder needDisplayLevel(boolean needDisplayLevel) {
			this.needDisplayLevel = needDisplayLevel;
			return this;
		}

		/**
		 * Set the level of a new member.
		 * @param initLevel the level of a new member, at most 5 characters
		 * @return this builder
		 */
		public Builder initLevel(String initLevel) {
			this.initLevel = initLevel;
			return this;
		}

		/**
		 * Set the entry to the stored value.
		 * @param balanceInformation the entry to the stored value
		 * @return this builder
		 */
		public Builder balanceInformation(BalanceInformation balanceInformation) {
			this.balanceInformation = balanceInformation;
			return this;
		}

		/**
		 * Set what a user is asked for to open the card.
		 * @param userInformationForm what a user is asked for to open the card
		 * @return this builder
		 */
		public Builder userInformationForm(UserInformationForm userInformationForm) {
			this.userInformationForm = userInformationForm;
			return this;
		}

		/**
		 * Set a statement that a user sees while opening the card.
		 * @param additionalStatement a statement of yours that a user sees while opening
		 * the card
		 * @return this builder
		 */
		public Builder additionalStatement(AdditionalStatement additionalStatement) {
			this.additionalStatement = additionalStatement;
			return this;
		}

		/**
		 * Set who chooses the code of a user's card.
		 * @param codeMode who chooses the code of a user's card; can't change to or from
		 * {@link CodeMode#SYSTEM_ALLOCATE}. One page of the documentation requires it in
		 * every update, the others don't
		 * @return this builder
		 */
		public Builder codeMode(CodeMode codeMode) {
			this.codeMode = codeMode;
			return this;
		}

		/**
		 * Set how the member code is drawn.
		 * @param codeType how the member code is drawn
		 * @return this builder
		 */
		public Builder codeType(CodeType codeType) {
			this.codeType = codeType;
			return this;
		}

		/**
		 * Set whether a changing code is shown instead of the fixed one.
		 * @param needDynamicCode whether a changing code of 18 digits is shown instead of
		 * the fixed one
		 * @return this builder
		 */
		public Builder needDynamicCode(boolean needDynamicCode) {
			this.needDynamicCode = needDynamicCode;
			return this;
		}

		/**
		 * Add a member that this class does not know, as the API may have grown since.
		 * @param name the name on the wire; not that of a member this class knows
		 * @param value what Jackson can write
		 * @return this builder
		 */
		public Builder additionalMember(String name, Object value) {
			this.additionalMembers.put(name, value);
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public CardUpdateRequest build() {
			return new CardUpdateRequest(this.appid, this.logoUrl, this.title, this.backgroundPictureUrl,
					this.description, this.servicePhone, this.totalQuantity, this.dateInformation,
					this.needDisplayLevel, this.initLevel, this.balanceInformation, this.userInformationForm,
					this.additionalStatement, this.codeMode, this.codeType, this.needDynamicCode,
					this.additionalMembers);
		}

	}

}
