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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The offers section of a card.
 *
 * @param showCoupon whether the coupons of the user are shown, or {@code null}; required
 * in a request
 * @param memberPriceWord the text of the line about member prices, at most 8 characters,
 * or {@code null}
 * @param memberPriceAppid the mini program that the line opens, or {@code null}
 * @param memberPricePath the path in it, or {@code null}
 * @param memberPriceTitle the title of the line about member prices, or {@code null}
 * @param favorModuleTitle the title of the section, or {@code null}
 * @since 0.1.0
 */
public record CardFavorRights(@Nullable Boolean showCoupon, @Nullable String memberPriceWord,
		@Nullable String memberPriceAppid, @Nullable String memberPricePath,
		@Nullable MemberPriceTitle memberPriceTitle, @Nullable FavorModuleTitle favorModuleTitle) {

	private static final int MAX_MEMBER_PRICE_WORD = 8;

	/**
	 * Start a section.
	 * @param showCoupon whether the coupons of the user are shown
	 * @return a builder
	 */
	public static Builder builder(boolean showCoupon) {
		return new Builder(showCoupon);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.required(name + ".show_coupon", this.showCoupon);
		Members.optionalText(name + ".member_price_word", this.memberPriceWord, MAX_MEMBER_PRICE_WORD);
		Members.optionalText(name + ".member_price_appid", this.memberPriceAppid);
		Members.optionalText(name + ".member_price_path", this.memberPricePath);
		Members.known(name + ".member_price_title", this.memberPriceTitle);
		Members.known(name + ".favor_module_title", this.favorModuleTitle);
	}

	/**
	 * Collects the members of the offers section.
	 */
	public static final class Builder {

		private final boolean showCoupon;

		private @Nullable String memberPriceWord;

		private @Nullable String memberPriceAppid;

		private @Nullable String memberPricePath;

		private @Nullable MemberPriceTitle memberPriceTitle;

		private @Nullable FavorModuleTitle favorModuleTitle;

		private Builder(boolean showCoupon) {
			this.showCoupon = showCoupon;
		}

		/**
		 * Set the text of the line about member prices.
		 * @param memberPriceWord the text of the line about member prices, at most 8
		 * characters
		 * @return this builder
		 */
		public Builder memberPriceWord(String memberPriceWord) {
			this.memberPriceWord = memberPriceWord;
			return this;
		}

		/**
		 * Set the title of the line about member prices.
		 * @param memberPriceTitle the title of the line about member prices
		 * @return this builder
		 */
		public Builder memberPriceTitle(MemberPriceTitle memberPriceTitle) {
			this.memberPriceTitle = memberPriceTitle;
			return this;
		}

		/**
		 * Set the title of the section.
		 * @param favorModuleTitle the title of the section
		 * @return this builder
		 */
		public Builder favorModuleTitle(FavorModuleTitle favorModuleTitle) {
			this.favorModuleTitle = favorModuleTitle;
			return this;
		}

		/**
		 * Set the mini program that the line about member prices opens.
		 * @param appid the mini program
		 * @param path the path in it
		 * @return this builder
		 */
		public Builder memberPriceMiniProgram(String appid, String path) {
			this.memberPriceAppid = appid;
			this.memberPricePath = path;
			return this;
		}

		/**
		 * Build the offers section. The request that takes it checks it.
		 * @return the offers section
		 */
		public CardFavorRights build() {
			return new CardFavorRights(this.showCoupon, this.memberPriceWord, this.memberPriceAppid,
					this.memberPricePath, this.memberPriceTitle, this.favorModuleTitle);
		}

	}

}
