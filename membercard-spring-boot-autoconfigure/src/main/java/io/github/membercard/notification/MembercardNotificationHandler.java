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

import reactor.core.publisher.Mono;

/**
 * Handles what happened to member cards. Declare it as a bean; when there are several,
 * they are called one after the other in their order.
 * <p>
 * WeChat Pay is told that a notification was received only after all of them are done.
 * When one fails, the notification is sent again later, and all of them are called again:
 * make a repetition harmless, for example by storing what the event says under its
 * {@link MembercardEvent#notificationId() notification}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MembercardNotificationHandler {

	/**
	 * Handle an event. Called on a thread that may block, at most once at a time for a
	 * notification.
	 * @param event the event; of all merchants, see {@link MembercardEvent#merchantId()}
	 * @return completes when the event is handled, or an error to receive it again
	 */
	Mono<Void> handle(MembercardEvent event);

}
