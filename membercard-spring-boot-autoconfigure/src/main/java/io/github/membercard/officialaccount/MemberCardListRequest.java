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

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * Which cards to list.
 *
 * @param offset the index of the first card, from 0
 * @param count how many cards the page has at most, 1 to 50
 * @param statusList only cards of these states, or {@code null} for all
 * @since 0.1.0
 */
public record MemberCardListRequest(int offset, int count, @Nullable List<MemberCardStatus> statusList) {

	private static final int MAX_COUNT = 50;

	public MemberCardListRequest {
		statusList = (statusList != null) ? List.copyOf(statusList) : null;
		Members.range("offset", offset, 0, Integer.MAX_VALUE);
		Members.range("count", count, 1, MAX_COUNT);
		if (statusList != null) {
			statusList.forEach((status) -> Members.known("status_list", status));
		}
	}

	/**
	 * List cards of all states.
	 * @param offset the index of the first card, from 0
	 * @param count how many cards the page has at most, 1 to 50
	 * @return a request
	 */
	public static MemberCardListRequest of(int offset, int count) {
		return new MemberCardListRequest(offset, count, null);
	}

	/**
	 * Return the same request for cards of some states.
	 * @param statuses the states, or none for all
	 * @return a new request
	 */
	public MemberCardListRequest withStatuses(MemberCardStatus... statuses) {
		return new MemberCardListRequest(this.offset, this.count, (statuses.length > 0) ? List.of(statuses) : null);
	}

}
