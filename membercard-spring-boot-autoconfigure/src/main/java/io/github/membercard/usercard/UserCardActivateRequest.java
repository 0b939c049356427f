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

package io.github.membercard.usercard;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What a user's card shows once it is activated.
 *
 * @param membershipNumber the number that the card shows, at most 32 digits, Latin
 * letters and half-width punctuation, or {@code null} for the code
 * @since 0.1.0
 */
public record UserCardActivateRequest(@Nullable String membershipNumber) {

	public UserCardActivateRequest {
		Members.membershipNumber("membership_number", membershipNumber);
	}

	/**
	 * The card shows a number of its own.
	 * @param membershipNumber at most 32 digits, Latin letters and half-width punctuation
	 * @return a request
	 */
	public static UserCardActivateRequest of(String membershipNumber) {
		return new UserCardActivateRequest(membershipNumber);
	}

	/**
	 * The card shows its code.
	 * @return a request
	 */
	public static UserCardActivateRequest numberedByCode() {
		return new UserCardActivateRequest(null);
	}

}
