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

package io.github.membercard.officialaccount;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A change of how many cards there are.
 *
 * @param cardId the card, at most 32 characters
 * @param increaseStockValue how many cards are added, 0 or more, or {@code null}
 * @param reduceStockValue how many cards are taken away, 0 or more, or {@code null}
 * @since 0.1.0
 */
public record MemberCardStockRequest(String cardId, @Nullable Integer increaseStockValue,
		@Nullable Integer reduceStockValue) {

	public MemberCardStockRequest {
		Members.requiredText("card_id", cardId, CardRules.MAX_CARD_ID);
		Members.rule(increaseStockValue != null || reduceStockValue != null,
				"One of 'increase_stock_value' and 'reduce_stock_value' is required");
		CardRules.notNegative("increase_stock_value", increaseStockValue);
		CardRules.notNegative("reduce_stock_value", reduceStockValue);
	}

	/**
	 * Add cards.
	 * @param cardId the card, at most 32 characters
	 * @param value how many cards are added, 0 or more
	 * @return a request
	 */
	public static MemberCardStockRequest increase(String cardId, int value) {
		return new MemberCardStockRequest(cardId, value, null);
	}

	/**
	 * Take cards away.
	 * @param cardId the card, at most 32 characters
	 * @param value how many cards are taken away, 0 or more
	 * @return a request
	 */
	public static MemberCardStockRequest reduce(String cardId, int value) {
		return new MemberCardStockRequest(cardId, null, value);
	}

}
