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

package io.github.membercard.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the API of official accounts is and with which credentials it is called. A bean
 * of this type replaces the properties, as tests do; which accounts there are is always
 * told by the names below {@code membercard.official-accounts}.
 *
 * @since 0.1.0
 */
public interface OfficialAccountConnectionDetails extends ConnectionDetails {

	/**
	 * Return the credentials of an account.
	 * @param name the name, as in {@code membercard.official-accounts.<name>}
	 * @return the credentials
	 */
	Account getAccount(String name);

	/**
	 * The credentials of one official account, which {@code toString} does not show.
	 *
	 * @param baseUrl the address of the API
	 * @param backupUrls the addresses to try when the main one can't be reached
	 * @param appId the app id
	 * @param appSecret the secret of the account
	 * @param token what events are signed with, or {@code null} to receive none
	 * @param encodingAesKey what events are encrypted with, or {@code null} when they are
	 * not
	 */
	record Account(URI baseUrl, List<URI> backupUrls, String appId, String appSecret, @Nullable String token,
			@Nullable String encodingAesKey) {

		public Account {
			backupUrls = List.copyOf(backupUrls);
		}

		@Override
		public String toString() {
			return "Account[baseUrl=" + this.baseUrl + ", appId=" + this.appId + "]";
		}

	}

}
