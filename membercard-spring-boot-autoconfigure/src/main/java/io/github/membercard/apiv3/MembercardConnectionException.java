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

/**
 * No answer arrived: the host could not be reached, the connection broke, or time ran
 * out.
 *
 * @since 0.1.0
 */
public final class MembercardConnectionException extends MembercardException {

	private static final long serialVersionUID = 1L;

	private final boolean requestSent;

	private final boolean local;

	MembercardConnectionException(String call, boolean requestSent, Throwable cause) {
		this(call, requestSent, false, cause);
	}

	/**
	 * Create an exception.
	 * @param call the call
	 * @param requestSent whether the request may have left
	 * @param local whether it was ended here, by a pool or a scheduler that is full or by
	 * the end of the application, so that a repeat would not help
	 * @param cause the cause
	 */
	MembercardConnectionException(String call, boolean requestSent, boolean local, Throwable cause) {
		super(call + " got no answer: " + cause + ". "
				+ (requestSent
						? "The request may have reached WeChat, so a write may have taken effect: query it, "
								+ "or repeat it with the same out_request_no."
						: "The request was not sent. Check the network, the proxy and the 'base-url'."),
				cause);
		this.requestSent = requestSent;
		this.local = local;
	}

	boolean isLocal() {
		return this.local;
	}

	@Override
	public boolean isResultUnknown() {
		return this.requestSent;
	}

	/**
	 * Return whether the request may have reached the platform.
	 * @return {@code false} only when it surely never left
	 */
	public boolean isRequestSent() {
		return this.requestSent;
	}

}
