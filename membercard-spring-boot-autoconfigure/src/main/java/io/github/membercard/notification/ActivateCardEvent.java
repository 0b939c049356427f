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
 * A user's card became active ({@code MEMBERCARD.ACTIVATE_CARD}). What the user filled in
 * is not told: read the user's card for it.
 *
 * @param notificationId which notification told of it
 * @param merchantId which merchant was notified
 * @param createTime when the notification was made
 * @param eventType {@code MEMBER_CARD_ACTIVATE} or another text, or {@code null}
 * @param activateScene {@code NEW_ACTIVATE} for the first time, {@code RECOVER} after the
 * user had deleted the card, or {@code null}
 * @param cardId the card
 * @param code the code of the user's card, or {@code null}; then look it up by openid
 * @param openid the user
 * @param unionid the user across the open platform account, or {@code null}
 * @param eventTime when it happened
 * @param outerStr your scene value, or {@code null}
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4015283692">for service
 * providers</a>
 */
public record ActivateCardEvent(String notificationId, String merchantId, OffsetDateTime createTime,
		@Nullable String eventType, @Nullable String activateScene, String cardId, @Nullable String code, String openid,
		@Nullable String unionid, OffsetDateTime eventTime, @Nullable String outerStr) implements MembercardEvent {

	static final String TYPE = "MEMBERCARD.ACTIVATE_CARD";

	@Override
	public String notificationType() {
		return TYPE;
	}

	@Override
	public String toString() {
		return "ActivateCardEvent[notificationId=" + this.notificationId + ", merchantId=" + this.merchantId
				+ ", eventType=" + this.eventType + ", activateScene=" + this.activateScene + ", cardId=" + this.cardId
				+ ", eventTime=" + this.eventTime + ", outerStr=" + this.outerStr + "]";
	}

}
