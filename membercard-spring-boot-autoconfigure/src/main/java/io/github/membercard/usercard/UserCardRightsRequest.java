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
 * Changes of the rights of a user's card. What is left out stays as it is. The three
 * numbers of points go together.
 *
 * @param beforeBonusValue the points before the change, or {@code null}
 * @param bonusValue the points after the change, the sum of the other two, which the card
 * shows, or {@code null}
 * @param addBonusValue the change of the points, negative to reduce them, or {@code null}
 * @param outRequestNo your number of this change, 1 to 128 letters, digits and
 * {@code | _ * -}; the same one when you repeat it, and a new one for each new change
 * @param needInformBonus whether the user gets a message of the points, or {@code null}
 * for the platform's default, {@code true}
 * @param memberPriceWord the text of the line on member prices, at most 8 characters, or
 * {@code null}
 * @param fapiaoJumpWord the text of the link to invoices, at most 6 characters, or
 * {@code null}
 * @param guide whom the user can contact, or {@code null}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record UserCardRightsRequest(@Nullable Long beforeBonusValue, @Nullable Long bonusValue,
		@Nullable Long addBonusValue, String outRequestNo, @Nullable Boolean needInformBonus,
		@Nullable String memberPriceWord, @Nullable String fapiaoJumpWord, @Nullable Guide guide,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_OUT_REQUEST_NO = 128;

	private static final int MAX_MEMBER_PRICE_WORD = 8;

	private static final int MAX_FAPIAO_JUMP_WORD = 6;

	public UserCardRightsRequest {
		additionalMembers = Members.additional(additionalMembers, UserCardRightsRequest.class);
		Members.outRequestNo(outRequestNo, 1, MAX_OUT_REQUEST_NO);
		checkBonus(beforeBonusValue, bonusValue, addBonusValue);
		Members.optionalText("member_price_word", memberPriceWord, MAX_MEMBER_PRICE_WORD);
		Members.optionalText("fapiao_jump_word", fapiaoJumpWord, MAX_FAPIAO_JUMP_WORD);
		Members.rule(
				bonusValue != null || memberPriceWord != null || fapiaoJumpWord != null || guide != null
						|| !additionalMembers.isEmpty(),
				"One of 'bonus_value', 'member_price_word', 'fapiao_jump_word' and 'guide' is required");
	}

	private static void checkBonus(@Nullable Long before, @Nullable Long after, @Nullable Long change) {
		if (before == null && after == null && change == null) {
			return;
		}
		if (before == null || after == null || change == null) {
			throw new IllegalArgumentException(
					"'before_bonus_value', 'bonus_value' and 'add_bonus_value' are required together");
		}
		boolean overflows = (change >= 0) != (after >= before);
		Members.rule(after == before + change && !overflows,
				"'bonus_value' must be the sum of 'before_bonus_value' and 'add_bonus_value'");
	}

	/**
	 * Start a request. At least one change is needed.
	 * @param outRequestNo your number of this change, 1 to 128 letters, digits and
	 * {@code | _ * -}
	 * @return a builder
	 */
	public static Builder builder(String outRequestNo) {
		return new Builder(outRequestNo);
	}

	@Override
	public String toString() {
		return "UserCardRightsRequest[beforeBonusValue=" + this.beforeBonusValue + ", bonusValue=" + this.bonusValue
				+ ", addBonusValue=" + this.addBonusValue + ", outRequestNo=" + this.outRequestNo + ", needInformBonus="
				+ this.needInformBonus + ", memberPriceWord=" + this.memberPriceWord + ", fapiaoJumpWord="
				+ this.fapiaoJumpWord + ", guide=" + this.guide + ", additionalMembers="
				+ this.additionalMembers.keySet() + "]";
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final String outRequestNo;

		private @Nullable Long beforeBonusValue;

		private @Nullable Long bonusValue;

		private @Nullable Long addBonusValue;

		private @Nullable Boolean needInformBonus;

		private @Nullable String memberPriceWord;

		private @Nullable String fapiaoJumpWord;

		private @Nullable Guide guide;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder(String outRequestNo) {
			this.outRequestNo = outRequestNo;
		}

		/**
		 * Change the points. The points after the change are computed.
		 * @param beforeBonusValue the points before the change
		 * @param addBonusValue the change, negative to reduce the points
		 * @return this builder
		 */
		public Builder bonus(long beforeBonusValue, long addBonusValue) {
			this.beforeBonusValue = beforeBonusValue;
			this.bonusValue = beforeBonusValue + addBonusValue;
			this.addBonusValue = addBonusValue;
			return this;
		}

		/**
		 * Set whether the user gets a message of the points.
		 * @param needInformBonus {@code true} by default
		 * @return this builder
		 */
		public Builder needInformBonus(boolean needInformBonus) {
			this.needInformBonus = needInformBonus;
			return this;
		}

		/**
		 * Set the text of the line on member prices.
		 * @param memberPriceWord the text, at most 8 characters
		 * @return this builder
		 */
		public Builder memberPriceWord(String memberPriceWord) {
			this.memberPriceWord = memberPriceWord;
			return this;
		}

		/**
		 * Set the text of the link to invoices.
		 * @param fapiaoJumpWord the text, at most 6 characters
		 * @return this builder
		 */
		public Builder fapiaoJumpWord(String fapiaoJumpWord) {
			this.fapiaoJumpWord = fapiaoJumpWord;
			return this;
		}

		/**
		 * Set whom the user can contact.
		 * @param guide the contact person
		 * @return this builder
		 */
		public Builder guide(Guide guide) {
			this.guide = guide;
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
		public UserCardRightsRequest build() {
			return new UserCardRightsRequest(this.beforeBonusValue, this.bonusValue, this.addBonusValue,
					this.outRequestNo, this.needInformBonus, this.memberPriceWord, this.fapiaoJumpWord, this.guide,
					this.additionalMembers);
		}

	}

}
