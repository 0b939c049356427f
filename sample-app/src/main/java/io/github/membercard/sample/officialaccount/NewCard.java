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

package io.github.membercard.sample.officialaccount;

import io.github.membercard.officialaccount.BaseInfo;
import io.github.membercard.officialaccount.CardColor;
import io.github.membercard.officialaccount.DateInfo;
import io.github.membercard.officialaccount.MemberCard;
import io.github.membercard.officialaccount.MemberCardCodeType;
import io.github.membercard.officialaccount.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What the page lets choose of a card. The rest is such that an account needs no
 * permission beyond that for cards: no points, no stored value, no codes of its own.
 *
 * @param logoUrl the logo, an address that an upload gave
 * @param brandName the name of the shop
 * @param title the name of the card
 * @param activateUrl the page that WeChat opens for who has to activate the card
 */
record NewCard(@Nullable String logoUrl, @Nullable String brandName, @Nullable String title,
		@Nullable String activateUrl) {

	private static final long QUANTITY = 50;

	MemberCard toMemberCard() {
		return MemberCard.builder()
			.baseInfo(BaseInfo.builder()
				.logoUrl(required("logo_url", this.logoUrl))
				.brandName(required("brand_name", this.brandName))
				.title(required("title", this.title))
				.codeType(MemberCardCodeType.QRCODE)
				.color(CardColor.COLOR010)
				.notice("使用时向服务员出示此卡")
				.description("测试用的会员卡，不能兑换任何东西")
				.sku(Sku.of(QUANTITY))
				.dateInfo(DateInfo.permanent())
				.getLimit(1)
				.canShare(false)
				.canGiveFriend(false)
				.build())
			.prerogative("测试会员专享")
			.supplyBonus(false)
			.supplyBalance(false)
			.activateUrl(required("activate_url", this.activateUrl))
			.build();
	}

	// The rules beyond this are the starter's
	private static String required(String name, @Nullable String value) {
		if (value == null) {
			throw new IllegalArgumentException("'" + name + "' is required");
		}
		return value;
	}

}
