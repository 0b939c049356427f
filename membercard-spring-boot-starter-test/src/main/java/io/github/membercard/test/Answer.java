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

import java.time.Duration;
import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;

/**
 * An answer of the fake platform on its way to the client. It is immutable; the
 * {@code with} methods return a changed copy.
 *
 * @since 0.1.0
 * @see Misbehaviour#beforeSigning
 * @see Misbehaviour#afterSigning
 */
public final class Answer {

	private final int status;

	private final HttpHeaders headers;

	private final byte[] body;

	private final Duration delay;

	private final boolean cut;

	private Answer(int status, HttpHeaders headers, byte[] body, Duration delay, boolean cut) {
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.delay = delay;
		this.cut = cut;
	}

	/**
	 * Create an answer without headers and without a body.
	 * @param status the HTTP status
	 * @return the answer
	 */
	public static Answer of(int status) {
		return new Answer(status, new HttpHeaders(), new byte[0], Duration.ZERO, false);
	}

	static Answer json(int status, byte[] body) {
		return of(status).withHeader(HttpHeaders.CONTENT_TYPE, "application/json").withBody(body);
	}

	static Answer connectionCut() {
		return new Answer(0, new HttpHeaders(), new byte[0], Duration.ZERO, true);
	}

	/**
	 * Return the HTTP status.
	 * @return the status
	 */
	public int status() {
		return this.status;
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
	 * @return a copy of the bytes, empty without a body
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Change the status.
	 * @param status the HTTP status
	 * @return the changed copy
	 */
	public Answer withStatus(int status) {
		return new Answer(status, this.headers, this.body, this.delay, this.cut);
	}

	/**
	 * Set a header, replacing values it had.
	 * @param name the name, in any case
	 * @param value the value
	 * @return the changed copy
	 */
	public Answer withHeader(String name, String value) {
		return withHeaders((headers) -> headers.set(name, value));
	}

	/**
	 * Add one more value of a header, as a separate line.
	 * @param name the name, in any case
	 * @param value the value
	 * @return the changed copy
	 */
	public Answer withAddedHeader(String name, String value) {
		return withHeaders((headers) -> headers.add(name, value));
	}

	/**
	 * Drop a header.
	 * @param name the name, in any case
	 * @return the changed copy
	 */
	public Answer withoutHeader(String name) {
		return withHeaders((headers) -> headers.remove(name));
	}

	private Answer withHeaders(Consumer<HttpHeaders> change) {
		HttpHeaders changed = headers();
		change.accept(changed);
		return new Answer(this.status, changed, this.body, this.delay, this.cut);
	}

	/**
	 * Change the body. {@code Content-Length} follows by itself.
	 * @param body the bytes
	 * @return the changed copy
	 */
	public Answer withBody(byte[] body) {
		return new Answer(this.status, this.headers, body.clone(), this.delay, this.cut);
	}

	Answer delayedBy(Duration delay) {
		return new Answer(this.status, this.headers, this.body, delay, this.cut);
	}

	Duration delay() {
		return this.delay;
	}

	boolean isConnectionCut() {
		return this.cut;
	}

	@Override
	public String toString() {
		return this.cut ? "Answer[connection cut]" : "Answer[" + this.status + ", " + this.body.length + " bytes]";
	}

}
