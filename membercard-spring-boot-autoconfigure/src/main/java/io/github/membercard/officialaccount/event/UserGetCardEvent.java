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
 * A user took a card ({@code user_get_card}).
 *
 * @param account the name of the account in the application
 * @param appId the AppID of the account
 * @param toUserName the original id of the account, such as {@code gh_fc0a06a20993}
 * @param fromUserName the openid of the user
 * @param createTime when the platform made the event
 * @param cardId the card
 * @param isGiveByFriend whether a friend gave the card away to the user, or {@code null}
 * @param userCardCode the code of the user's card, or {@code null}
 * @param friendUserName the openid of the friend who gave the card away, or {@code null}
 * @param outerId your number of the place where the card was taken, 0 when there is none;
 * or {@code null}
 * @param oldUserCardCode the code that the card had before it was given away, or
 * {@code null}
 * @param outerStr your scene value, or {@code null}
 * @param isRestoreMemberCard whether the user took back a member card that he or she had
 * deleted, or {@code null}
 * @param isRecommendByFriend whether a friend recommended the card, or {@code null}
 * @param sourceScene where the card was taken, in the words of the platform; or
 * {@code null}
 * @param unionId the user across the open platform account, or {@code null}
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Coupons_Vouchers_and_Cards_Event_Push_Messages.html">event
 * push</a>
 */
public record UserGetCardEvent(String account, String appId, String toUserName, String fromUserName, Instant createTime,
		String cardId, @Nullable Boolean isGiveByFriend, @Nullable String userCardCode, @Nullable String friendUserName,
		@Nullable Long outerId, @Nullable String oldUserCardCode, @Nullable String outerStr,
		@Nullable Boolean isRestoreMemberCard, @Nullable Boolean isRecommendByFriend, @Nullable String sourceScene,
		@Nullable String unionId) implements OfficialAccountEvent {

	static final String TYPE = "user_get_card";

	static UserGetCardEvent of(String account, String appId, EventFields fields) {
		return new UserGetCardEvent(account, appId, fields.required("ToUserName"), fields.required("FromUserName"),
				fields.instant("CreateTime"), fields.required("CardId"), fields.flag("IsGiveByFriend"),
				fields.text("UserCardCode"), fields.text("FriendUserName"), fields.number("OuterId"),
				fields.text("OldUserCardCode"), fields.text("OuterStr"), fields.flag("IsRestoreMemberCard"),
				fields.flag("IsRecommendByFriend"), fields.text("SourceScene"), fields.text("UnionId"));
	}

	@Override
	public String event() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "UserGetCardEvent[account=" + this.account + ", createTime=" + this.createTime + ", cardId="
				+ this.cardId + ", isGiveByFriend=" + this.isGiveByFriend + ", outerId=" + this.outerId + ", outerStr="
				+ this.outerStr + ", isRestoreMemberCard=" + this.isRestoreMemberCard + ", isRecommendByFriend="
				+ this.isRecommendByFriend + ", sourceScene=" + this.sourceScene + "]";
	}

}
