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
 * Root of the errors of this library. The family is closed, so that a {@code switch} over
 * it is complete. No message of it holds a key, an openid, a phone number or an
 * {@code Authorization} header.
 * <p>
 * Arguments that could never be sent, such as a missing member, are not part of it: they
 * are an {@link IllegalArgumentException} that names the member.
 *
 * @since 0.1.0
 */
public abstract sealed class MembercardException extends RuntimeException
		permits MembercardConfigurationException, MembercardConnectionException, MembercardDecodingException,
		MembercardResponseException, MembercardSignatureException {

	private static final long serialVersionUID = 1L;

	MembercardException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Return whether the call may have taken effect although it failed. A write then has
	 * to be queried, or repeated with the same {@code out_request_no}.
	 * @return {@code true} when nobody knows, {@code false} when it surely had no effect
	 * or, for a {@link MembercardDecodingException}, surely had one
	 */
	public abstract boolean isResultUnknown();

}
