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

package io.github.membercard.activity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list of activities.
 *
 * @param data the activities of this page, or {@code null}
 * @param offset the index of the first of them in the whole list, from 0, or {@code null}
 * @param limit how many activities a page has at most, or {@code null}
 * @param totalCount how many activities the whole list has, or {@code null}
 * @since 0.1.0
 */
public record ActivityPage(@Nullable List<Activity> data, @Nullable Integer offset, @Nullable Integer limit,
		@Nullable Long totalCount) {

	public ActivityPage {
		data = (data != null) ? List.copyOf(data) : null;
	}

}
