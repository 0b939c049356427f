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
 * The points section of a card. In a request the points of a new member, what points are
 * called and what they are good for are required. No lengths are documented.
 *
 * @param initBonus how many points a new member has, 0 or more, or {@code null}; required
 * in a request
 * @param bonusValueWord what the points are called, such as "my points", or {@code null};
 * required in a request
 * @param bonusCostTitle the title of the line that says what points are good for, or
 * {@code null}
 * @param bonusCostWord what points are good for, such as "500 points = 2 hours of
 * parking", or {@code null}; required in a request
 * @param bonusJumpWord the text of the link to your points page, or {@code null}
 * @param bonusJumpAppid the mini program of the points page, or {@code null}; needs
 * {@code bonusJumpPath}
 * @param bonusJumpPath the path of the points page, or {@code null}
 * @param bonusSupportAppid the mini program in which users collect points themselves, or
 * {@code null}
 * @param bonusSupportPath the path in it, or {@code null}
 * @since 0.1.0
 */
public record CardBonusRights(@Nullable Long initBonus, @Nullable String bonusValueWord,
		@Nullable String bonusCostTitle, @Nullable String bonusCostWord, @Nullable String bonusJumpWord,
		@Nullable String bonusJumpAppid, @Nullable String bonusJumpPath, @Nullable String bonusSupportAppid,
		@Nullable String bonusSupportPath) {

	/**
	 * Start a section.
	 * @param initBonus how many points a new member has, 0 or more
	 * @param bonusValueWord what the points are called, such as "my points"
	 * @param bonusCostWord what points are good for, such as "500 points = 2 hours of
	 * parking"
	 * @return a builder
	 */
	public static Builder builder(long initBonus, String bonusValueWord, String bonusCostWord) {
		return new Builder(initBonus, bonusValueWord, bonusCostWord);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.range(name + ".init_bonus", Members.required(name + ".init_bonus", this.initBonus), 0, Long.MAX_VALUE);
		Members.requiredText(name + ".bonus_value_word", this.bonusValueWord);
		Members.optionalText(name + ".bonus_cost_title", this.bonusCostTitle);
		Members.requiredText(name + ".bonus_cost_word", this.bonusCostWord);
		Members.optionalText(name + ".bonus_jump_word", this.bonusJumpWord);
		Members.optionalText(name + ".bonus_jump_appid", this.bonusJumpAppid);
		Members.optionalText(name + ".bonus_jump_path", this.bonusJumpPath);
		Members.optionalText(name + ".bonus_support_appid", this.bonusSupportAppid);
		Members.optionalText(name + ".bonus_support_path", this.bonusSupportPath);
		Members.rule(this.bonusJumpAppid == null || this.bonusJumpPath != null,
				"'" + name + ".bonus_jump_path' is required with '" + name + ".bonus_jump_appid'");
	}

	/**
	 * Collects the members of the points section.
	 */
	public static final class Builder {

		private final long initBonus;

		private final String bonusValueWord;

		private final String bonusCostWord;

		private @Nullable String bonusCostTitle;

		private @Nullable String bonusJumpWord;

		private @Nullable String bonusJumpAppid;

		private @Nullable String bonusJumpPath;

		private @Nullable String bonusSupportAppid;

		private @Nullable String bonusSupportPath;

		private Builder(long initBonus, String bonusValueWord, String bonusCostWord) {
			this.initBonus = initBonus;
			this.bonusValueWord = bonusValueWord;
			this.bonusCostWord = bonusCostWord;
		}

		/**
		 * Set the title of the line that says what points are good for.
		 * @param bonusCostTitle the title of the line that says what points are good for
		 * @return this builder
		 */
		public Builder bonusCostTitle(String bonusCostTitle) {
			this.bonusCostTitle = bonusCostTitle;
			return this;
		}

		/**
		 * Set the text of the link to your points page.
		 * @param bonusJumpWord the text of the link to your points page
		 * @return this builder
		 */
		public Builder bonusJumpWord(String bonusJumpWord) {
			this.bonusJumpWord = bonusJumpWord;
			return this;
		}

		/**
		 * Set the mini program that is your points page.
		 * @param appid the mini program
		 * @param path the path in it
		 * @return this builder
		 */
		public Builder bonusJumpMiniProgram(String appid, String path) {
			this.bonusJumpAppid = appid;
			this.bonusJumpPath = path;
			return this;
		}

		/**
		 * Set the mini program in which users collect points themselves.
		 * @param appid the mini program
		 * @param path the path in it
		 * @return this builder
		 */
		public Builder bonusSupportMiniProgram(String appid, String path) {
			this.bonusSupportAppid = appid;
			this.bonusSupportPath = path;
			return this;
		}

		/**
		 * Build the points section. The request that takes it checks it.
		 * @return the points section
		 */
		public CardBonusRights build() {
			return new CardBonusRights(this.initBonus, this.bonusValueWord, this.bonusCostTitle, this.bonusCostWord,
					this.bonusJumpWord, this.bonusJumpAppid, this.bonusJumpPath, this.bonusSupportAppid,
					this.bonusSupportPath);
		}

	}

}
