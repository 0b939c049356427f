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

package io.github.membercard.card;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CardUpgradeRequestTests {

	@Test
	@SuppressWarnings("NullAway")
	void upgradeNeedsBrandAndAppid() {
		refuse("'brand_id' is required", () -> new CardUpgradeRequest(null, "wxea9c30890f48d5ae"));
		refuse("'appid' is required", () -> new CardUpgradeRequest("1001622624", null));
		refuse("'brand_id' has 17 characters; at most 16 are allowed",
				() -> new CardUpgradeRequest("1".repeat(17), "wxea9c30890f48d5ae"));
		refuse("'appid' has 33 characters; at most 32 are allowed",
				() -> new CardUpgradeRequest("1001622624", "a".repeat(33)));
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}
