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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A card that a QR code hands out. Neither the code nor the user shows in
 * {@code toString}.
 *
 * @param cardId the card, at most 32 characters
 * @param code the code that the user's card gets, at most 20 characters, or {@code null};
 * needed when the merchant chooses the codes
 * @param openid the only user who can take the card, at most 32 characters, or
 * {@code null}; needed when {@code bind_openid} is true
 * @param isUniqueCode whether the QR code is good for one scan, {@code false} by default,
 * or {@code null}; the card must have passed the audit and have stock
 * @param outerId a scene value as a number, which {@code outer_str} replaces, or
 * {@code null}
 * @param outerStr a scene value of yours, at most 128 characters, which comes back in the
 * event {@code user_get_card}, or {@code null}
 * @since 0.1.0
 */
public record QrcodeCard(String cardId, @Nullable String code, @Nullable String openid, @Nullable Boolean isUniqueCode,
		@Nullable Integer outerId, @Nullable String outerStr) {

	private static final int MAX_OPENID = 32;

	public QrcodeCard {
		Members.requiredText("card_id", cardId, CardRules.MAX_CARD_ID);
		Members.optionalText("code", code, CardRules.MAX_CODE);
		Members.optionalText("openid", openid, MAX_OPENID);
		Members.maxLength("outer_str", outerStr, CardRules.MAX_OUTER_STR);
	}

	/**
	 * Start a card.
	 * @param cardId the card, at most 32 characters
	 * @return a builder
	 */
	public static Builder builder(String cardId) {
		return new Builder(cardId);
	}

	/**
	 * Check what the cards of a QR code with several cards have to keep.
	 * @param name the name of this object on the wire
	 */
	void checkOneOfSeveral(String name) {
		Members.rule(this.openid == null && this.isUniqueCode == null && this.outerId == null,
				"'" + name + "' takes only 'card_id', 'code' and 'outer_str'");
	}

	@Override
	public String toString() {
		return "QrcodeCard[cardId=" + this.cardId + ", code=" + PersonalData.hide(this.code) + ", openid="
				+ PersonalData.hide(this.openid) + ", isUniqueCode=" + this.isUniqueCode + ", outerId=" + this.outerId
				+ ", outerStr=" + this.outerStr + "]";
	}

	/**
	 * Collects the members of a card.
	 */
	public static final class Builder {

		private final String cardId;

		private @Nullable String code;

		private @Nullable String openid;

		private @Nullable Boolean isUniqueCode;

		private @Nullable Integer outerId;

		private @Nullable String outerStr;

		private Builder(String cardId) {
			this.cardId = cardId;
		}

		/**
		 * Set the code of the user's card.
		 * @param code the code that the user's card gets, at most 20 characters; needed
		 * when the merchant chooses the codes
		 * @return this builder
		 */
		public Builder code(String code) {
			this.code = code;
			return this;
		}

		/**
		 * Set the only user who can take the card.
		 * @param openid the only user who can take the card, at most 32 characters;
		 * needed when {@code bind_openid} is true
		 * @return this builder
		 */
		public Builder openid(String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set whether the QR code is good for one scan.
		 * @param isUniqueCode whether the QR code is good for one scan, {@code false} by
		 * default; the card must have passed the audit and have stock
		 * @return this builder
		 */
		public Builder isUniqueCode(boolean isUniqueCode) {
			this.isUniqueCode = isUniqueCode;
			return this;
		}

		/**
		 * Set the old scene value.
		 * @param outerId a scene value as a number, which {@code outer_str} replaces
		 * @return this builder
		 */
		public Builder outerId(int outerId) {
			this.outerId = outerId;
			return this;
		}

		/**
		 * Set the scene value.
		 * @param outerStr a scene value of yours, at most 128 characters, which comes
		 * back in the event {@code user_get_card}
		 * @return this builder
		 */
		public Builder outerStr(String outerStr) {
			this.outerStr = outerStr;
			return this;
		}

		/**
		 * Build the card.
		 * @return the card
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public QrcodeCard build() {
			return new QrcodeCard(this.cardId, this.code, this.openid, this.isUniqueCode, this.outerId, this.outerStr);
		}

	}

}
