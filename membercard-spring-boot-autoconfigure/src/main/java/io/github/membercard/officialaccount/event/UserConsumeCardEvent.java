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

package io.github.membercard.officialaccount.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The code of a card was used ({@code user_consume_card}).
 *
 * @param account the name of the account in the application
 * @param appId the AppID of the account
 * @param toUserName the original id of the account, such as {@code gh_fc0a06a20993}
 * @param fromUserName the openid of the user
 * @param createTime when the platform made the event
 * @param cardId the card
 * @param userCardCode the code of the user's card, or {@code null}
 * @param consumeSource how: {@code FROM_API}, {@code FROM_MP}, {@code FROM_MOBILE_HELPER}
 * or another text, or {@code null}
 * @param locationId the number of the shop, 0 when there is none; or {@code null}
 * @param locationName the name of the shop, or {@code null}
 * @param staffOpenId the openid of the member of staff who used it, or {@code null}
 * @param verifyCode what the user typed to prove the visit, or {@code null}
 * @param remarkAmount the amount that the user typed, in a unit that is not documented;
 * or {@code null}
 * @param outerId your number of the place, or {@code null}
 * @param outerStr your scene value, or {@code null}
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons_Vouchers_and_Cards_Event_Push_Messages.html">event
 * push</a>
 */
public record UserConsumeCardEvent(String account, String appId, String toUserName, String fromUserName,
		Instant createTime, String cardId, @Nullable String userCardCode, @Nullable String consumeSource,
		@Nullable Long locationId, @Nullable String locationName, @Nullable String staffOpenId,
		@Nullable String verifyCode, @Nullable String remarkAmount, @Nullable Long outerId,
		@Nullable String outerStr) implements OfficialAccountEvent {

	static final String TYPE = "user_consume_card";

	static UserConsumeCardEvent of(String account, String appId, EventFields fields) {
		return new UserConsumeCardEvent(account, appId, fields.required("ToUserName"), fields.required("FromUserName"),
				fields.instant("CreateTime"), fields.required("CardId"), fields.text("UserCardCode"),
				fields.text("ConsumeSource"), fields.number("LocationId"), fields.text("LocationName"),
				fields.text("StaffOpenId"), fields.text("VerifyCode"), fields.text("RemarkAmount"),
				fields.number("OuterId"), fields.text("OuterStr"));
	}

	@Override
	public String event() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "UserConsumeCardEvent[account=" + this.account + ", createTime=" + this.createTime + ", cardId="
				+ this.cardId + ", consumeSource=" + this.consumeSource + ", locationId=" + this.locationId
				+ ", locationName=" + this.locationName + ", outerId=" + this.outerId + ", outerStr=" + this.outerStr
				+ "]";
	}

}
