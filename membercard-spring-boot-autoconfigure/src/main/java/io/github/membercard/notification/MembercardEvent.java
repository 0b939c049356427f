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
 * Something that happened to a member card, told by WeChat Pay. The family is closed, so
 * that a {@code switch} over it is complete; what this version does not know arrives as
 * an {@link UnknownEvent}. Events come more than once and in any order.
 * <p>
 * What tells who the user is does not show in {@code toString}.
 *
 * @since 0.1.0
 */
public sealed interface MembercardEvent permits AcceptCardEvent, ActivateCardEvent, UserCardManageEvent, UnknownEvent {

	/**
	 * Return which notification told of it. Each repetition has the same.
	 * @return the {@code id} of the notification, at most 36 characters
	 */
	String notificationId();

	/**
	 * Return which merchant was notified.
	 * @return the {@code mchid}
	 */
	String merchantId();

	/**
	 * Return the type of the notification.
	 * @return the outer {@code event_type}, such as {@code MEMBERCARD.ACCEPT_CARD}; the
	 * types of this family may have an {@code eventType} of their own, which is the inner
	 * one
	 */
	String notificationType();

	/**
	 * Return when the notification was made.
	 * @return the {@code create_time}
	 */
	OffsetDateTime createTime();

}
