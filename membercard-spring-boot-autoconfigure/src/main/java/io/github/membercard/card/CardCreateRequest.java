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

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A card to create.
 *
 * @param appid your service account, which is bound to the brand, at most 32 characters
 * @param logoUrl an address that uploading a marketing image gave, at most 128 characters
 * @param brand the brand that owns the card
 * @param title the name on the card, at most 10 characters
 * @param backgroundPictureUrl an address that uploading a marketing image gave, at most
 * 128 characters
 * @param description the terms of use that the details of the card show, at most 500
 * characters
 * @param servicePhone the number to call for help, shown as it is, at most 32 characters,
 * or {@code null} for none
 * @param codeType how the member code is drawn
 * @param totalQuantity how many cards there are in all, 0 or more, or {@code null} for
 * the platform's default, 5,000,000; allowed only with {@link CodeMode#SYSTEM_ALLOCATE}
 * @param dateInformation how long a user's card is valid
 * @param codeMode who chooses the code of a user's card
 * @param needDisplayLevel whether the level of the member is shown, or {@code null} for
 * the platform's default; {@code true} needs {@code initLevel}
 * @param initLevel the level of a new member, at most 5 characters, or {@code null} for
 * none
 * @param outRequestNo your number of this creation, 1 to 128 letters, digits and
 * {@code | _ * -}; the same one when you repeat it, so that only one card is created, and
 * a new one for each new card
 * @param balanceInformation the entry to the stored value, or {@code null} for none
 * @param userInformationForm what a user is asked for to open the card, or {@code null}
 * to ask nothing
 * @param additionalStatement a statement of yours that a user sees while opening the
 * card, or {@code null} for none
 * @param needDynamicCode whether a changing code of 18 digits is shown instead of the
 * fixed one, or {@code null} for the platform's default, {@code false}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record CardCreateRequest(String appid, String logoUrl, Brand brand, String title, String backgroundPictureUrl,
		String description, @Nullable String servicePhone, CodeType codeType, @Nullable Long totalQuantity,
		DateInformation dateInformation, CodeMode codeMode, @Nullable Boolean needDisplayLevel,
		@Nullable String initLevel, String outRequestNo, @Nullable BalanceInformation balanceInformation,
		@Nullable UserInformationForm userInformationForm, @Nullable AdditionalStatement additionalStatement,
		@Nullable Boolean needDynamicCode, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public CardCreateRequest {
		Members.required("appid", appid);
		Members.required("logo_url", logoUrl);
		Members.required("brand", brand).check("brand");
		Members.required("title", title);
		Members.required("background_picture_url", backgroundPictureUrl);
		Members.required("description", description);
		Members.required("code_type", codeType);
		Members.required("date_information", dateInformation);
		Members.required("code_mode", codeMode);
		CardRules.texts(appid, logoUrl, title, backgroundPictureUrl, description, servicePhone);
		CardRules.codes(codeType, codeMode, totalQuantity);
		CardRules.level(needDisplayLevel, initLevel);
		CardRules.parts(dateInformation, balanceInformation, userInformationForm, additionalStatement);
		Members.outRequestNo(outRequestNo, 1, CardRules.MAX_OUT_REQUEST_NO);
		additionalMembers = Members.additional(additionalMembers, CardCreateRequest.class);
	}

	/**
	 * Start a request. Every member without a default is required.
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

		private @Nullable Brand brand;

		private @Nullable String title;

		private @Nullable String backgroundPictureUrl;

		private @Nullable String description;

		private @Nullable String servicePhone;

		private @Nullable CodeType codeType;

		private @Nullable Long totalQuantity;

		private @Nullable DateInformation dateInformation;

		private @Nullable CodeMode codeMode;

		private @Nullable Boolean needDisplayLevel;

		private @Nullable String initLevel;

		private @Nullable String outRequestNo;

		private @Nullable BalanceInformation balanceInformation;

		private @Nullable UserInformationForm userInformationForm;

		private @Nullable AdditionalStatement additionalStatement;

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
		 * Set the brand that owns the card.
		 * @param brand the brand that owns the card
		 * @return this builder
		 */
		public Builder brand(Brand brand) {
			this.brand = brand;
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
		 * Set how the member code is drawn.
		 * @param codeType how the member code is drawn
		 * @return this builder
		 */
		public Builder codeType(CodeType codeType) {
			this.codeType = codeType;
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
		 * Set who chooses the code of a user's card.
		 * @param codeMode who chooses the code of a user's card
		 * @return this builder
		 */
		public Builder codeMode(CodeMode codeMode) {
			this.codeMode = codeMode;
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
		 * Set your number of this call.
		 * @param outRequestNo your number of this creation, 1 to 128 letters, digits and
		 * {@code | _ * -}; the same one when you repeat it, so that only one card is
		 * created, and a new one for each new card
		 * @return this builder
		 */
		public Builder outRequestNo(String outRequestNo) {
			this.outRequestNo = outRequestNo;
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
		public CardCreateRequest build() {
			return new CardCreateRequest(Members.required("appid", this.appid),
					Members.required("logo_url", this.logoUrl), Members.required("brand", this.brand),
					Members.required("title", this.title),
					Members.required("background_picture_url", this.backgroundPictureUrl),
					Members.required("description", this.description), this.servicePhone,
					Members.required("code_type", this.codeType), this.totalQuantity,
					Members.required("date_information", this.dateInformation),
					Members.required("code_mode", this.codeMode), this.needDisplayLevel, this.initLevel,
					Members.required("out_request_no", this.outRequestNo), this.balanceInformation,
					this.userInformationForm, this.additionalStatement, this.needDynamicCode, this.additionalMembers);
		}

	}

}
