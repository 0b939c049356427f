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

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Members}.
 */
class MembersTests {

	@Test
	void requiredMemberIsGivenBack() {
		assertThat(Members.required("m", "x")).isEqualTo("x");
		assertThat(Members.requiredText("m", "x")).isEqualTo("x");
		assertThat(Members.requiredUrl("m", "https://x", 9)).isEqualTo("https://x");
		assertThat(Members.outRequestNo("1|_*-aZ", 1, 7)).isEqualTo("1|_*-aZ");
	}

	@Test
	void missingMemberIsRefused() {
		refuse("'m' is required", () -> Members.required("m", null));
		refuse("'m' is required", () -> Members.requiredText("m", null, 1));
		refuse("'m' is required", () -> Members.requiredUrl("m", null, 1));
		refuse("'out_request_no' is required", () -> Members.outRequestNo(null, 1, 32));
	}

	@Test
	void optionalMemberMayBeMissing() {
		assertThatNoException().isThrownBy(() -> {
			Members.optionalText("m", null);
			Members.optionalUrl("m", null, 1);
			Members.outerStr(null, 1);
			Members.known("m", null);
			Members.membershipNumber("m", null);
		});
	}

	@Test
	void lengthCountsCharactersAndNotBytes() {
		assertThatNoException().isThrownBy(() -> Members.optionalText("m", "会员卡", 3));
		refuse("'m' has 4 characters; at most 3 are allowed", () -> Members.optionalText("m", "会员卡片", 3));
	}

