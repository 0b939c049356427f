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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UserCardRightsRequestTests {

	private static final Guide GUIDE = Guide.builder()
		.staffName("酒店管家-何小明")
		.headImageUrl("https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0")
		.contactInformation("微信号", "weixin123")
		.phoneNumber("0755-12345677")
		.build();

	@Test
	void builderSetsEachMember() {
		assertThat(UserCardRightsRequest.builder("100002322019090134234sfdf")
			.bonus(500, 100)
			.needInformBonus(true)
			.memberPriceWord("钻石会员尊享8折")
			.fapiaoJumpWord("3张发票可开")
			.guide(GUIDE)
			.additionalMember("later", 1)
			.build())
			.isEqualTo(new UserCardRightsRequest(500L, 600L, 100L, "100002322019090134234sfdf", true, "钻石会员尊享8折",
					"3张发票可开", GUIDE, Map.of("later", 1)));
	}

	@Test
	void guideBuilderSetsEachMember() {
		assertThat(GUIDE).isEqualTo(new Guide("酒店管家-何小明", "https://wxpaylogo.qpic.cn/wxpaylogo/xxxxx/0", "微信号",
				"weixin123", "0755-12345677"));
	}

	@Test
	void guideDoesNotShow() {
		assertThat(UserCardRightsRequest.builder("1").guide(GUIDE).additionalMember("later", "secret").build())
			.hasToString("UserCardRightsRequest[beforeBonusValue=null, bonusValue=null, addBonusValue=null,"
					+ " outRequestNo=1, needInformBonus=null, memberPriceWord=null, fapiaoJumpWord=null,"
					+ " guide=Guide[staffName=***, headImageUrl=***, contactInformationName=微信号,"
					+ " contactInformationValue=***, phoneNumber=***], additionalMembers=[later]]");
	}

	@Test
	void changeOfNothingIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> UserCardRightsRequest.builder("1").needInformBonus(true).build())
			.withMessage("One of 'bonus_value', 'member_price_word', 'fapiao_jump_word' and 'guide' is required");
	}

	@Test
	void pointsMayBeReduced() {
		assertThat(UserCardRightsRequest.builder("1").bonus(500, -100).build().bonusValue()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ ",,1", ",1,", "1,,", "1,1,", "1,,1", ",1,1" })
	void pointsThatAreNotTogetherAreRefused(@Nullable Long before, @Nullable Long after, @Nullable Long change) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new UserCardRightsRequest(before, after, change, "1", null, "8折", null, null, Map.of()))
			.withMessage("'before_bonus_value', 'bonus_value' and 'add_bonus_value' are required together");
	}

	@Test
	void pointsThatDoNotAddUpAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new UserCardRightsRequest(500L, 500L, 100L, "1", null, null, null, null, Map.of()))
			.withMessage("'bonus_value' must be the sum of 'before_bonus_value' and 'add_bonus_value'");
	}

	@Test
	void pointsThatOverflowAreRefused() {
		UserCardRightsRequest.Builder builder = UserCardRightsRequest.builder("1").bonus(Long.MAX_VALUE, 1);
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'bonus_value' must be the sum of 'before_bonus_value' and 'add_bonus_value'");
	}

	@Test
	void lengthsAreThoseOfTheDocument() {
		assertThat(UserCardRightsRequest.builder("n".repeat(128))
			.memberPriceWord("价".repeat(8))
			.fapiaoJumpWord("票".repeat(6))
			.build()).isNotNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, String outRequestNo,
			Consumer<UserCardRightsRequest.Builder> change) {
		UserCardRightsRequest.Builder builder = UserCardRightsRequest.builder(outRequestNo).bonus(1, 1);
		change.accept(builder);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream
			.of(rule("'out_request_no' has 129 characters; at most 128 are allowed", "n".repeat(129), (builder) -> {
			}), rule("'out_request_no' may hold only letters, digits and | _ * -", "号", (builder) -> {
			}), rule("'member_price_word' has 9 characters; at most 8 are allowed", "1",
					(builder) -> builder.memberPriceWord("价".repeat(9))),
					rule("'fapiao_jump_word' has 7 characters; at most 6 are allowed", "1",
							(builder) -> builder.fapiaoJumpWord("票".repeat(7))),
					rule("'guide' is not an additional member, as UserCardRightsRequest has it", "1",
							(builder) -> builder.additionalMember("guide", Map.of())));
	}

	private static Arguments rule(String message, String outRequestNo, Consumer<UserCardRightsRequest.Builder> change) {
		return Arguments.of(message, outRequestNo, change);
	}

	@Test
	void guideWithAPictureThatIsNoAddressIsRefused() {
		Guide.Builder builder = Guide.builder().headImageUrl("何小明");
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("'guide.head_image_url' must be an address that begins with https:// or http://");
	}

}
