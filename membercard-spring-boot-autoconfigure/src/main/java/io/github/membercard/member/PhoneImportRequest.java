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

package io.github.membercard.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * An existing member to import by phone number. The number is sent encrypted and does not
 * show in {@code toString}.
 *
 * @param phoneNumber the phone number that is bound to the user's WeChat, 5 to 20 digits
 * with an optional leading {@code +}
 * @param code the code of the user's card, unique under the card, at most 32 characters;
 * {@code null} lets the platform choose, except for cards with {@code code_mode}
 * {@code REAL_TIME}
 * @param outRequestNo your number of this import, 1 to 32 letters, digits and
 * {@code | _ * -}; a new one for each new intent, the same one to repeat
 * @since 0.1.0
 */
public record PhoneImportRequest(@JsonProperty("encrypted_phone_number") Sensitive phoneNumber, @Nullable String code,
		String outRequestNo) {

	private static final int MAX_CODE = 32;

	private static final int MAX_OUT_REQUEST_NO = 32;

	public PhoneImportRequest {
		PhoneNumbers.check(phoneNumber);
		Members.optionalText("code", code, MAX_CODE);
		Members.outRequestNo(outRequestNo, 1, MAX_OUT_REQUEST_NO);
	}

	/**
	 * Create a request whose code the platform chooses.
	 * @param phoneNumber the phone number that is bound to the user's WeChat, 5 to 20
	 * digits with an optional leading {@code +}
	 * @param outRequestNo your number of this import, 1 to 32 characters
	 * @return a request
	 */
	public static PhoneImportRequest of(Sensitive phoneNumber, String outRequestNo) {
		return new PhoneImportRequest(phoneNumber, null, outRequestNo);
	}

	/**
	 * Return the same request with a code.
	 * @param code the code of the user's card, at most 32 characters
	 * @return a new request
	 */
	public PhoneImportRequest withCode(String code) {
		return new PhoneImportRequest(this.phoneNumber, code, this.outRequestNo);
	}

}
