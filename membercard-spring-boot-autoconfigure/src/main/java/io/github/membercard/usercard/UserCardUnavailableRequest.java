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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * Why a user's card is made unavailable.
 *
 * @param reason the reason, or {@code null}
 * @since 0.1.0
 */
public record UserCardUnavailableRequest(@Nullable String reason) {

	public UserCardUnavailableRequest {
		Members.optionalText("reason", reason);
	}

	/**
	 * Give a reason.
	 * @param reason the reason; the documents state no limit
	 * @return a request
	 */
	public static UserCardUnavailableRequest of(String reason) {
		return new UserCardUnavailableRequest(reason);
	}

	/**
	 * Give no reason.
	 * @return a request
	 */
	public static UserCardUnavailableRequest withoutReason() {
		return new UserCardUnavailableRequest(null);
	}

}
