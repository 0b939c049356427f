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
 * An answer or a notification came from the platform, its signature was proven if it has
 * one, but it could not be read. A write has taken effect.
 *
 * @since 0.1.0
 */
public final class MembercardDecodingException extends MembercardException {

	private static final long serialVersionUID = 1L;

	// No cause: the messages of decoders quote values, and a value may be an openid
	private MembercardDecodingException(String message) {
		super(message, null);
	}

	static MembercardDecodingException ofAnswer(String call, String problem) {
		return new MembercardDecodingException("The answer to " + call + " could not be read: " + problem
				+ ". The call has taken effect; read the answer through webClient() and report the difference.");
	}

	static MembercardDecodingException ofNotification(String problem) {
		return new MembercardDecodingException("A verified notification could not be read: " + problem
				+ ". Report the difference to its documentation.");
	}

	@Override
	public boolean isResultUnknown() {
		return false;
	}

}
