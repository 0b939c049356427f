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

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A notification as it came in. Nothing of it is proven.
 *
 * @since 0.1.0
 */
public final class ReceivedNotification {

	private final HttpMethod method;

	private final @Nullable String query;

	private final HttpHeaders headers;

	private final byte[] body;

	private final List<String> readers;

	/**
	 * Create a notification.
	 * @param method the HTTP method
	 * @param query the query as it stands in the address, not decoded; or {@code null}
	 * @param headers the headers
	 * @param body the bytes, empty when there are none left
	 * @param readers the classes of what ran before and may have read or changed the body
	 */
	public ReceivedNotification(HttpMethod method, @Nullable String query, HttpHeaders headers, byte[] body,
			List<String> readers) {
		this.method = method;
		this.query = query;
		this.headers = headers;
		this.body = body;
		this.readers = List.copyOf(readers);
	}

	/**
	 * Return how it was sent.
	 * @return the HTTP method, one of those of the {@link NotificationPath}
	 */
	public HttpMethod method() {
		return this.method;
	}

	/**
	 * Return the query of the address.
	 * @return the query as it stands in the address, not decoded; or {@code null} when
	 * there is none
	 */
	public @Nullable String query() {
		return this.query;
	}

	/**
	 * Return the headers.
	 * @return the headers as received
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return the body.
	 * @return the bytes as received; empty when there were none or something read them
	 * before, and one more than allowed when there were too many
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * Return what may have read or changed the body before.
	 * @return the class names of the filters that ran before, the first one first
	 */
	public List<String> readers() {
		return this.readers;
	}

}
