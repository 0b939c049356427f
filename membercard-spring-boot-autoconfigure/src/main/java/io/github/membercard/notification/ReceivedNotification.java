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

package io.github.membercard.notification;

import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * A notification as it came in.
 */
final class ReceivedNotification {

	private final HttpHeaders headers;

	private final byte[] body;

	private final List<String> readers;

	/**
	 * Create a notification.
	 * @param headers the headers
	 * @param body the bytes, empty when there are none left
	 * @param readers the classes of what ran before and may have read or changed the body
	 */
	ReceivedNotification(HttpHeaders headers, byte[] body, List<String> readers) {
		this.headers = headers;
		this.body = body;
		this.readers = readers;
	}

	HttpHeaders headers() {
		return this.headers;
	}

	byte[] body() {
		return this.body;
	}

	List<String> readers() {
		return this.readers;
	}

}
