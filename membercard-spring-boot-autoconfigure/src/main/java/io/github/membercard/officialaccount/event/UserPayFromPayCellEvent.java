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
 * A user paid by the pay cell of a card ({@code user_pay_from_pay_cell}).
 *
 * @param account the name of the account in the application
 * @param appId the AppID of the account
 * @param toUserName the original id of the account, such as {@code gh_fc0a06a20993}
 * @param fromUserName the openid of the user
 * @param createTime when the platform made the event
 * @param cardId the card
 * @param userCardCode the code of the user's card, or {@code null}
 * @param transId the transaction id of WeChat Pay, or {@code null}
 * @param locationId the number of the shop, 0 when there is none; or {@code null}
 * @param locationName the name of the shop, or {@code null}
 * @param fee what was paid, in fen; or {@code null}
 * @param originalFee what was due before any reduction, in fen; or {@code null}
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons_Vouchers_and_Cards_Event_Push_Messages.html">event
 * push</a>
 */
public record UserPayFromPayCellEvent(String account, String appId, String toUserName, String fromUserName,
		Instant createTime, String cardId, @Nullable String userCardCode, @Nullable String transId,
		@Nullable Long locationId, @Nullable String locationName, @Nullable Long fee,
		@Nullable Long originalFee) implements OfficialAccountEvent {

	static final String TYPE = "user_pay_from_pay_cell";

	static UserPayFromPayCellEvent of(String account, String appId, EventFields fields) {
		return new UserPayFromPayCellEvent(account, appId, fields.required("ToUserName"),
				fields.required("FromUserName"), fields.instant("CreateTime"), fields.required("CardId"),
				fields.text("UserCardCode"), fields.text("TransId"), fields.number("LocationId"),
				fields.text("LocationName"), fields.number("Fee"), fields.number("OriginalFee"));
	}

	@Override
	public String event() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "UserPayFromPayCellEvent[account=" + this.account + ", createTime=" + this.createTime + ", cardId="
				+ this.cardId + ", locationId=" + this.locationId + ", locationName=" + this.locationName + "]";
	}

}
