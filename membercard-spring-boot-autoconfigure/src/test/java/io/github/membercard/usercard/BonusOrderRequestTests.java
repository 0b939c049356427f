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

import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BonusOrderRequestTests {

	@Test
	void merchantNamesItself() {
		assertThat(BonusOrderRequest.of("1217752501201407033233368018", "1230000109", 30))
			.isEqualTo(new BonusOrderRequest("1217752501201407033233368018", "1230000109", null, 30));
	}

	@Test
	void serviceProviderNamesTheMerchantItActsFor() {
		assertThat(BonusOrderRequest.forSubMerchant("1217752501201407033233368018", "1900000109", 30))
			.isEqualTo(new BonusOrderRequest("1217752501201407033233368018", null, "1900000109", 30));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1 })
	void pointsThatAreNotPositiveAreRefused(long bonusValue) {
		assertThatIllegalArgumentException().isThrownBy(() -> BonusOrderRequest.of("1", "1230000109", bonusValue))
			.withMessage("'bonus_value' is " + bonusValue + "; at least 1 is required");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void memberThatBreaksItsRuleIsRefused(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> memberThatBreaksItsRuleIsRefused() {
		return Stream.of(rule("'out_trade_no' is required", () -> BonusOrderRequest.of(null, "1", 1)),
				rule("'out_trade_no' has 33 characters; at most 32 are allowed",
						() -> BonusOrderRequest.of("n".repeat(33), "1", 1)),
				rule("'mchid' has 33 characters; at most 32 are allowed",
						() -> BonusOrderRequest.of("1", "m".repeat(33), 1)),
				rule("'sub_mchid' has 33 characters; at most 32 are allowed",
						() -> BonusOrderRequest.forSubMerchant("1", "m".repeat(33), 1)));
	}

	private static Arguments rule(String message, ThrowingCallable creation) {
		return Arguments.of(message, creation);
	}

}
