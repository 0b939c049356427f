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

import java.util.Locale;

/**
 * What became of a notification, as metrics tell it.
 *
 * @since 0.1.0
 */
public enum NotificationOutcome {

	/**
	 * All handlers are done.
	 */
	HANDLED,

	/**
	 * It was handled before.
	 */
	DUPLICATE,

	/**
	 * A handler failed, so that it will be sent again.
	 */
	FAILED,

	/**
	 * The handlers were not done in time, so that it will be sent again.
	 */
	LATE,

	/**
	 * It was sent with a wrong signature on purpose, to see that it is refused.
	 */
	PROBE,

	/**
	 * It is not proven to come from the platform.
	 */
	UNPROVEN,

	/**
	 * It comes from the platform, but can't be read.
	 */
	UNREADABLE,

	/**
	 * The sender went away before there was an answer.
	 */
	CANCELLED;

	String keyValue() {
		return name().toLowerCase(Locale.ROOT);
	}

}
