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
 * A user gives a card away ({@code user_gifting_card}). When a friend takes it, a
 * {@link UserGetCardEvent} follows.
 *
 * @param account the name of the account in the application
 * @param appId the AppID of the account
 * @param toUserName the original id of the account, such as {@code gh_fc0a06a20993}
 * @param fromUserName the openid of the user
 * @param createTime when the platform made the event
 * @param cardId the card
 * @param userCardCode the code of the user's card, or {@code null}
 * @param isReturnBack whether the card came back, as nobody took it; or {@code null}
 * @param friendUserName the openid of the friend, or {@code null}
 * @param isChatRoom whether the card was given to a group chat, or {@code null}
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons_Vouchers_and_Cards_Event_Push_Messages.html">event
 * push</a>
 */
public record UserGiftingCardEvent(String account, String appId, String toUserName, String fromUserName,
		Instant createTime, String cardId, @Nullable String userCardCode, @Nullable Boolean isReturnBack,
		@Nullable String friendUserName, @Nullable Boolean isChatRoom) implements OfficialAccountEvent {

	static final String TYPE = "user_gifting_card";

	static UserGiftingCardEvent of(String account, String appId, EventFields fields) {
		return new UserGiftingCardEvent(account, appId, fields.required("ToUserName"), fields.required("FromUserName"),
				fields.instant("CreateTime"), fields.required("CardId"), fields.text("UserCardCode"),
				fields.flag("IsReturnBack"), fields.text("FriendUserName"), fields.flag("IsChatRoom"));
	}

	@Override
	public String event() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "UserGiftingCardEvent[account=" + this.account + ", createTime=" + this.createTime + ", cardId="
				+ this.cardId + ", isReturnBack=" + this.isReturnBack + ", isChatRoom=" + this.isChatRoom + "]";
	}

}
