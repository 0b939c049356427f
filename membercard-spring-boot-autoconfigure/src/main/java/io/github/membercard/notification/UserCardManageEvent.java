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

package io.github.membercard.notification;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A user looked at a card, deleted it, or changed what he or she had filled in
 * ({@code MEMBERCARD.USERCARD_MANAGE}). What changed is not told: read the user's card
 * for it.
 *
 * @param notificationId which notification told of it
 * @param merchantId which merchant was notified
 * @param createTime when the notification was made
 * @param eventType {@code USER_VIEW_MEMBERCARD}, {@code USER_DELETE_MEMBERCARD},
 * {@code USER_MODIFY_INFORMATION} or another text, or {@code null}
 * @param cardId the card
 * @param code the code of the user's card, or {@code null}; then look it up by openid
 * @param openid the user
 * @param unionid the user across the open platform account, or {@code null}
 * @param eventTime when it happened
 * @since 0.1.0
 */
public record UserCardManageEvent(String notificationId, String merchantId, OffsetDateTime createTime,
		@Nullable String eventType, String cardId, @Nullable String code, String openid, @Nullable String unionid,
		OffsetDateTime eventTime) implements MembercardEvent {

	static final String TYPE = "MEMBERCARD.USERCARD_MANAGE";

	@Override
	public String notificationType() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "UserCardManageEvent[notificationId=" + this.notificationId + ", merchantId=" + this.merchantId
				+ ", eventType=" + this.eventType + ", cardId=" + this.cardId + ", eventTime=" + this.eventTime + "]";
	}

}
