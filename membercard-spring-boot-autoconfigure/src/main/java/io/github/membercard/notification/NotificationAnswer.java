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

import java.nio.charset.StandardCharsets;

/**
 * The answer to a notification. Any status that is not 2xx makes WeChat Pay send it
 * again.
 *
 * @param status the HTTP status
 * @param message what is wrong, in ASCII without quotes; empty with 2xx
 */
record NotificationAnswer(int status, String message) {

	static final NotificationAnswer HANDLED = new NotificationAnswer(204, "");

	static final NotificationAnswer UNPROVEN = new NotificationAnswer(401, "the signature is not proven");

	static final NotificationAnswer NO_MERCHANT = new NotificationAnswer(404, "there is no such merchant");

	static final NotificationAnswer NO_POST = new NotificationAnswer(405, "a notification is a POST");

	static final NotificationAnswer TOO_LARGE = new NotificationAnswer(413, "the body is too large");

	static final NotificationAnswer FAILED = new NotificationAnswer(500, "not handled, send it again");

	static final NotificationAnswer LATE = new NotificationAnswer(503, "not handled in time, send it again");

	byte[] body() {
		return this.message.isEmpty() ? new byte[0]
				: ("{\"code\":\"FAIL\",\"message\":\"" + this.message + "\"}").getBytes(StandardCharsets.US_ASCII);
	}

}
