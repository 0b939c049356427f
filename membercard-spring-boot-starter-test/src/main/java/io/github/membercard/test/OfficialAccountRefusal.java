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

package io.github.membercard.test;

import org.jspecify.annotations.Nullable;

/**
 * The platform refuses a request to the card API of official accounts.
 */
final class OfficialAccountRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int errcode;

	private final @Nullable String hint;

	private OfficialAccountRefusal(int errcode, @Nullable String hint) {
		super((hint != null) ? errcode + ": " + hint : Integer.toString(errcode), null, false, false);
		this.errcode = errcode;
		this.hint = hint;
	}

	static OfficialAccountRefusal of(int errcode) {
		return new OfficialAccountRefusal(errcode, null);
	}

	/**
	 * Refuse and say what to change.
	 * @param errcode the number
	 * @param hint what is wrong; it names members, never their values
	 * @return the refusal
	 */
	static OfficialAccountRefusal of(int errcode, String hint) {
		return new OfficialAccountRefusal(errcode, hint);
	}

	int errcode() {
		return this.errcode;
	}

	@Nullable String hint() {
		return this.hint;
	}

}
