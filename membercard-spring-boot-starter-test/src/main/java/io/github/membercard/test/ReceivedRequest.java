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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * A request as it came over the wire.
 *
 * @since 0.1.0
 */
public final class ReceivedRequest {

	// What a path can hold of a user: the code of the card and the ticket.
	private static final Pattern PERSONAL = Pattern
		.compile("(?<=/codes/)(?!deposit$)[^/]+|(?<=/activate-informations/)[^/]+");

	private static final Pattern SERIAL_NUMBER = Pattern.compile("serial_no=\"([^\"]*)\"");

	private final String method;

	private final String target;

	private final HttpHeaders headers;

	private final byte[] body;

	private final int status;

	ReceivedRequest(String method, String target, HttpHeaders headers, byte[] body) {
		this(method, target, HttpHeaders.readOnlyHttpHeaders(headers), body, 0);
	}

	private ReceivedRequest(String method, String target, HttpHeaders headers, byte[] body, int status) {
		this.method = method;
		this.target = target;
		this.headers = headers;
		this.body = body;
		this.status = status;
	}

	ReceivedRequest answeredWith(int status) {
		return new ReceivedRequest(this.method, this.target, this.headers, this.body, status);
	}

	/**
	 * Return the HTTP method.
	 * @return the method, such as {@code POST}
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return path and query exactly as they were sent, still percent-encoded.
	 * @return the second line of the signed message
	 */
	public String target() {
		return this.target;
	}

	/**
	 * Return the path exactly as it was sent, still percent-encoded.
	 * @return the target without the query
	 */
	public String path() {
		int query = this.target.indexOf('?');
		return (query != -1) ? this.target.substring(0, query) : this.target;
	}

	/**
	 * Return the query exactly as it was sent, still percent-encoded.
	 * @return the text after the question mark, empty without one
	 */
	public String query() {
		int query = this.target.indexOf('?');
		return (query != -1) ? this.target.substring(query + 1) : "";
	}

	/**
	 * Return the headers.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * Return the serial number of the merchant API certificate that the request says it
	 * is signed with.
	 * @return the {@code serial_no} of the header {@code Authorization}, empty without
	 * one
	 */
	public String certificateSerialNumber() {
		Matcher serialNumber = SERIAL_NUMBER.matcher(String.valueOf(this.headers.getFirst(HttpHeaders.AUTHORIZATION)));
		return serialNumber.find() ? serialNumber.group(1) : "";
	}

	/**
	 * Return the bytes of the body.
	 * @return a copy of the bytes, empty without a body
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Return the status it was answered with.
	 * @return the HTTP status; 0 when the connection was cut, and while there is no
	 * answer yet
	 */
	public int status() {
		return this.status;
	}

	byte[] bytes() {
		return this.body;
	}

	/**
	 * Return method, path and status only: headers, query and body may hold secrets. Of a
	 * path that names a user card the code shows as a star.
	 */
	@Override
	public String toString() {
		return this.method + " " + PERSONAL.matcher(path()).replaceAll("*") + " -> " + this.status;
	}

}
