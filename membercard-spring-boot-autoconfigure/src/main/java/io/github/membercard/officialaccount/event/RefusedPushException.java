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

package io.github.membercard.officialaccount.event;

/**
 * A push is not used. The message says why and what to do, without a secret and without a
 * value of the push.
 */
final class RefusedPushException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private RefusedPushException(Reason reason, String message) {
		// Anybody can send them, so they are cheap
		super(message, null, false, false);
		this.reason = reason;
	}

	static RefusedPushException unproven(String problem) {
		return new RefusedPushException(Reason.UNPROVEN, problem);
	}

	static RefusedPushException unreadable(String problem) {
		return new RefusedPushException(Reason.UNREADABLE, problem);
	}

	static RefusedPushException withoutBody() {
		return new RefusedPushException(Reason.NO_BODY,
				"it has no body: something read the body before, such as a filter of the application");
	}

	static RefusedPushException tooLarge(int max) {
		return new RefusedPushException(Reason.TOO_LARGE, "its body is larger than " + max + " bytes");
	}

	Reason reason() {
		return this.reason;
	}

	String problem() {
		return String.valueOf(getMessage());
	}

	/**
	 * What is wrong.
	 */
	enum Reason {

		/**
		 * Nobody knows whether it came from the platform.
		 */
		UNPROVEN,

		/**
		 * It has no body: something read it before.
		 */
		NO_BODY,

		/**
		 * The body is larger than allowed, so it was not read.
		 */
		TOO_LARGE,

		/**
		 * It came from the platform, as far as the mode tells, but is of another form.
		 */
		UNREADABLE

	}

}