	@Test
	void textOfAnyLengthIsStillChecked() {
		assertThatNoException().isThrownBy(() -> Members.optionalText("m", "x".repeat(100_000)));
		refuse("'m' must not be blank", () -> Members.requiredText("m", " "));
		refuse("'m' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses",
				() -> Members.optionalText("m", "a😀"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1234567", "" })
	void numberOfACallThatIsTooShortIsRefused(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Members.outRequestNo(value, 8, 128));
	}

	@Test
	void numberOfACallHasALengthAndCharacters() {
		refuse("'out_request_no' has 7 characters; at least 8 are required",
				() -> Members.outRequestNo("1234567", 8, 128));
		assertThatNoException().isThrownBy(() -> Members.outRequestNo("12345678", 8, 8));
		refuse("'out_request_no' has 9 characters; at most 8 are allowed",
				() -> Members.outRequestNo("123456789", 8, 8));
		refuse("'out_request_no' may hold only letters, digits and | _ * -",
				() -> Members.outRequestNo("1234 5678", 1, 32));
	}

	@ParameterizedTest
	@ValueSource(chars = { '/', ':', '@', '[', '`', '{', '}', '~', '+', '.', '会' })
	void characterBesideTheAllowedOnesIsRefusedInANumberOfACall(char other) {
		refuse("'out_request_no' may hold only letters, digits and | _ * -",
				() -> Members.outRequestNo("09AZaz" + other, 1, 32));
	}

	@ParameterizedTest
	@ValueSource(chars = { ' ', '\u007f', '０' })
	void characterBesideTheAllowedOnesIsRefusedInANumberOfAMember(char other) {
		assertThatNoException().isThrownBy(() -> Members.membershipNumber("m", "!~"));
		refuse("'m' may hold only digits, Latin letters and half-width punctuation",
				() -> Members.membershipNumber("m", "1" + other));
	}

	@ParameterizedTest
	@ValueSource(chars = { '\u0100', '\u4dff', '\u9fa6' })
	void characterBesideTheAllowedOnesIsRefusedInASceneValue(char other) {
		assertThatNoException().isThrownBy(() -> Members.outerStr("\u00ff\u4e00\u9fa5", 32));
		refuse("'outer_str' may hold only Latin-1 characters and Chinese characters",
				() -> Members.outerStr("1" + other, 32));
	}

	@Test
	void sceneValueHasALengthAndCharacters() {
		assertThatNoException().isThrownBy(() -> Members.outerStr("门店1é", 4));
		refuse("'outer_str' has 4 characters; at most 3 are allowed", () -> Members.outerStr("门店1é", 3));
		refuse("'outer_str' may hold only Latin-1 characters and Chinese characters", () -> Members.outerStr("ひ", 32));
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.example.com", "ftp://x", "https://", "HTTPS://x" })
	void textThatIsNoAddressIsRefused(String url) {
		refuse("'m' must be an address that begins with https:// or http://", () -> Members.optionalUrl("m", url, 128));
	}

	@Test
	void addressHasALength() {
		assertThatNoException().isThrownBy(() -> Members.optionalUrl("m", "http://x", 8));
		refuse("'m' has 8 characters; at most 7 are allowed", () -> Members.optionalUrl("m", "http://x", 7));
	}

	@ParameterizedTest
	@CsvSource({ "0,1,20", "21,1,20" })
	void numberOutOfRangeIsRefused(long value, long min, long max) {
		refuse("'m' is " + value + "; 1 to 20 is allowed", () -> Members.range("m", value, min, max));
	}

	@ParameterizedTest
	@CsvSource({ "1,1,20", "20,1,20", "5,5,5" })
	void numberAtTheEndOfARangeIsAccepted(long value, long min, long max) {
		assertThatNoException().isThrownBy(() -> Members.range("m", value, min, max));
	}

	@Test
	void rangeWithoutAnEndSaysItsBeginning() {
		refuse("'m' is 0; at least 1 is required", () -> Members.range("m", 0, 1, Long.MAX_VALUE));
		refuse("'m' is 0; at least 1 is required", () -> Members.range("m", 0, 1, Integer.MAX_VALUE));
	}

	@Test
	void valueThatAnswersOnlyHaveIsRefused() {
		assertThatNoException().isThrownBy(() -> Members.known("m", Kind.ONE));
		refuse("'m' is UNKNOWN, which answers only have", () -> Members.known("m", Kind.UNKNOWN));
	}

	@Test
	void lastCharacterOfThreeBytesIsAccepted() {
		assertThatNoException().isThrownBy(() -> Members.optionalText("m", "a\uFFFF"));
	}

	@Test
	void requiredAddressIsChecked() {
		refuse("'m' must not be blank", () -> Members.requiredUrl("m", " ", 9));
		refuse("'m' must be an address that begins with https:// or http://", () -> Members.requiredUrl("m", "x", 9));
	}

	@Test
	void numberOfAMemberHasALengthAndCharacters() {
		assertThatNoException().isThrownBy(() -> Members.membershipNumber("m", "!1aZ~"));
		refuse("'m' has 33 characters; at most 32 are allowed", () -> Members.membershipNumber("m", "1".repeat(33)));
		refuse("'m' may hold only digits, Latin letters and half-width punctuation",
				() -> Members.membershipNumber("m", "1 2"));
	}

	@Test
	void additionalMembersAreCopied() {
		Map<String, Object> members = new HashMap<>(Map.of("new_member", 1));
		Map<String, Object> additional = Members.additional(members, Wide.class);
		members.clear();
		assertThat(additional).containsExactly(Map.entry("new_member", 1)).hasToString("[new_member]");
		assertThat(Members.additional(null, Wide.class)).isEmpty();
		assertThat(Members.additional(Map.of(), Wide.class)).isEmpty();
	}

	@Test
	void additionalMemberThatTheRecordHasIsRefused() {
		refuse("'known_member' is not an additional member, as Wide has it",
				() -> Members.additional(Map.of("known_member", 1), Wide.class));
	}

	@Test
	void bytesOfATextAreCounted() {
		assertThatNoException().isThrownBy(() -> {
			Members.maxBytes("m", null, 1);
			Members.maxBytes("m", "", 1);
			Members.maxBytes("m", "会员卡1", 10);
		});
		refuse("'m' has 10 bytes of UTF-8; at most 9 are allowed, and a Chinese character has 3",
				() -> Members.maxBytes("m", "会员卡1", 9));
	}

	@Test
	void charactersOfATextAreCountedAlone() {
		assertThatNoException().isThrownBy(() -> {
			Members.maxLength("m", null, 1);
			Members.maxLength("m", "", 1);
			Members.maxLength("m", "卡😀", 2);
		});
		refuse("'m' has 2 characters; at most 1 are allowed", () -> Members.maxLength("m", "卡😀", 1));
	}

	@Test
	void brokenRuleIsSaidAsItIs() {
		assertThatNoException().isThrownBy(() -> Members.rule(true, "'a' needs 'b'"));
		refuse("'a' needs 'b'", () -> Members.rule(false, "'a' needs 'b'"));
	}

	private static void refuse(String message, @Nullable ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	record Wide(String knownMember) {
	}

	enum Kind {

		ONE,

		@JsonEnumDefaultValue
		UNKNOWN

	}

}
