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

import io.github.membercard.apiv3.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * A user took a card ({@code MEMBERCARD.ACCEPT_CARD}).
 *
 * @param notificationId which notification told of it
 * @param merchantId which merchant was notified
 * @param createTime when the notification was made
 * @param eventType how the card was taken: {@code NEW_ACTIVATE} for the first time,
 * {@code RECOVER} after the user had deleted it,
 * {@code MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER} after a reminder, or another text; or
 * {@code null}
 * @param activateScene {@code NEW_ACTIVATE} or {@code RECOVER}, or {@code null}, as only
 * some documents have it
 * @param cardId the card
 * @param code the code of the user's card, or {@code null}; then look it up by openid
 * @param openid the user
 * @param unionid the user across the open platform account, or {@code null}
 * @param eventTime when it happened
 * @param phoneNumber the phone number that the user was reminded by, or {@code null}
 * @param outerStr your scene value, or {@code null}
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017175975">for service
 * providers</a>
 */
public record AcceptCardEvent(String notificationId, String merchantId, OffsetDateTime createTime,
		@Nullable String eventType, @Nullable String activateScene, String cardId, @Nullable String code, String openid,
		@Nullable String unionid, OffsetDateTime eventTime, @Nullable Sensitive phoneNumber,
		@Nullable String outerStr) implements MembercardEvent {

	static final String TYPE = "MEMBERCARD.ACCEPT_CARD";

	@Override
	public String notificationType() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "AcceptCardEvent[notificationId=" + this.notificationId + ", merchantId=" + this.merchantId
				+ ", eventType=" + this.eventType + ", cardId=" + this.cardId + ", eventTime=" + this.eventTime
				+ ", outerStr=" + this.outerStr + "]";
	}

}
