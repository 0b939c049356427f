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
 * Which sections the page of a card shows. What is left out is {@code false} by default,
 * so send what stays on as well.
 *
 * @param showBonus whether the points section is shown; {@code true} needs {@code bonus}
 * @param showFavor whether the offers section is shown; {@code true} needs {@code favor}
 * @param bonus the points section, or {@code null}
 * @param favor the offers section, or {@code null}
 * @param showFapiao whether the invoice section is shown, or {@code null} for the
 * platform's default, {@code false}; {@code true} needs {@code fapiao}
 * @param fapiao the invoice section, or {@code null}
 * @param showGuide whether the contact section is shown, or {@code null} for the
 * platform's default, {@code false}; {@code true} needs {@code guide}
 * @param guide the contact person, or {@code null}
 * @since 0.1.0
 */
public record CardRightsRequest(Boolean showBonus, Boolean showFavor, @Nullable CardBonusRights bonus,
		@Nullable CardFavorRights favor, @Nullable Boolean showFapiao, @Nullable CardFapiaoRights fapiao,
		@Nullable Boolean showGuide, @Nullable Guide guide) {

	public CardRightsRequest {
		Members.required("show_bonus", showBonus);
		Members.required("show_favor", showFavor);
		needs("show_bonus", showBonus, "bonus", bonus);
		needs("show_favor", showFavor, "favor", favor);
		needs("show_fapiao", showFapiao, "fapiao", fapiao);
		needs("show_guide", showGuide, "guide", guide);
		if (bonus != null) {
			bonus.check("bonus");
		}
		if (favor != null) {
			favor.check("favor");
		}
		if (fapiao != null) {
			fapiao.check("fapiao");
		}
		if (guide != null) {
			guide.check("guide");
		}
	}

	/**
	 * Start a request.
	 * @param showBonus whether the points section is shown; {@code true} needs
	 * {@code bonus}
	 * @param showFavor whether the offers section is shown; {@code true} needs
	 * {@code favor}
	 * @return a builder
	 */
	public static Builder builder(boolean showBonus, boolean showFavor) {
		return new Builder(showBonus, showFavor);
	}

	private static void needs(String switchName, @Nullable Boolean shown, String name, @Nullable Object section) {
		Members.rule(!Boolean.TRUE.equals(shown) || section != null,
				"'" + name + "' is required when '" + switchName + "' is true");
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private final boolean showBonus;

		private final boolean showFavor;

		private @Nullable CardBonusRights bonus;

		private @Nullable CardFavorRights favor;

		private @Nullable Boolean showFapiao;

		private @Nullable CardFapiaoRights fapiao;

		private @Nullable Boolean showGuide;

		private @Nullable Guide guide;

		private Builder(boolean showBonus, boolean showFavor) {
			this.showBonus = showBonus;
			this.showFavor = showFavor;
		}

		/**
		 * Set the points section.
		 * @param bonus the points section
		 * @return this builder
		 */
		public Builder bonus(CardBonusRights bonus) {
			this.bonus = bonus;
			return this;
		}

		/**
		 * Set the offers section.
		 * @param favor the offers section
		 * @return this builder
		 */
		public Builder favor(CardFavorRights favor) {
			this.favor = favor;
			return this;
		}

		/**
		 * Set whether the invoice section is shown.
		 * @param showFapiao whether the invoice section is shown; {@code true} needs
		 * {@code fapiao}
		 * @return this builder
		 */
		public Builder showFapiao(boolean showFapiao) {
			this.showFapiao = showFapiao;
			return this;
		}

		/**
		 * Set the invoice section.
		 * @param fapiao the invoice section
		 * @return this builder
		 */
		public Builder fapiao(CardFapiaoRights fapiao) {
			this.fapiao = fapiao;
			return this;
		}

		/**
		 * Set whether the contact section is shown.
		 * @param showGuide whether the contact section is shown; {@code true} needs
		 * {@code guide}
		 * @return this builder
		 */
		public Builder showGuide(boolean showGuide) {
			this.showGuide = showGuide;
			return this;
		}

		/**
		 * Set the contact person.
		 * @param guide the contact person
		 * @return this builder
		 */
		public Builder guide(Guide guide) {
			this.guide = guide;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public CardRightsRequest build() {
			return new CardRightsRequest(this.showBonus, this.showFavor, this.bonus, this.favor, this.showFapiao,
					this.fapiao, this.showGuide, this.guide);
		}

	}

}
