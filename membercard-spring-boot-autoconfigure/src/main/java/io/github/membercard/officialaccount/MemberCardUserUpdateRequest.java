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
 * Changes of a user's card. What is left out stays as it is. Give {@code bonus} together
 * with {@code add_bonus}, and {@code balance} with {@code add_balance}. Points and
 * amounts are whole numbers. Neither the code nor the values of the lines show in
 * {@code toString}.
 *
 * @param cardId the card, at most 32 characters
 * @param code the code of the user's card, at most 20 characters
 * @param backgroundPicUrl the picture behind this user's card, an address that
 * {@link CardImageService} gave, or {@code null}
 * @param bonus the points after the change, which the card shows, or {@code null}
 * @param addBonus the change of the points that the user is told, negative to reduce
 * them, or {@code null}
 * @param recordBonus what the user is told of the points, at most 42 bytes of UTF-8,
 * which are 14 Chinese characters, or {@code null}
 * @param balance the stored value after the change, in fen, which the card shows, or
 * {@code null}
 * @param addBalance the change of the stored value that the user is told, in fen,
 * negative to reduce it, or {@code null}
 * @param recordBalance what the user is told of the stored value, or {@code null}; 14
 * Chinese characters are documented as the limit, which the documented example exceeds,
 * so it is not checked
 * @param customFieldValue1 the value of the first line, at most 12 bytes of UTF-8, which
 * are 4 Chinese characters, or {@code null}
 * @param customFieldValue2 the value of the second line, at most 12 bytes of UTF-8, which
 * are 4 Chinese characters, or {@code null}
 * @param customFieldValue3 the value of the third line, at most 12 bytes of UTF-8, which
 * are 4 Chinese characters, or {@code null}
 * @param notifyOptional of what the user gets a message, or {@code null}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record MemberCardUserUpdateRequest(String cardId, String code, @Nullable String backgroundPicUrl,
		@Nullable Long bonus, @Nullable Long addBonus, @Nullable String recordBonus, @Nullable Long balance,
		@Nullable Long addBalance, @Nullable String recordBalance, @Nullable String customFieldValue1,
		@Nullable String customFieldValue2, @Nullable String customFieldValue3, @Nullable NotifyOptional notifyOptional,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_RECORD_BONUS = 42;

	public MemberCardUserUpdateRequest {
		Members.requiredText("card_id", cardId, CardRules.MAX_CARD_ID);
		Members.requiredText("code", code, CardRules.MAX_CODE);
		Members.maxBytes("record_bonus", recordBonus, MAX_RECORD_BONUS);
		Members.maxBytes("custom_field_value1", customFieldValue1, CardRules.MAX_CUSTOM_FIELD_VALUE);
		Members.maxBytes("custom_field_value2", customFieldValue2, CardRules.MAX_CUSTOM_FIELD_VALUE);
		Members.maxBytes("custom_field_value3", customFieldValue3, CardRules.MAX_CUSTOM_FIELD_VALUE);
		additionalMembers = Members.additional(additionalMembers, MemberCardUserUpdateRequest.class);
	}

	/**
	 * Start a request.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 20 characters
	 * @return a builder
	 */
	public static Builder builder(String cardId, String code) {
		return new Builder(cardId, code);
	}

	@Override
	public String toString() {
		return "MemberCardUserUpdateRequest[cardId=" + this.cardId + ", code=" + PersonalData.hide(this.code)
				+ ", backgroundPicUrl=" + this.backgroundPicUrl + ", bonus=" + this.bonus + ", addBonus="
				+ this.addBonus + ", recordBonus=" + this.recordBonus + ", balance=" + this.balance + ", addBalance="
				+ this.addBalance + ", recordBalance=" + this.recordBalance + ", customFieldValue1="
				+ PersonalData.hide(this.customFieldValue1) + ", customFieldValue2="
				+ PersonalData.hide(this.customFieldValue2) + ", customFieldValue3="
				+ PersonalData.hide(this.customFieldValue3) + ", notifyOptional=" + this.notifyOptional
				+ ", additionalMembers=" + this.additionalMembers.keySet() + "]";
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final String cardId;

		private final String code;

		private @Nullable String backgroundPicUrl;

		private @Nullable Long bonus;

		private @Nullable Long addBonus;

		private @Nullable String recordBonus;

		private @Nullable Long balance;

		private @Nullable Long addBalance;

		private @Nullable String recordBalance;

		private @Nullable String customFieldValue1;

		private @Nullable String customFieldValue2;

		private @Nullable String customFieldValue3;

		private @Nullable NotifyOptional notifyOptional;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder(String cardId, String code) {
			this.cardId = cardId;
			this.code = code;
		}

		/**
		 * Set the picture behind this user's card.
		 * @param backgroundPicUrl the picture behind this user's card, an address that
		 * {@link CardImageService} gave
		 * @return this builder
		 */
		public Builder backgroundPicUrl(String backgroundPicUrl) {
			this.backgroundPicUrl = backgroundPicUrl;
			return this;
		}

		/**
		 * Set the points after the change.
		 * @param bonus the points after the change, which the card shows
		 * @return this builder
		 */
		public Builder bonus(long bonus) {
			this.bonus = bonus;
			return this;
		}

		/**
		 * Set the change of the points.
		 * @param addBonus the change of the points that the user is told, negative to
		 * reduce them
		 * @return this builder
		 */
		public Builder addBonus(long addBonus) {
			this.addBonus = addBonus;
			return this;
		}

		/**
		 * Set what the user is told of the points.
		 * @param recordBonus what the user is told of the points, at most 42 bytes of
		 * UTF-8, which are 14 Chinese characters
		 * @return this builder
		 */
		public Builder recordBonus(String recordBonus) {
			this.recordBonus = recordBonus;
			return this;
		}

		/**
		 * Set the stored value after the change.
		 * @param balance the stored value after the change, in fen, which the card shows
		 * @return this builder
		 */
		public Builder balance(long balance) {
			this.balance = balance;
			return this;
		}

		/**
		 * Set the change of the stored value.
		 * @param addBalance the change of the stored value that the user is told, in fen,
		 * negative to reduce it
		 * @return this builder
		 */
		public Builder addBalance(long addBalance) {
			this.addBalance = addBalance;
			return this;
		}

		/**
		 * Set what the user is told of the stored value.
		 * @param recordBalance what the user is told of the stored value; 14 Chinese
		 * characters are documented as the limit, which the documented example exceeds,
		 * so it is not checked
		 * @return this builder
		 */
		public Builder recordBalance(String recordBalance) {
			this.recordBalance = recordBalance;
			return this;
		}

		/**
		 * Set the value of the first line.
		 * @param customFieldValue1 the value of the first line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder customFieldValue1(String customFieldValue1) {
			this.customFieldValue1 = customFieldValue1;
			return this;
		}

		/**
		 * Set the value of the second line.
		 * @param customFieldValue2 the value of the second line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder customFieldValue2(String customFieldValue2) {
			this.customFieldValue2 = customFieldValue2;
			return this;
		}

		/**
		 * Set the value of the third line.
		 * @param customFieldValue3 the value of the third line, at most 12 bytes of
		 * UTF-8, which are 4 Chinese characters
		 * @return this builder
		 */
		public Builder customFieldValue3(String customFieldValue3) {
			this.customFieldValue3 = customFieldValue3;
			return this;
		}

		/**
		 * Set of what the user gets a message.
		 * @param notifyOptional of what the user gets a message
		 * @return this builder
		 */
		public Builder notifyOptional(NotifyOptional notifyOptional) {
			this.notifyOptional = notifyOptional;
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
		public MemberCardUserUpdateRequest build() {
			return new MemberCardUserUpdateRequest(this.cardId, this.code, this.backgroundPicUrl, this.bonus,
					this.addBonus, this.recordBonus, this.balance, this.addBalance, this.recordBalance,
					this.customFieldValue1, this.customFieldValue2, this.customFieldValue3, this.notifyOptional,
					this.additionalMembers);
		}

	}

}
