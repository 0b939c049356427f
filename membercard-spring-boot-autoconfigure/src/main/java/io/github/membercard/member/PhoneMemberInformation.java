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

import java.time.OffsetDateTime;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A member as you know him or her.
 *
 * @param cardId the card to take, at most 32 characters
 * @param code the code that the user's card will have, unique under the card, at most 32
 * characters; {@code null} lets the platform choose
 * @param membershipNumber the number that the card shows, at most 32 digits, Latin
 * letters and half-width punctuation, or {@code null} for the code
 * @param registrationTime when the member registered with you; sent with milliseconds
 * @since 0.1.0
 */
public record PhoneMemberInformation(String cardId, @Nullable String code, @Nullable String membershipNumber,
		OffsetDateTime registrationTime) {

	private static final int MAX_CARD_ID = 32;

	private static final int MAX_CODE = 32;

	public PhoneMemberInformation {
		Members.requiredText("member_information.card_id", cardId, MAX_CARD_ID);
		Members.optionalText("member_information.code", code, MAX_CODE);
		Members.membershipNumber("member_information.membership_number", membershipNumber);
		Members.required("member_information.registration_time", registrationTime);
	}

	/**
	 * Create a member whose code the platform chooses.
	 * @param cardId the card to take, at most 32 characters
	 * @param registrationTime when the member registered with you
	 * @return a member
	 */
	public static PhoneMemberInformation of(String cardId, OffsetDateTime registrationTime) {
		return new PhoneMemberInformation(cardId, null, null, registrationTime);
	}

	/**
	 * Return the same member with a code.
	 * @param code the code that the user's card will have, at most 32 characters
	 * @return a new member
	 */
	public PhoneMemberInformation withCode(String code) {
		return new PhoneMemberInformation(this.cardId, code, this.membershipNumber, this.registrationTime);
	}

	/**
	 * Return the same member with a number.
	 * @param membershipNumber the number that the card shows, at most 32 digits, Latin
	 * letters and half-width punctuation
	 * @return a new member
	 */
	public PhoneMemberInformation withMembershipNumber(String membershipNumber) {
		return new PhoneMemberInformation(this.cardId, this.code, membershipNumber, this.registrationTime);
	}

}
