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

/**
 * An event of a type that this version does not know.
 *
 * @param notificationId which notification told of it
 * @param merchantId which merchant was notified
 * @param createTime when the notification was made
 * @param notificationType the {@code event_type} of the notification
 * @param resource the decrypted event as JSON, which may hold personal data
 * @since 0.1.0
 */
public record UnknownEvent(String notificationId, String merchantId, OffsetDateTime createTime, String notificationType,
		String resource) implements MembercardEvent {

	@Override
	public String toString() {
		return "UnknownEvent[notificationId=" + this.notificationId + ", merchantId=" + this.merchantId
				+ ", notificationType=" + this.notificationType + "]";
	}

}
