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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The users who can take a card before it passes its audit. They do not show in
 * {@code toString}.
 *
 * @param openids the users by openid, or {@code null}
 * @param usernames the users by WeChat id, or {@code null}
 * @since 0.1.0
 */
public record TestWhitelist(@JsonProperty("openid") @Nullable List<String> openids,
		@JsonProperty("username") @Nullable List<String> usernames) {

	private static final int MAX_USERS = 10;

	public TestWhitelist {
		openids = (openids != null) ? List.copyOf(openids) : null;
		usernames = (usernames != null) ? List.copyOf(usernames) : null;
		Members.rule(openids != null || usernames != null,
				"One of 'openid' and 'username' is required; an empty list lets nobody in");
		int users = size(openids) + size(usernames);
		Members.rule(users <= MAX_USERS,
				"'openid' and 'username' have " + users + " users together; at most " + MAX_USERS + " are allowed");
	}

	/**
	 * Let users in by openid.
	 * @param openids the users, at most 10; none to let nobody in
	 * @return a list
	 */
	public static TestWhitelist ofOpenids(String... openids) {
		return new TestWhitelist(List.of(openids), null);
	}

	/**
	 * Let users in by WeChat id.
	 * @param usernames the users, at most 10; none to let nobody in
	 * @return a list
	 */
	public static TestWhitelist ofUsernames(String... usernames) {
		return new TestWhitelist(null, List.of(usernames));
	}

	@Override
	public String toString() {
		return "TestWhitelist[openids=" + PersonalData.hide(this.openids) + ", usernames="
				+ PersonalData.hide(this.usernames) + "]";
	}

	private static int size(@Nullable List<String> users) {
		return (users != null) ? users.size() : 0;
	}

}
