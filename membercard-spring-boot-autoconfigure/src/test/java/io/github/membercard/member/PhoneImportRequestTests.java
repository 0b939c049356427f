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
import java.util.stream.Stream;

import io.github.membercard.apiv3.Sensitive;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhoneImportRequestTests {

	private static final Sensitive PHONE = Sensitive.of("13800138000");

	private static final OffsetDateTime REGISTRATION = OffsetDateTime.parse("2015-05-20T13:29:35.120+08:00");

	private static final PhoneMemberInformation MEMBER = PhoneMemberInformation.of("pbLatj", REGISTRATION);

	@Test
	void phoneNumberOfAnImportDoesNotShow() {
		assertThat(PhoneImportRequest.of(PHONE, "1").withCode("478515832665"))
			.hasToString("PhoneImportRequest[phoneNumber=***, code=478515832665, outRequestNo=1]");
	}

	@Test
	void phoneNumberOfAReminderDoesNotShow() {
		assertThat(PhoneReminderImportRequest.of(MEMBER.withCode("1").withMembershipNumber("2"), PHONE)
			.withOuterStr("my_card_CARD"))
			.hasToString("PhoneReminderImportRequest[memberInformation=PhoneMemberInformation[cardId=pbLatj, code=1,"
					+ " membershipNumber=2, registrationTime=2015-05-20T13:29:35.120+08:00], phoneNumber=***,"
					+ " outerStr=my_card_CARD]");
	}

	@Test
	void userWhoTookTheCardDoesNotShow() {
		assertThat(new PhoneReminder(ReceiveStatus.RECEIVED,
				new ReceivedUserCard("1", "obLatjnx9gnqzS4myYGmLZ7LgLBA", "oHdb05U3p11ahKSVAHN8AhIGhJaA", REGISTRATION,
						"wx0c44f7dee34b04d1", "pbLatj")))
			.hasToString("PhoneReminder[receiveStatus=RECEIVED, userCardInformation=ReceivedUserCard[code=1,"
					+ " openid=***, unionid=***, receiveTime=2015-05-20T13:29:35.120+08:00,"
					+ " cardAppid=wx0c44f7dee34b04d1, cardId=pbLatj]]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "13800138000", "+8613800138000", "12345", "12345678901234567890" })
	void phoneNumberOfAnyCountryPasses(String phoneNumber) {
		assertThat(PhoneImportRequest.of(Sensitive.of(phoneNumber), "1")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234", "123456789012345678901", "138 0013 8000", "0755-12345677", "１３８００１３８０００", "+",
			"86+13800138000", "obLatjnx9gnqzS4myYGmLZ7LgLBA", "vvysDQeEaH3I+wRh14St0aaKSE2j4mAFON3k==" })
	void whatCanNotBeAPhoneNumberIsRefusedWithoutBeingQuoted(String phoneNumber) {
		String message = "'encrypted_phone_number' must be a phone number of 5 to 20 digits with an optional leading +";
		assertThatIllegalArgumentException().isThrownBy(() -> PhoneImportRequest.of(Sensitive.of(phoneNumber), "1"))
			.withMessage(message);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PhoneReminderImportRequest.of(MEMBER, Sensitive.of(phoneNumber)))
			.withMessage(message);
	}

	@Test
	void lengthsAreThoseOfTheDocument() {
		assertThat(PhoneImportRequest.of(PHONE, "n".repeat(32)).withCode("c".repeat(32))).isNotNull();
		assertThat(new PhoneReminderImportRequest(
				new PhoneMemberInformation("p".repeat(32), "c".repeat(32), "1".repeat(32), REGISTRATION), PHONE,
				"门".repeat(128)))
			.isNotNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(rule("'encrypted_phone_number' is required", () -> PhoneImportRequest.of(null, "1")),
				rule("'out_request_no' is required", () -> PhoneImportRequest.of(PHONE, null)),
				rule("'out_request_no' has 33 characters; at most 32 are allowed",
						() -> PhoneImportRequest.of(PHONE, "n".repeat(33))),
				rule("'code' has 33 characters; at most 32 are allowed",
						() -> PhoneImportRequest.of(PHONE, "1").withCode("c".repeat(33))),
				rule("'member_information' is required", () -> PhoneReminderImportRequest.of(null, PHONE)),
				rule("'encrypted_phone_number' is required", () -> PhoneReminderImportRequest.of(MEMBER, null)),
				rule("'outer_str' has 129 characters; at most 128 are allowed",
						() -> PhoneReminderImportRequest.of(MEMBER, PHONE).withOuterStr("门".repeat(129))),
				rule("'outer_str' must not be blank",
						() -> PhoneReminderImportRequest.of(MEMBER, PHONE).withOuterStr("")),
				rule("'member_information.card_id' is required", () -> PhoneMemberInformation.of(null, REGISTRATION)),
				rule("'member_information.card_id' has 33 characters; at most 32 are allowed",
						() -> PhoneMemberInformation.of("p".repeat(33), REGISTRATION)),
				rule("'member_information.code' has 33 characters; at most 32 are allowed",
						() -> MEMBER.withCode("c".repeat(33))),
				rule("'member_information.membership_number' has 33 characters; at most 32 are allowed",
						() -> MEMBER.withMembershipNumber("1".repeat(33))),
				rule("'member_information.membership_number' may hold only digits, Latin letters and"
						+ " half-width punctuation", () -> MEMBER.withMembershipNumber("会员")),
				rule("'member_information.registration_time' is required",
						() -> PhoneMemberInformation.of("pbLatj", null)),
				rule("'receive_status' is required", () -> new PhoneReminder(null, null)),
				rule("'code' is required", () -> new PhoneImport(null)));
	}

	private static Arguments rule(String message, ThrowingCallable creation) {
		return Arguments.of(message, creation);
	}

}
