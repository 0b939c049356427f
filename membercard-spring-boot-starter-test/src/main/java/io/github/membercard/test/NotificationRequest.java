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

package io.github.membercard.test;

import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;

/**
 * A notification on its way to the merchant: the request that is posted. It is immutable;
 * the {@code with} methods return a changed copy.
 *
 * @since 0.1.0
 * @see FakeNotifications#beforeSending
 */
public final class NotificationRequest {

	private final HttpHeaders headers;

	private final byte[] body;

	NotificationRequest(HttpHeaders headers, byte[] body) {
		this.headers = headers;
		this.body = body;
	}

	/**
	 * Return the headers.
	 * @return a copy of the headers
	 */
	public HttpHeaders headers() {
		return HttpHeaders.copyOf(this.headers);
	}

	/**
	 * Return the bytes of the body.
	 * @return a copy of the bytes
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Set a header, replacing values it had.
	 * @param name the name, in any case
	 * @param value the value
	 * @return the changed copy
	 */
	public NotificationRequest withHeader(String name, String value) {
		return withHeaders((headers) -> headers.set(name, value));
	}

	/**
	 * Add one more value of a header, as a separate line.
	 * @param name the name, in any case
	 * @param value the value
	 * @return the changed copy
	 */
	public NotificationRequest withAddedHeader(String name, String value) {
		return withHeaders((headers) -> headers.add(name, value));
	}

	/**
	 * Drop a header.
	 * @param name the name, in any case
	 * @return the changed copy
	 */
	public NotificationRequest withoutHeader(String name) {
		return withHeaders((headers) -> headers.remove(name));
	}

	private NotificationRequest withHeaders(Consumer<HttpHeaders> change) {
		HttpHeaders changed = headers();
		change.accept(changed);
		return new NotificationRequest(changed, this.body);
	}

	/**
	 * Change the body. {@code Content-Length} follows by itself.
	 * @param body the bytes
	 * @return the changed copy
	 */
	public NotificationRequest withBody(byte[] body) {
		return new NotificationRequest(this.headers, body.clone());
	}

	byte[] bytes() {
		return this.body;
	}

	@Override
	public String toString() {
		return "NotificationRequest[" + this.body.length + " bytes]";
	}

}
