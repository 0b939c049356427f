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

package io.github.membercard.apiv3;

import org.jspecify.annotations.Nullable;

/**
 * Is told what happens inside the calls of a client, for metrics. The methods are called
 * on threads that must not be blocked, and must not throw.
 *
 * @since 0.1.0
 */
public interface ApiV3ClientListener {

	/**
	 * The signature of a message was checked.
	 * @param message what was signed
	 * @param failure why it is not proven, or {@code null} when it is
	 */
	default void verified(SignedMessage message, MembercardSignatureException.@Nullable Reason failure) {
	}

	/**
	 * An attempt failed and will be repeated.
	 * @param failure the failure of the attempt
	 */
	default void repeating(MembercardException failure) {
	}

	/**
	 * The platform certificates were downloaded, or could not be.
	 * @param failure why not, or {@code null} when they were
	 */
	default void keysRefreshed(@Nullable Throwable failure) {
	}

	/**
	 * What the platform signs.
	 */
	enum SignedMessage {

		/**
		 * The answer to a call.
		 */
		ANSWER,

		/**
		 * A notification.
		 */
		NOTIFICATION

	}

}
