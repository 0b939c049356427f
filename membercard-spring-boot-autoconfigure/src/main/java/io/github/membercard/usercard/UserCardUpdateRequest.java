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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a user's card. What is left out stays as it is.
 *
 * @param membershipNumber the number that the card shows, at most 32 digits, Latin
 * letters and half-width punctuation, or {@code null}; the code stays
 * @param backgroundPictureUrl an address that uploading a marketing image gave, at most
 * 128 characters, or {@code null}
 * @param level the level of the member, at most 5 characters, or {@code null}
 * @param outRequestNo your number of this change, 1 to 32 letters, digits and
 * {@code | _ * -}; the same one when you repeat it, and a new one for each new change
 * @param balanceInformation the change of the stored value, or {@code null}
 * @param needInformBalance whether the user gets a message of the stored value, or
 * {@code null} for the platform's default, {@code true}
 * @param needInformLevel whether the user gets a message of the level, or {@code null}
 * for the platform's default, {@code true}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record UserCardUpdateRequest(@Nullable String membershipNumber, @Nullable String backgroundPictureUrl,
		@Nullable String level, String outRequestNo, @Nullable UserBalanceChange balanceInformation,
		@Nullable Boolean needInformBalance, @Nullable Boolean needInformLevel,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_URL = 128;

	private static final int MAX_LEVEL = 5;

	private static final int MAX_OUT_REQUEST_NO = 32;

	public UserCardUpdateRequest {
		additionalMembers = Members.additional(additionalMembers, UserCardUpdateRequest.class);
		Members.outRequestNo(outRequestNo, 1, MAX_OUT_REQUEST_NO);
		Members.membershipNumber("membership_number", membershipNumber);
		Members.optionalUrl("background_picture_url", backgroundPictureUrl, MAX_URL);
		Members.optionalText("level", level, MAX_LEVEL);
		Members.rule(
				membershipNumber != null || backgroundPictureUrl != null || level != null || balanceInformation != null
						|| !additionalMembers.isEmpty(),
				"One of 'membership_number', 'background_picture_url', 'level' and 'balance_information' is required");
	}

	/**
	 * Start a request. At least one change is needed.
	 * @param outRequestNo your number of this change, 1 to 32 letters, digits and
	 * {@code | _ * -}
	 * @return a builder
	 */
	public static Builder builder(String outRequestNo) {
		return new Builder(outRequestNo);
	}

	@Override
	public String toString() {
		return "UserCardUpdateRequest[membershipNumber=" + this.membershipNumber + ", backgroundPictureUrl="
				+ this.backgroundPictureUrl + ", level=" + this.level + ", outRequestNo=" + this.outRequestNo
				+ ", balanceInformation=" + this.balanceInformation + ", needInformBalance=" + this.needInformBalance
				+ ", needInformLevel=" + this.needInformLevel + ", additionalMembers=" + this.additionalMembers.keySet()
				+ "]";
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final String outRequestNo;

		private @Nullable String membershipNumber;

		private @Nullable String backgroundPictureUrl;

		private @Nullable String level;

		private @Nullable UserBalanceChange balanceInformation;

		private @Nullable Boolean needInformBalance;

		private @Nullable Boolean needInformLevel;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder(String outRequestNo) {
			this.outRequestNo = outRequestNo;
		}

		/**
		 * Set the number that the card shows. The code stays.
		 * @param membershipNumber at most 32 digits, Latin letters and half-width
		 * punctuation
		 * @return this builder
		 */
		public Builder membershipNumber(String membershipNumber) {
			this.membershipNumber = membershipNumber;
			return this;
		}

		/**
		 * Set the picture behind this user's card.
		 * @param backgroundPictureUrl an address that uploading a marketing image gave,
		 * at most 128 characters
		 * @return this builder
		 */
		public Builder backgroundPictureUrl(String backgroundPictureUrl) {
			this.backgroundPictureUrl = backgroundPictureUrl;
			return this;
		}

		/**
		 * Set the level of the member.
		 * @param level the level, at most 5 characters
		 * @return this builder
		 */
		public Builder level(String level) {
			this.level = level;
			return this;
		}

		/**
		 * Change the stored value.
		 * @param balanceInformation the change
		 * @return this builder
		 */
		public Builder balance(UserBalanceChange balanceInformation) {
			this.balanceInformation = balanceInformation;
			return this;
		}

		/**
		 * Set whether the user gets a message of the stored value.
		 * @param needInformBalance {@code true} by default
		 * @return this builder
		 */
		public Builder needInformBalance(boolean needInformBalance) {
			this.needInformBalance = needInformBalance;
			return this;
		}

		/**
		 * Set whether the user gets a message of the level.
		 * @param needInformLevel {@code true} by default
		 * @return this builder
		 */
		public Builder needInformLevel(boolean needInformLevel) {
			this.needInformLevel = needInformLevel;
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
		 * @throws IllegalArgumentException when nothing changes, or a member breaks its
		 * rule
		 */
		public UserCardUpdateRequest build() {
			return new UserCardUpdateRequest(this.membershipNumber, this.backgroundPictureUrl, this.level,
					this.outRequestNo, this.balanceInformation, this.needInformBalance, this.needInformLevel,
					this.additionalMembers);
		}

	}

}
