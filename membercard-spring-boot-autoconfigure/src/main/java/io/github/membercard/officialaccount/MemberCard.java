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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A member card: the template from which each user's card is made. The same record
 * creates a card, changes it and is read back; the rules are checked when a request is
 * made of it and not in answers. A new card needs one way of activation:
 * {@code auto_activate}, {@code wx_activate} or {@code activate_url}.
 *
 * @param backgroundPicUrl the picture behind the card, an address that
 * {@link CardImageService} gave, or {@code null}
 * @param baseInfo what every kind of card has, or {@code null}; needed for a new card
 * @param advancedInfo what is seldom used, by name on the wire, such as
 * {@code use_condition}, {@code abstract}, {@code text_image_list},
 * {@code business_service} and {@code time_limit}, or {@code null}
 * @param prerogative the privileges of members, at most 3,072 bytes of UTF-8, which are
 * 1,024 Chinese characters, or {@code null}; needed for a new card
 * @param autoActivate whether the card is active as soon as it is taken, or {@code null};
 * {@code activate_url} is void then
 * @param wxActivate whether WeChat asks for what
 * {@link MemberCardActivationService#setForm} sets and then activates the card, or
 * {@code null}
 * @param wxActivateAfterSubmit whether a page of yours opens after the form of one-click
 * activation, and activates the card, or {@code null}
 * @param wxActivateAfterSubmitUrl the page of yours that opens after the form, or
 * {@code null}; to set it is enough
 * @param activateUrl the page of yours that activates the card, or {@code null}
 * @param activateAppBrandUserName the mini program that activates the card, as its
 * original id followed by {@code @app}, or {@code null}
 * @param activateAppBrandPass the path in the mini program, or {@code null}
 * @param supplyBonus whether the card has points, or {@code null}; needed for a new card,
 * and goes from {@code false} to {@code true} only (40135)
 * @param bonusUrl the page that shows the points, or {@code null}
 * @param supplyBalance whether the card has stored value, or {@code null}; needed for a
 * new card, goes from {@code false} to {@code true} only, and needs a permission (43010)
 * @param balanceUrl the page that shows the stored value, or {@code null}
 * @param customField1 the first line of your own, or {@code null}
 * @param customField2 the second line of your own, or {@code null}
 * @param customField3 the third line of your own, or {@code null}
 * @param customCell1 the entry of your own, or {@code null}
 * @param bonusCleared when points are lost, or {@code null}
 * @param bonusRules how points are earned and used, as a text, or {@code null}
 * @param balanceRules how stored value is used, as a text, or {@code null}
 * @param bonusRule how points are earned and used, as numbers, or {@code null}
 * @param discount how many percent are taken off the price: 10 means ten percent, or
 * {@code null}
 * @param additionalMembers what is sent or was answered beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record MemberCard(@Nullable String backgroundPicUrl, @Nullable BaseInfo baseInfo,
		@Nullable Map<String, Object> advancedInfo, @Nullable String prerogative, @Nullable Boolean autoActivate,
		@Nullable Boolean wxActivate, @Nullable Boolean wxActivateAfterSubmit,
		@Nullable String wxActivateAfterSubmitUrl, @Nullable String activateUrl,
		@Nullable String activateAppBrandUserName, @Nullable String activateAppBrandPass, @Nullable Boolean supplyBonus,
		@Nullable String bonusUrl, @Nullable Boolean supplyBalance, @Nullable String balanceUrl,
		@Nullable CustomField customField1, @Nullable CustomField customField2, @Nullable CustomField customField3,
		@Nullable CustomCell customCell1, @Nullable String bonusCleared, @Nullable String bonusRules,
		@Nullable String balanceRules, @Nullable BonusRule bonusRule, @Nullable Integer discount,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_PREROGATIVE = 3072;

	public MemberCard {
		advancedInfo = (advancedInfo != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(advancedInfo)) : null;
		additionalMembers = Members.additional(additionalMembers, MemberCard.class);
	}

	/**
	 * Start with nothing.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.maxBytes(name + ".prerogative", this.prerogative, MAX_PREROGATIVE);
		if (this.baseInfo != null) {
			this.baseInfo.check(name + ".base_info");
		}
		check(name + ".custom_field1", this.customField1);
		check(name + ".custom_field2", this.customField2);
		check(name + ".custom_field3", this.customField3);
		if (this.customCell1 != null) {
			this.customCell1.check(name + ".custom_cell1");
		}
		// The documented example has an activate_url, which is void, beside auto_activate
		Members.rule(!isTrue(this.wxActivate) || (this.activateUrl == null && !isTrue(this.autoActivate)),
				"Only one of " + activations(name) + " is allowed");
	}

	/**
	 * Check that what a new card needs is there.
	 * @param name the name of this object on the wire
	 */
	void checkComplete(String name) {
		Members.required(name + ".base_info", this.baseInfo).checkComplete(name + ".base_info");
		Members.required(name + ".prerogative", this.prerogative);
		Members.required(name + ".supply_bonus", this.supplyBonus);
		Members.required(name + ".supply_balance", this.supplyBalance);
		Members.rule(this.activateUrl != null || isTrue(this.autoActivate) || isTrue(this.wxActivate),
				"One of " + activations(name) + " is required");
	}

	private static void check(String name, @Nullable CustomField field) {
		if (field != null) {
			field.check(name);
		}
	}

	private static boolean isTrue(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

	private static String activations(String name) {
		return "'" + name + ".activate_url', '" + name + ".auto_activate' and '" + name + ".wx_activate'";
	}

	/**
	 * Collects the members of the card.
	 */
	public static final class Builder {

		private @Nullable String backgroundPicUrl;

		private @Nullable BaseInfo baseInfo;

		private @Nullable Map<String, Object> advancedInfo;

		private @Nullable String prerogative;

		private @Nullable Boolean autoActivate;

		private @Nullable Boolean wxActivate;

		private @Nullable Boolean wxActivateAfterSubmit;

		private @Nullable String wxActivateAfterSubmitUrl;

		private @Nullable String activateUrl;

		private @Nullable String activateAppBrandUserName;

		private @Nullable String activateAppBrandPass;

		private @Nullable Boolean supplyBonus;

		private @Nullable String bonusUrl;

		private @Nullable Boolean supplyBalance;

		private @Nullable String balanceUrl;

		private @Nullable CustomField customField1;

		private @Nullable CustomField customField2;

		private @Nullable CustomField customField3;

		private @Nullable CustomCell customCell1;

		private @Nullable String bonusCleared;

		private @Nullable String bonusRules;

		private @Nullable String balanceRules;

		private @Nullable BonusRule bonusRule;

		private @Nullable Integer discount;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the picture behind the card.
		 * @param backgroundPicUrl the picture behind the card, an address that
		 * {@link CardImageService} gave
		 * @return this builder
		 */
		public Builder backgroundPicUrl(String backgroundPicUrl) {
			this.backgroundPicUrl = backgroundPicUrl;
			return this;
		}

		/**
		 * Set what every kind of card has.
		 * @param baseInfo what every kind of card has; needed for a new card
		 * @return this builder
		 */
		public Builder baseInfo(BaseInfo baseInfo) {
			this.baseInfo = baseInfo;
			return this;
		}

		/**
		 * Set what is seldom used.
		 * @param advancedInfo what is seldom used, by name on the wire, such as
		 * {@code use_condition}, {@code abstract}, {@code text_image_list},
		 * {@code business_service} and {@code time_limit}
		 * @return this builder
		 */
		public Builder advancedInfo(Map<String, Object> advancedInfo) {
			this.advancedInfo = advancedInfo;
			return this;
		}

		/**
		 * Set the privileges of members.
		 * @param prerogative the privileges of members, at most 3,072 bytes of UTF-8,
		 * which are 1,024 Chinese characters; needed for a new card
		 * @return this builder
		 */
		public Builder prerogative(String prerogative) {
			this.prerogative = prerogative;
			return this;
		}

		/**
		 * Set whether the card is active as soon as it is taken.
		 * @param autoActivate whether the card is active as soon as it is taken;
		 * {@code activate_url} is void then
		 * @return this builder
		 */
		public Builder autoActivate(boolean autoActivate) {
			this.autoActivate = autoActivate;
			return this;
		}

		/**
		 * Set one-click activation.
		 * @param wxActivate whether WeChat asks for what
		 * {@link MemberCardActivationService#setForm} sets and then activates the card
		 * @return this builder
		 */
		public Builder wxActivate(boolean wxActivate) {
			this.wxActivate = wxActivate;
			return this;
		}

		/**
		 * Set whether a page of yours opens after the form of one-click activation.
		 * @param wxActivateAfterSubmit whether a page of yours opens after the form of
		 * one-click activation, and activates the card
		 * @return this builder
		 */
		public Builder wxActivateAfterSubmit(boolean wxActivateAfterSubmit) {
			this.wxActivateAfterSubmit = wxActivateAfterSubmit;
			return this;
		}

		/**
		 * Set the page after the form of one-click activation.
		 * @param wxActivateAfterSubmitUrl the page of yours that opens after the form; to
		 * set it is enough
		 * @return this builder
		 */
		public Builder wxActivateAfterSubmitUrl(String wxActivateAfterSubmitUrl) {
			this.wxActivateAfterSubmitUrl = wxActivateAfterSubmitUrl;
			return this;
		}

		/**
		 * Set the page that activates the card.
		 * @param activateUrl the page of yours that activates the card
		 * @return this builder
		 */
		public Builder activateUrl(String activateUrl) {
			this.activateUrl = activateUrl;
			return this;
		}

		/**
		 * Set the mini program that activates the card.
		 * @param activateAppBrandUserName the mini program that activates the card, as
		 * its original id followed by {@code @app}
		 * @return this builder
		 */
		public Builder activateAppBrandUserName(String activateAppBrandUserName) {
			this.activateAppBrandUserName = activateAppBrandUserName;
			return this;
		}

		/**
		 * Set the path in the mini program that activates the card.
		 * @param activateAppBrandPass the path in the mini program
		 * @return this builder
		 */
		public Builder activateAppBrandPass(String activateAppBrandPass) {
			this.activateAppBrandPass = activateAppBrandPass;
			return this;
		}

		/**
		 * Set whether the card has points.
		 * @param supplyBonus whether the card has points; needed for a new card, and goes
		 * from {@code false} to {@code true} only (40135)
		 * @return this builder
		 */
		public Builder supplyBonus(boolean supplyBonus) {
			this.supplyBonus = supplyBonus;
			return this;
		}

		/**
		 * Set the page that shows the points.
		 * @param bonusUrl the page that shows the points
		 * @return this builder
		 */
		public Builder bonusUrl(String bonusUrl) {
			this.bonusUrl = bonusUrl;
			return this;
		}

		/**
		 * Set whether the card has stored value.
		 * @param supplyBalance whether the card has stored value; needed for a new card,
		 * goes from {@code false} to {@code true} only, and needs a permission (43010)
		 * @return this builder
		 */
		public Builder supplyBalance(boolean supplyBalance) {
			this.supplyBalance = supplyBalance;
			return this;
		}

		/**
		 * Set the page that shows the stored value.
		 * @param balanceUrl the page that shows the stored value
		 * @return this builder
		 */
		public Builder balanceUrl(String balanceUrl) {
			this.balanceUrl = balanceUrl;
			return this;
		}

		/**
		 * Set the first line.
		 * @param customField1 the first line of your own
		 * @return this builder
		 */
		public Builder customField1(CustomField customField1) {
			this.customField1 = customField1;
			return this;
		}

		/**
		 * Set the second line.
		 * @param customField2 the second line of your own
		 * @return this builder
		 */
		public Builder customField2(CustomField customField2) {
			this.customField2 = customField2;
			return this;
		}

		/**
		 * Set the third line.
		 * @param customField3 the third line of your own
		 * @return this builder
		 */
		public Builder customField3(CustomField customField3) {
			this.customField3 = customField3;
			return this;
		}

		/**
		 * Set the entry of your own.
		 * @param customCell1 the entry of your own
		 * @return this builder
		 */
		public Builder customCell1(CustomCell customCell1) {
			this.customCell1 = customCell1;
			return this;
		}

		/**
		 * Set when points are lost.
		 * @param bonusCleared when points are lost
		 * @return this builder
		 */
		public Builder bonusCleared(String bonusCleared) {
			this.bonusCleared = bonusCleared;
			return this;
		}

		/**
		 * Set how points are earned and used.
		 * @param bonusRules how points are earned and used, as a text
		 * @return this builder
		 */
		public Builder bonusRules(String bonusRules) {
			this.bonusRules = bonusRules;
			return this;
		}

		/**
		 * Set how stored value is used.
		 * @param balanceRules how stored value is used, as a text
		 * @return this builder
		 */
		public Builder balanceRules(String balanceRules) {
			this.balanceRules = balanceRules;
			return this;
		}

		/**
		 * Set how the platform computes points.
		 * @param bonusRule how points are earned and used, as numbers
		 * @return this builder
		 */
		public Builder bonusRule(BonusRule bonusRule) {
			this.bonusRule = bonusRule;
			return this;
		}

		/**
		 * Set the discount.
		 * @param discount how many percent are taken off the price: 10 means ten percent
		 * @return this builder
		 */
		public Builder discount(int discount) {
			this.discount = discount;
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
		 * Build the card.
		 * @return the card
		 */
		public MemberCard build() {
			return new MemberCard(this.backgroundPicUrl, this.baseInfo, this.advancedInfo, this.prerogative,
					this.autoActivate, this.wxActivate, this.wxActivateAfterSubmit, this.wxActivateAfterSubmitUrl,
					this.activateUrl, this.activateAppBrandUserName, this.activateAppBrandPass, this.supplyBonus,
					this.bonusUrl, this.supplyBalance, this.balanceUrl, this.customField1, this.customField2,
					this.customField3, this.customCell1, this.bonusCleared, this.bonusRules, this.balanceRules,
					this.bonusRule, this.discount, this.additionalMembers);
		}

	}

}
