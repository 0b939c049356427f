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

package io.github.membercard.callback;

import java.net.URI;
import java.net.URISyntaxException;

import io.github.membercard.apiv3.Members;

/**
 * The address to send notifications to.
 *
 * @param notifyUrl an https address without a query string and without a fragment, at
 * most 256 characters
 * @since 0.1.0
 */
public record CallbackRequest(String notifyUrl) {

	private static final int MAX_NOTIFY_URL = 256;

	public CallbackRequest {
		Members.requiredText("notify_url", notifyUrl, MAX_NOTIFY_URL);
		check(notifyUrl);
	}

	private static void check(String notifyUrl) {
		URI url;
		try {
			url = new URI(notifyUrl);
		}
		catch (URISyntaxException ex) {
			// Not as the cause, since it quotes the address
			throw new IllegalArgumentException("'notify_url' must be an address of a valid form");
		}
		Members.rule("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null,
				"'notify_url' must be an address that begins with https://");
		Members.rule(url.getRawQuery() == null, "'notify_url' must not have a query string");
		Members.rule(url.getRawFragment() == null, "'notify_url' must not have a fragment");
	}

	/**
	 * Create a request.
	 * @param notifyUrl an https address without a query string and without a fragment, at
	 * most 256 characters
	 * @return a request
	 */
	public static CallbackRequest of(String notifyUrl) {
		return new CallbackRequest(notifyUrl);
	}

}
