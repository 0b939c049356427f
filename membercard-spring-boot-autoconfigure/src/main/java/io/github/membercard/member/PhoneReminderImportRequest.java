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
 * An existing member whom WeChat reminds to take the card. The phone number is sent
 * encrypted and does not show in {@code toString}.
 *
 * @param memberInformation the member
 * @param phoneNumber the phone number that is bound to the user's WeChat, 5 to 20 digits
 * with an optional leading {@code +}
 * @param outerStr a value of yours that comes back in notifications, 1 to 128 Latin-1 or
 * Chinese characters, or {@code null}
 * @since 0.1.0
 */
public record PhoneReminderImportRequest(PhoneMemberInformation memberInformation,
		@JsonProperty("encrypted_phone_number") Sensitive phoneNumber, @Nullable String outerStr) {

	private static final int MAX_OUTER_STR = 128;

	public PhoneReminderImportRequest {
		Members.required("member_information", memberInformation);
		PhoneNumbers.check(phoneNumber);
		Members.outerStr(outerStr, MAX_OUTER_STR);
	}

	/**
	 * Create a request without a scene value.
	 * @param memberInformation the member
	 * @param phoneNumber the phone number that is bound to the user's WeChat, 5 to 20
	 * digits with an optional leading {@code +}
	 * @return a request
	 */
	public static PhoneReminderImportRequest of(PhoneMemberInformation memberInformation, Sensitive phoneNumber) {
		return new PhoneReminderImportRequest(memberInformation, phoneNumber, null);
	}

	/**
	 * Return the same request with a scene value.
	 * @param outerStr comes back in notifications, 1 to 128 Latin-1 or Chinese characters
	 * @return a new request
	 */
	public PhoneReminderImportRequest withOuterStr(String outerStr) {
		return new PhoneReminderImportRequest(this.memberInformation, this.phoneNumber, outerStr);
	}

}
