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
 * How many cards there are.
 *
 * @param quantity how many cards are left to hand out, or {@code null}; in the creation
 * of a card how many there are, 1 to 100,000,000
 * @param totalQuantity how many cards there are in all, or {@code null}; answers only
 * @since 0.1.0
 */
public record Sku(@Nullable Long quantity, @Nullable Long totalQuantity) {

	private static final int MAX_QUANTITY = 100_000_000;

	/**
	 * Say how many cards there are.
	 * @param quantity how many, 1 to 100,000,000
	 * @return the stock
	 */
	public static Sku of(long quantity) {
		return new Sku(quantity, null);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.quantity != null) {
			Members.range(name + ".quantity", this.quantity, 1, MAX_QUANTITY);
		}
		CardRules.answersOnly(name + ".total_quantity", this.totalQuantity);
	}

}
