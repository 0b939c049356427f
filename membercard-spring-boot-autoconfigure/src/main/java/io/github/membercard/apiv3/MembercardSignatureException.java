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
 * It could not be proven that a message came from WeChat Pay, so nothing in it was used.
 * <p>
 * For a call that writes this means <em>result unknown</em>, not refused: the platform
 * may well have done it. Query it, or repeat it with the same {@code out_request_no}.
 *
 * @since 0.1.0
 */
public final class MembercardSignatureException extends MembercardException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final @Nullable String serial;

	private final @Nullable String requestId;

	MembercardSignatureException(Reason reason, @Nullable String serial, @Nullable String requestId, String message) {
		super(message, null);
		this.reason = reason;
		this.serial = serial;
		this.requestId = requestId;
	}

	@Override
	public boolean isResultUnknown() {
		return true;
	}

	/**
	 * Return what failed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return which key the message claimed to be signed with.
	 * @return the {@code Wechatpay-Serial} header, or {@code null} when there was none
	 */
	public @Nullable String getSerial() {
		return this.serial;
	}

	/**
	 * Return the platform's id of the message, for support cases.
	 * @return the {@code Request-ID} header, or {@code null} when there was none
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

	/**
	 * What failed.
	 */
	public enum Reason {

		/**
		 * A signature header is missing, blank or sent twice, or names another signature
		 * type.
		 */
		HEADER,

		/**
		 * The timestamp is further from this machine's clock than allowed.
		 */
		CLOCK,

		/**
		 * No key is known by the serial of the message.
		 */
		UNKNOWN_SERIAL,

		/**
		 * The signature does not fit the message.
		 */
		SIGNATURE,

		/**
		 * The platform sent a wrong signature on purpose, to see that it is refused.
		 */
		PROBE,

		/**
		 * The body is larger than allowed, so it was not read.
		 */
		BODY_TOO_LARGE,

		/**
		 * A notification has no body: something read it before.
		 */
		NO_BODY

	}

}
