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

import org.jspecify.annotations.Nullable;

/**
 * The entry to paying with WeChat Pay on the card. The platform refuses it beside the
 * {@code center_} members (40145).
 *
 * @param swipeCard whether a member can pay with the card, or {@code null}
 * @since 0.1.0
 */
public record PayInfo(@Nullable SwipeCard swipeCard) {

	/**
	 * Let members pay with the card.
	 * @return the entry
	 */
	public static PayInfo ofSwipeCard() {
		return new PayInfo(new SwipeCard(true));
	}

}
