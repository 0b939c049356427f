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

import java.util.regex.Pattern;

import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * The rule for phone numbers. The documents state none, and show 11 digits, so numbers of
 * other countries pass too.
 */
final class PhoneNumbers {

	private static final Pattern PHONE_NUMBER = Pattern.compile("[+]?[0-9]{5,20}");

	private PhoneNumbers() {
	}

	/**
	 * Require a phone number. What is encrypted can't be checked later: the platform only
	 * says that it is wrong.
	 * @param value the phone number
	 * @throws IllegalArgumentException when it is missing or can't be a phone number
	 */
	static void check(@Nullable Sensitive value) {
		Sensitive phoneNumber = Members.required("encrypted_phone_number", value);
		Members.rule(PHONE_NUMBER.matcher(phoneNumber.value()).matches(),
				"'encrypted_phone_number' must be a phone number of 5 to 20 digits with an optional leading +");
	}

}
