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
 * Receives what the platform sends to a {@link NotificationPath}, whatever web server it
 * comes through, and owns the answer.
 *
 * @since 0.1.0
 * @see MembercardNotificationFilter
 * @see MembercardNotificationWebFilter
 */
public interface NotificationEndpoint {

	/**
	 * Receive a notification. Called on the thread of the web server, which must not be
	 * blocked.
	 * @param name the segment of the path that names whom it is for, as the sender wrote
	 * it
	 * @param received reads the notification; an error is the web server's
	 * @return the answer, never empty
	 */
	Mono<NotificationAnswer> receive(String name, Mono<ReceivedNotification> received);

}
