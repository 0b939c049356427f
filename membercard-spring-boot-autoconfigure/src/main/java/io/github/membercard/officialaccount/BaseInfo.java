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
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What every kind of card has. The rules are checked when a request is made of it and not
 * in answers.
 *
 * @param id the card, at most 32 characters, or {@code null}; answers only
 * @param status the state of the audit, or {@code null}; answers only
 * @param logoUrl the logo, an address that {@link CardImageService} gave, at most 128
 * characters, or {@code null}; 300 x 300 pixels; needed for a new card
 * @param brandName the name of the merchant, at most 36 bytes of UTF-8, which are 12
 * Chinese characters, or {@code null}; needed for a new card
 * @param codeType how the code is drawn, or {@code null}; needed for a new card
 * @param title the name on the card, at most 27 bytes of UTF-8, which are 9 Chinese
 * characters, or {@code null}; needed for a new card
 * @param color the colour, or {@code null}; in requests the name of a {@link CardColor},
 * in answers maybe a hexadecimal value; needed for a new card
 * @param notice what to do with the card, at most 48 bytes of UTF-8, which are 16 Chinese
 * characters, or {@code null}; needed for a new card
 * @param description the terms of use, at most 3,072 bytes of UTF-8, which are 1,024
 * Chinese characters, or {@code null}; needed for a new card
 * @param servicePhone the number to call for help, at most 24 characters, or {@code null}
 * @param sku how many cards there are, or {@code null}; needed for a new card, and
 * changed by {@link MemberCardService#modifyStock}
 * @param dateInfo how long a user's card is valid, or {@code null}; needed for a new card
 * @param useCustomCode whether the merchant chooses the codes, {@code false} by default,
 * or {@code null}; needs a permission (43009)
 * @param bindOpenid whether only the users that are named can take the card,
 * {@code false} by default, or {@code null}
 * @param locationIdList the shops where the card is valid, or {@code null}
 * @param useAllLocations whether the card is valid in all shops, or {@code null}
 * @param centerTitle the text of the button in the middle, at most 18 bytes of UTF-8,
 * which are 6 Chinese characters, or {@code null}
 * @param centerSubTitle the hint below that button, at most 24 bytes of UTF-8, which are
 * 8 Chinese characters, or {@code null}
 * @param centerUrl the page that the button in the middle opens, at most 128 characters,
 * or {@code null}
 * @param customUrlName the text of the entry of your own, at most 15 bytes of UTF-8,
 * which are 5 Chinese characters, or {@code null}
 * @param customUrl the page that the entry of your own opens, at most 128 characters, or
 * {@code null}
 * @param customUrlSubTitle the hint beside the entry of your own, at most 18 bytes of
 * UTF-8, which are 6 Chinese characters, or {@code null}
 * @param promotionUrlName the text of the entry for promotion, at most 15 bytes of UTF-8,
 * which are 5 Chinese characters, or {@code null}
 * @param promotionUrl the page that the entry for promotion opens, at most 128
 * characters, or {@code null}
 * @param promotionUrlSubTitle the hint beside the entry for promotion, at most 18 bytes
 * of UTF-8, which are 6 Chinese characters, or {@code null}
 * @param getLimit how many of these cards a user can take, 50 by default, or
 * {@code null}; 1 is usual for member cards
 * @param useLimit how many of these cards a user can use, 50 by default, or {@code null}
 * @param canShare whether a user can share the page that hands out the card, {@code true}
 * by default, or {@code null}
 * @param canGiveFriend whether a user can give the card away, {@code true} by default, or
 * {@code null}
 * @param needPushOnView whether the event {@code user_view_card} tells that a user opened
 * the card, {@code false} by default, or {@code null}
 * @param isPayAndQrcode whether the card has an entry that pays and shows the code, or
 * {@code null}
 * @param payInfo the entry to paying with WeChat Pay, or {@code null}
 * @param additionalMembers what is sent or was answered beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record BaseInfo(@Nullable String id, @Nullable MemberCardStatus status, @Nullable String logoUrl,
		@Nullable String brandName, @Nullable MemberCardCodeType codeType, @Nullable String title,
		@Nullable String color, @Nullable String notice, @Nullable String description, @Nullable String servicePhone,
		@Nullable Sku sku, @Nullable DateInfo dateInfo, @Nullable Boolean useCustomCode, @Nullable Boolean bindOpenid,
		@Nullable List<Long> locationIdList, @Nullable Boolean useAllLocations, @Nullable String centerTitle,
		@Nullable String centerSubTitle, @Nullable String centerUrl, @Nullable String customUrlName,
		@Nullable String customUrl, @Nullable String customUrlSubTitle, @Nullable String promotionUrlName,
		@Nullable String promotionUrl, @Nullable String promotionUrlSubTitle, @Nullable Integer getLimit,
		@Nullable Integer useLimit, @Nullable Boolean canShare, @Nullable Boolean canGiveFriend,
		@Nullable Boolean needPushOnView, @Nullable Boolean isPayAndQrcode, @Nullable PayInfo payInfo,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_BRAND_NAME = 36;

	private static final int MAX_TITLE = 27;

	private static final int MAX_NOTICE = 48;

	private static final int MAX_DESCRIPTION = 3072;

	private static final int MAX_CENTER_TITLE = 18;

	private static final int MAX_CENTER_SUB_TITLE = 24;

	private static final int MAX_URL_NAME = 15;

	private static final int MAX_URL_SUB_TITLE = 18;

	private static final int MAX_SERVICE_PHONE = 24;

	public BaseInfo {
		locationIdList = (locationIdList != null) ? List.copyOf(locationIdList) : null;
		additionalMembers = Members.additional(additionalMembers, BaseInfo.class);
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
		CardRules.answersOnly(name + ".id", this.id);
		CardRules.answersOnly(name + ".status", this.status);
		Members.known(name + ".code_type", this.codeType);
		Members.rule(this.color == null || CardColor.isWireName(this.color),
				"'" + name + ".color' must be the name of a CardColor, such as Color010");
		Members.maxLength(name + ".service_phone", this.servicePhone, MAX_SERVICE_PHONE);
		checkTexts(name);
		checkEntries(name);
		if (this.sku != null) {
			this.sku.check(name + ".sku");
		}
		if (this.dateInfo != null) {
			this.dateInfo.check(name + ".date_info");
		}
	}

	private void checkTexts(String name) {
		Members.maxLength(name + ".logo_url", this.logoUrl, CardRules.MAX_URL);
		Members.maxBytes(name + ".brand_name", this.brandName, MAX_BRAND_NAME);
		Members.maxBytes(name + ".title", this.title, MAX_TITLE);
		Members.maxBytes(name + ".notice", this.notice, MAX_NOTICE);
		Members.maxBytes(name + ".description", this.description, MAX_DESCRIPTION);
	}

	private void checkEntries(String name) {
		Members.maxBytes(name + ".center_title", this.centerTitle, MAX_CENTER_TITLE);
		Members.maxBytes(name + ".center_sub_title", this.centerSubTitle, MAX_CENTER_SUB_TITLE);
		Members.maxBytes(name + ".custom_url_name", this.customUrlName, MAX_URL_NAME);
		Members.maxBytes(name + ".custom_url_sub_title", this.customUrlSubTitle, MAX_URL_SUB_TITLE);
		Members.maxBytes(name + ".promotion_url_name", this.promotionUrlName, MAX_URL_NAME);
		Members.maxBytes(name + ".promotion_url_sub_title", this.promotionUrlSubTitle, MAX_URL_SUB_TITLE);
		Members.maxLength(name + ".center_url", this.centerUrl, CardRules.MAX_URL);
		Members.maxLength(name + ".custom_url", this.customUrl, CardRules.MAX_URL);
		Members.maxLength(name + ".promotion_url", this.promotionUrl, CardRules.MAX_URL);
	}

	/**
	 * Check that what a new card needs is there.
	 * @param name the name of this object on the wire
	 */
	void checkComplete(String name) {
		Members.required(name + ".logo_url", this.logoUrl);
		Members.required(name + ".brand_name", this.brandName);
		Members.required(name + ".code_type", this.codeType);
		Members.required(name + ".title", this.title);
		Members.required(name + ".color", this.color);
		Members.required(name + ".notice", this.notice);
		Members.required(name + ".description", this.description);
		Members.required(name + ".sku.quantity", Members.required(name + ".sku", this.sku).quantity());
		Members.required(name + ".date_info", this.dateInfo);
	}

	/**
	 * Collects the members of the information.
	 */
	public static final class Builder {

		private @Nullable String logoUrl;

		private @Nullable String brandName;

		private @Nullable MemberCardCodeType codeType;

		private @Nullable String title;

		private @Nullable String color;

		private @Nullable String notice;

		private @Nullable String description;

		private @Nullable String servicePhone;

		private @Nullable Sku sku;

		private @Nullable DateInfo dateInfo;

		private @Nullable Boolean useCustomCode;

		private @Nullable Boolean bindOpenid;

		private @Nullable List<Long> locationIdList;

		private @Nullable Boolean useAllLocations;

		private @Nullable String centerTitle;

		private @Nullable String centerSubTitle;

		private @Nullable String centerUrl;

		private @Nullable String customUrlName;

		private @Nullable String customUrl;

		private @Nullable String customUrlSubTitle;

		private @Nullable String promotionUrlName;

		private @Nullable String promotionUrl;

		private @Nullable String promotionUrlSubTitle;

		private @Nullable Integer getLimit;

		private @Nullable Integer useLimit;

		private @Nullable Boolean canShare;

		private @Nullable Boolean canGiveFriend;

		private @Nullable Boolean needPushOnView;

		private @Nullable Boolean isPayAndQrcode;

		private @Nullable PayInfo payInfo;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the logo.
		 * @param logoUrl the logo, an address that {@link CardImageService} gave, at most
		 * 128 characters; 300 x 300 pixels; needed for a new card
		 * @return this builder
		 */
		public Builder logoUrl(String logoUrl) {
			this.logoUrl = logoUrl;
			return this;
		}

		/**
		 * Set the name of the merchant.
		 * @param brandName the name of the merchant, at most 36 bytes of UTF-8, which are
		 * 12 Chinese characters; needed for a new card
		 * @return this builder
		 */
		public Builder brandName(String brandName) {
			this.brandName = brandName;
			return this;
		}

		/**
		 * Set how the code is drawn.
		 * @param codeType how the code is drawn; needed for a new card
		 * @return this builder
		 */
		public Builder codeType(MemberCardCodeType codeType) {
			this.codeType = codeType;
			return this;
		}

		/**
		 * Set the name on the card.
		 * @param title the name on the card, at most 27 bytes of UTF-8, which are 9
		 * Chinese characters; needed for a new card
		 * @return this builder
		 */
		public Builder title(String title) {
			this.title = title;
			return this;
		}

		/**
		 * Set the colour.
		 * @param color the colour; needed for a new card
		 * @return this builder
		 */
		public Builder color(CardColor color) {
			this.color = color.wireName();
			return this;
		}

		/**
		 * Set what to do with the card.
		 * @param notice what to do with the card, at most 48 bytes of UTF-8, which are 16
		 * Chinese characters; needed for a new card
		 * @return this builder
		 */
		public Builder notice(String notice) {
			this.notice = notice;
			return this;
		}

		/**
		 * Set the terms of use.
		 * @param description the terms of use, at most 3,072 bytes of UTF-8, which are
		 * 1,024 Chinese characters; needed for a new card
		 * @return this builder
		 */
		public Builder description(String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the number to call for help.
		 * @param servicePhone the number to call for help, at most 24 characters
		 * @return this builder
		 */
		public Builder servicePhone(String servicePhone) {
			this.servicePhone = servicePhone;
			return this;
		}

		/**
		 * Set how many cards there are.
		 * @param sku how many cards there are; needed for a new card, and changed by
		 * {@link MemberCardService#modifyStock}
		 * @return this builder
		 */
		public Builder sku(Sku sku) {
			this.sku = sku;
			return this;
		}

		/**
		 * Set how long a user's card is valid.
		 * @param dateInfo how long a user's card is valid; needed for a new card
		 * @return this builder
		 */
		public Builder dateInfo(DateInfo dateInfo) {
			this.dateInfo = dateInfo;
			return this;
		}

		/**
		 * Set whether the merchant chooses the codes.
		 * @param useCustomCode whether the merchant chooses the codes, {@code false} by
		 * default; needs a permission (43009)
		 * @return this builder
		 */
		public Builder useCustomCode(boolean useCustomCode) {
			this.useCustomCode = useCustomCode;
			return this;
		}

		/**
		 * Set whether only the users that are named can take the card.
		 * @param bindOpenid whether only the users that are named can take the card,
		 * {@code false} by default
		 * @return this builder
		 */
		public Builder bindOpenid(boolean bindOpenid) {
			this.bindOpenid = bindOpenid;
			return this;
		}

		/**
		 * Set the shops.
		 * @param locationIdList the shops where the card is valid
		 * @return this builder
		 */
		public Builder locationIdList(List<Long> locationIdList) {
			this.locationIdList = locationIdList;
			return this;
		}

		/**
		 * Set whether the card is valid in all shops.
		 * @param useAllLocations whether the card is valid in all shops
		 * @return this builder
		 */
		public Builder useAllLocations(boolean useAllLocations) {
			this.useAllLocations = useAllLocations;
			return this;
		}

		/**
		 * Set the text of the button in the middle.
		 * @param centerTitle the text of the button in the middle, at most 18 bytes of
		 * UTF-8, which are 6 Chinese characters
		 * @return this builder
		 */
		public Builder centerTitle(String centerTitle) {
			this.centerTitle = centerTitle;
			return this;
		}

		/**
		 * Set the hint below the button in the middle.
		 * @param centerSubTitle the hint below that button, at most 24 bytes of UTF-8,
		 * which are 8 Chinese characters
		 * @return this builder
		 */
		public Builder centerSubTitle(String centerSubTitle) {
			this.centerSubTitle = centerSubTitle;
			return this;
		}

		/**
		 * Set what the button in the middle opens.
		 * @param centerUrl the page that the button in the middle opens, at most 128
		 * characters
		 * @return this builder
		 */
		public Builder centerUrl(String centerUrl) {
			this.centerUrl = centerUrl;
			return this;
		}

		/**
		 * Set the text of the entry of your own.
		 * @param customUrlName the text of the entry of your own, at most 15 bytes of
		 * UTF-8, which are 5 Chinese characters
		 * @return this builder
		 */
		public Builder customUrlName(String customUrlName) {
			this.customUrlName = customUrlName;
			return this;
		}

		/**
		 * Set what the entry of your own opens.
		 * @param customUrl the page that the entry of your own opens, at most 128
		 * characters
		 * @return this builder
		 */
		public Builder customUrl(String customUrl) {
			this.customUrl = customUrl;
			return this;
		}

		/**
		 * Set the hint beside the entry of your own.
		 * @param customUrlSubTitle the hint beside the entry of your own, at most 18
		 * bytes of UTF-8, which are 6 Chinese characters
		 * @return this builder
		 */
		public Builder customUrlSubTitle(String customUrlSubTitle) {
			this.customUrlSubTitle = customUrlSubTitle;
			return this;
		}

		/**
		 * Set the text of the entry for promotion.
		 * @param promotionUrlName the text of the entry for promotion, at most 15 bytes
		 * of UTF-8, which are 5 Chinese characters
		 * @return this builder
		 */
		public Builder promotionUrlName(String promotionUrlName) {
			this.promotionUrlName = promotionUrlName;
			return this;
		}

		/**
		 * Set what the entry for promotion opens.
		 * @param promotionUrl the page that the entry for promotion opens, at most 128
		 * characters
		 * @return this builder
		 */
		public Builder promotionUrl(String promotionUrl) {
			this.promotionUrl = promotionUrl;
			return this;
		}

		/**
		 * Set the hint beside the entry for promotion.
		 * @param promotionUrlSubTitle the hint beside the entry for promotion, at most 18
		 * bytes of UTF-8, which are 6 Chinese characters
		 * @return this builder
		 */
		public Builder promotionUrlSubTitle(String promotionUrlSubTitle) {
			this.promotionUrlSubTitle = promotionUrlSubTitle;
			return this;
		}

		/**
		 * Set how many of these cards a user can take.
		 * @param getLimit how many of these cards a user can take, 50 by default; 1 is
		 * usual for member cards
		 * @return this builder
		 */
		public Builder getLimit(int getLimit) {
			this.getLimit = getLimit;
			return this;
		}

		/**
		 * Set how many of these cards a user can use.
		 * @param useLimit how many of these cards a user can use, 50 by default
		 * @return this builder
		 */
		public Builder useLimit(int useLimit) {
			this.useLimit = useLimit;
			return this;
		}

		/**
		 * Set whether a user can share the page that hands out the card.
		 * @param canShare whether a user can share the page that hands out the card,
		 * {@code true} by default
		 * @return this builder
		 */
		public Builder canShare(boolean canShare) {
			this.canShare = canShare;
			return this;
		}

		/**
		 * Set whether a user can give the card away.
		 * @param canGiveFriend whether a user can give the card away, {@code true} by
		 * default
		 * @return this builder
		 */
		public Builder canGiveFriend(boolean canGiveFriend) {
			this.canGiveFriend = canGiveFriend;
			return this;
		}

		/**
		 * Set whether an event tells that a user opened the card.
		 * @param needPushOnView whether the event {@code user_view_card} tells that a
		 * user opened the card, {@code false} by default
		 * @return this builder
		 */
		public Builder needPushOnView(boolean needPushOnView) {
			this.needPushOnView = needPushOnView;
			return this;
		}

		/**
		 * Set whether the card has an entry that pays and shows the code.
		 * @param isPayAndQrcode whether the card has an entry that pays and shows the
		 * code
		 * @return this builder
		 */
		public Builder isPayAndQrcode(boolean isPayAndQrcode) {
			this.isPayAndQrcode = isPayAndQrcode;
			return this;
		}

		/**
		 * Set the entry to paying with WeChat Pay.
		 * @param payInfo the entry to paying with WeChat Pay
		 * @return this builder
		 */
		public Builder payInfo(PayInfo payInfo) {
			this.payInfo = payInfo;
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
		 * Build the information.
		 * @return the information
		 */
		public BaseInfo build() {
			return new BaseInfo(null, null, this.logoUrl, this.brandName, this.codeType, this.title, this.color,
					this.notice, this.description, this.servicePhone, this.sku, this.dateInfo, this.useCustomCode,
					this.bindOpenid, this.locationIdList, this.useAllLocations, this.centerTitle, this.centerSubTitle,
					this.centerUrl, this.customUrlName, this.customUrl, this.customUrlSubTitle, this.promotionUrlName,
					this.promotionUrl, this.promotionUrlSubTitle, this.getLimit, this.useLimit, this.canShare,
					this.canGiveFriend, this.needPushOnView, this.isPayAndQrcode, this.payInfo, this.additionalMembers);
		}

	}

}
