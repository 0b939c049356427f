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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list of cards.
 *
 * @param totalCount how many cards the whole list has, or {@code null}
 * @param limit how many cards a page has at most, or {@code null}
 * @param offset the number of this page, from 0, or {@code null}
 * @param data the cards of this page, or {@code null}
 * @since 0.1.0
 */
public record CardPage(@Nullable Long totalCount, @Nullable Integer limit, @Nullable Integer offset,
		@Nullable List<Card> data) {

	public CardPage {
		data = (data != null) ? List.copyOf(data) : null;
	}

}
