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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of the cards that a user holds.
 *
 * @param data the cards, or {@code null} for none
 * @param totalCount how many cards there are on all pages, or {@code null}
 * @param offset where the page is, as it was asked for, or {@code null}
 * @param limit how many cards the page has at most, as it was asked for, or {@code null}
 * @since 0.1.0
 */
public record UserCardPage(@Nullable List<UserCardReference> data, @Nullable Long totalCount, @Nullable Integer offset,
		@Nullable Integer limit) {

	public UserCardPage {
		data = (data != null) ? List.copyOf(data) : null;
	}

}
