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
 * Remembers which notifications are being handled and which were, so that each is handled
 * once although WeChat Pay sends it more than once, at the same time and to any instance.
 * <p>
 * A claim that is neither completed nor released, since its instance was killed, ends by
 * itself after some time; what was completed is remembered for longer than WeChat Pay
 * repeats.
 *
 * @since 0.1.0
 */
public interface NotificationIdempotencyStore {

	/**
	 * Try to become the one who handles a notification. Of any number of concurrent
	 * claims exactly one wins.
	 * @param notification what identifies the notification, at most 255 characters
	 * @param claimant what identifies this attempt, at most 36 characters
	 * @return the result, never empty
	 */
	Mono<Claim> claim(String notification, String claimant);

	/**
	 * Remember that a notification was handled. Without effect when the claim has ended
	 * and somebody else holds it.
	 * @param notification the notification
	 * @param claimant who claimed it
	 * @return completes when it is remembered
	 */
	Mono<Void> complete(String notification, String claimant);

	/**
	 * Give a claim back, so that a repetition can be handled. Without effect when the
	 * claim has ended and somebody else holds it.
	 * @param notification the notification
	 * @param claimant who claimed it
	 * @return completes when it is given back
	 */
	Mono<Void> release(String notification, String claimant);

	/**
	 * What a claim met.
	 */
	enum Claim {

		/**
		 * It is won: handle the notification.
		 */
		WON,

		/**
		 * Somebody else is handling the notification.
		 */
		HELD,

		/**
		 * The notification was handled before.
		 */
		COMPLETED

	}

}
