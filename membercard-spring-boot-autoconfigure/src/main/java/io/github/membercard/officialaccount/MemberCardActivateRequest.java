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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A user's card to activate, and its first values. Points and amounts are whole numbers.
 * Neither the code, the membership number nor the values of the lines show in
 * {@code toString}.
 *
 * @param membershipNumber the number that the card shows, at most 20 characters
 * @param code the code of the user's card, at most 20 characters
 * @param cardId the card, at most 32 characters, or {@code null}; needed when the
 * merchant chooses the codes
 * @param backgroundPicUrl the picture behind this user's card, an address that
 * {@link CardImageService} gave, at most 128 characters, or {@code null}
 * @param activateBeginTime when the card becomes valid, in seconds since 1970, or
 * {@code null}
 * @param activateEndTime when the card stops being valid, in seconds since 1970, or
 * {@code null}
 * @param initBonus the first points, 0 by default, or {@code null}
 * @param initBonusRecord what the user is told of the first points, at most 32
 * characters, or {@code null}
 * @param initBalance the first stored value, in fen, 0 by default, or {@code null}
 * @param initCustomFieldValue1 the value of the first line, at most 12 bytes of UTF-8,
 * which are 4 Chinese characters, or {@code null}
 * @param initCustomFieldValue2 the value of the second line, at most 12 bytes of UTF-8,
 * which are 4 Chinese characters, or {@code null}
 * @param initCustomFieldValue3 the value of the third line, at most 12 bytes of UTF-8,
 * which are 4 Chinese characters, or {@code null}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record MemberCardActivateRequest(String membershipNumber, String code, @Nullable String cardId,
		@Nullable String backgroundPicUrl, @Nullable Long activateBeginTime, @Nullable Long activateEndTime,
		@Nullable Long initBonus, @Nullable String initBonusRecord, @Nullable Long initBalance,
		@Nullable String initCustomFieldValue1, @Nullable String initCustomFieldValue2,
		@Nullable String initCustomFieldValue3, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_MEMBERSHIP_NUMBER = 20;

	private static final int MAX_INIT_BONUS_RECORD = 32;

	public MemberCardActivateRequest {
		Members.requiredText("membership_number", membershipNumber, MAX_MEMBERSHIP_NUMBER);
		Members.requiredText("code", code, CardRules.MAX_CODE);
		Members.optionalText("card_id", cardId, CardRules.MAX_CARD_ID);
		Members.maxLength("background_pic_url", backgroundPicUrl, CardRules.MAX_URL);
		Members.maxLength("init_bonus_record", initBonusRecord, MAX_INIT_BONUS_RECORD);
		Members.maxBytes("init_custom_field_value1", initCustomFieldValue1, CardRules.MAX_CUSTOM_FIELD_VALUE);
		Members.maxBytes("init_custom_field_value2", initCustomFieldValue2, CardRules.MAX_CUSTOM_FIELD_VALUE);
		Members.maxBytes("init_custom_field_value3", initCustomFieldValue3, CardRules.MAX_CUSTOM_FIELD_VALUE);
		additionalMembers = Members.additional(additionalMembers, MemberCardActivateRequest.class);
	}

	/**
	 * Start a request. The code and the membership number are required.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public String toString() {
		return "MemberCardActivateRequest[membershipNumber=" + PersonalData.hide(this.membershipNumber) + ", code="
				+ PersonalData.hide(this.code) + ", cardId=" + this.cardId + ", backgroundPicUrl="
				+ this.backgroundPicUrl + ", activateBeginTime=" + this.activateBeginTime + ", activateEndTime="
				+ this.activateEndTime + ", initBonus=" + this.initBonus + ", initBonusRecord=" + this.initBonusRecord
				+ ", initBalance=" + this.initBalance + ", initCustomFieldValue1="
				+ PersonalData.hide(this.initCustomFieldValue1) + ", initCustomFieldValue2="
				+ PersonalData.hide(this.initCustomFieldValue2) + ", initCustomFieldValue3="
				+ PersonalData.hide(this.initCustomFieldValue3) + ", additionalMembers="
				+ this.additionalMembers.keySet() + "]";
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private @Nullable String membershipNumber;

		private @Nullable String code;

		private @Nullable String cardId;

		private @Nullable String backgroundPicUrl;

		private @Nullable Long activateBeginTime;

		private @Nullable Long activateEndTime;

		private @Nullable Long initBonus;

		private @Nullable String initBonusRecord;

		private @Nullable Long initBalance;

		private @Nullable String initCustomFieldValue1;

		private @Nullable String initCustomFieldValue2;

		private @Nullable String initCustomFieldValue3;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the number that the card shows.
		 * @param membershipNumber the number that the card shows, at most 20 characters
		 * @return this builder
		 */
		public Builder membershipNumber(String membershipNumber) {
			this.membershipNumber = membershipNumber;
			return this;
		}

		/**
		 * Set the code of the user's card.
		 * @param code the code of the user's card, at most 20 characters
		 * @return this builder
		 */
		public Builder code(String code) {
			this.code = code;
			return this;
		}

		/**
		 * Set the card.
		 * @param cardId the card, at most 32 characters; needed when the merchant chooses
		 * the codes
		 * @return this builder
		 */
		public Builder cardId(String cardId) {
			this.cardId = cardId;
			return this;
		}

		/**
		 * Set the picture behind this user's card.
		 * @param backgroundPicUrl the picture behind this user's card, an address that
		 * {@link CardImageService} gave, at most 128 characters
		 * @return this builder
		 */
		public Builder backgroundPicUrl(String backgroundPicUrl) {
			this.backgroundPicUrl = backgroundPicUrl;
			return this;
		}

		/**
		 * Set when the card becomes valid.
		 * @param activateBeginTime when the card becomes valid, in seconds since 1970
		 * @return this builder
		 */
		public Builder activateBeginTime(long activateBeginTime) {
			this.activateBeginTime = activateBeginTime;
			return this;
		}

		/**
		 * Set when the card stops being valid.
		 * @param activateEndTime when the card stops being valid, in seconds since 1970
		 * @return this builder
		 */
		public Builder activateEndTime(long activateEndTime) {
			this.activateEndTime = activateEndTime;
			return this;
		}

		/**
		 * Set the first points.
		 * @param initBonus the first points, 0 by default
		 * @return this builder
		 */
		public Builder initBonus(long initBonus) {
			this.initBonus = initBonus;
			return this;
		}

		/**
		 * Set what the user is told of the first points.
		 * @param initBonusRecord what the user is told of the first points, at most 32
		 * characters
		 * @return this builder
		 */
		public Builder initBonusRecord(String initBonusRecord) {
			this.initBonusRecord = initBonusRecord;
			return this;
		}

		/**
		 * Set the first stored value.
		 * @param initBalance the first stored value, in fen, 0 by default
		 * @return this builder
		 */
		public Builder initBalance(long initBalance) {
			this.initBalance = initBalance;
			return this;
		}

		/**
		 * Set the first value of the first line.
		 * @param initCustomFieldValue1 the value of the first line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder initCustomFieldValue1(String initCustomFieldValue1) {
			this.initCustomFieldValue1 = initCustomFieldValue1;
			return this;
		}

		/**
		 * Set the first value of the second line.
		 * @param initCustomFieldValue2 the value of the second line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder initCustomFieldValue2(String initCustomFieldValue2) {
			this.initCustomFieldValue2 = initCustomFieldValue2;
			return this;
		}

		/**
		 * Set the first value of the third line.
		 * @param initCustomFieldValue3 the value of the third line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder initCustomFieldValue3(String initCustomFieldValue3) {
			this.initCustomFieldValue3 = initCustomFieldValue3;
			return this;
		}

		/**
		 * Send a member that this version does not know.
		 * @param name the name on the wire
		 * @param value what is written as its JSON
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
		public MemberCardActivateRequest build() {
			return new MemberCardActivateRequest(Members.required("membership_number", this.membershipNumber),
					Members.required("code", this.code), this.cardId, this.backgroundPicUrl, this.activateBeginTime,
					this.activateEndTime, this.initBonus, this.initBonusRecord, this.initBalance,
					this.initCustomFieldValue1, this.initCustomFieldValue2, this.initCustomFieldValue3,
					this.additionalMembers);
		}

	}

}
