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

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserCardUpdateRequestTests {

	@Test
	void builderSetsEachMember() {
		assertThat(UserCardUpdateRequest.builder("100002322019090134234sfdf")
			.membershipNumber("316510891298")
			.backgroundPictureUrl("https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0")
			.level("钻石会员")
			.balance(UserBalanceChange.of(888, -100).withRemark("购买一杯珍珠奶茶"))
			.needInformBalance(true)
			.needInformLevel(false)
			.additionalMember("later", 1)
			.build())
			.isEqualTo(new UserCardUpdateRequest("316510891298", "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0", "钻石会员",
					"100002322019090134234sfdf", new UserBalanceChange(888, 788, -100, "购买一杯珍珠奶茶"), true, false,
					Map.of("later", 1)));
	}

	@Test
	void changeOfNothingIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> UserCardUpdateRequest.builder("1").needInformBalance(true).needInformLevel(true).build())
			.withMessage(
					"One of 'membership_number', 'background_picture_url', 'level' and 'balance_information' is required");
	}

	@Test
	void additionalMemberIsAChange() {
		assertThat(UserCardUpdateRequest.builder("1").additionalMember("later", 1).build()).isNotNull();
	}

	@Test
	void additionalMemberDoesNotShow() {
		assertThat(UserCardUpdateRequest.builder("1").additionalMember("later", "13800138000").build())
			.hasToString("UserCardUpdateRequest[membershipNumber=null, backgroundPictureUrl=null, level=null,"
					+ " outRequestNo=1, balanceInformation=null, needInformBalance=null, needInformLevel=null,"
					+ " additionalMembers=[later]]");
	}

	@Test
	void lengthsAreThoseOfTheDocument() {
		assertThat(UserCardUpdateRequest.builder("n".repeat(32))
			.membershipNumber("1".repeat(32))
			.backgroundPictureUrl("https://" + "u".repeat(120))
			.level("级".repeat(5))
			.build()).isNotNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, String outRequestNo,
			Consumer<UserCardUpdateRequest.Builder> change) {
		UserCardUpdateRequest.Builder builder = UserCardUpdateRequest.builder(outRequestNo).level("1");
		change.accept(builder);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream
			.of(rule("'out_request_no' has 33 characters; at most 32 are allowed", "n".repeat(33), (builder) -> {
			}), rule("'out_request_no' must not be blank", "", (builder) -> {
			}), rule("'membership_number' has 33 characters; at most 32 are allowed", "1",
					(builder) -> builder.membershipNumber("1".repeat(33))),
					rule("'background_picture_url' has 129 characters; at most 128 are allowed", "1",
							(builder) -> builder.backgroundPictureUrl("https://" + "u".repeat(121))),
					rule("'background_picture_url' must be an address that begins with https:// or http://", "1",
							(builder) -> builder.backgroundPictureUrl("wxpaylogo")),
					rule("'level' has 6 characters; at most 5 are allowed", "1",
							(builder) -> builder.level("级".repeat(6))),
					rule("'level' is not an additional member, as UserCardUpdateRequest has it", "1",
							(builder) -> builder.additionalMember("level", "2")));
	}

	private static Arguments rule(String message, String outRequestNo, Consumer<UserCardUpdateRequest.Builder> change) {
		return Arguments.of(message, outRequestNo, change);
	}

	@Test
	@SuppressWarnings("NullAway")
	void outRequestNoIsRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> UserCardUpdateRequest.builder(null).level("1").build())
			.withMessage("'out_request_no' is required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "会员1", "１", "1 2", "1\t", "é" })
	void membershipNumberOfOtherCharactersIsRefused(String membershipNumber) {
		assertThatIllegalArgumentException().isThrownBy(() -> UserCardActivateRequest.of(membershipNumber))
			.withMessage("'membership_number' may hold only digits, Latin letters and half-width punctuation");
	}

	@Test
	void membershipNumberMayHavePunctuation() {
		assertThat(UserCardActivateRequest.of("No.1-2_3/#~!").membershipNumber()).isEqualTo("No.1-2_3/#~!");
	}

	@Test
	void activatedCardMayShowItsCode() {
		assertThat(UserCardActivateRequest.numberedByCode().membershipNumber()).isNull();
	}

	@Test
	void reasonMayBeLeftOutAndIsNotBlank() {
		assertThat(UserCardUnavailableRequest.of("用户违反会员条例").reason()).isEqualTo("用户违反会员条例");
		assertThat(UserCardUnavailableRequest.withoutReason().reason()).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> UserCardUnavailableRequest.of(" "))
			.withMessage("'reason' must not be blank");
	}

	@Test
	void balanceIsComputedAndAlsoTakenAsInTheDocumentedExample() {
		assertThat(UserBalanceChange.of(888, 100).balance()).isEqualTo(988);
		assertThat(new UserBalanceChange(888, 888, 100, null).balance()).isEqualTo(888);
	}

	@Test
	void balanceThatOverflowsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> UserBalanceChange.of(Long.MAX_VALUE, 1))
			.withMessage("'balance_information.balance' is larger than a number can be");
	}

	@Test
	void remarkWithAnEmojiIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> UserBalanceChange.of(1, 1).withRemark("🧋"))
			.withMessageContaining("'balance_information.balance_remark' holds a character above U+FFFF");
	}

}
