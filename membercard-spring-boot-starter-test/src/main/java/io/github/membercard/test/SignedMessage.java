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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The message that a client signs: five lines, namely the method, path and query as on
 * the wire, Unix seconds, random text, and the bytes of the body.
 */
final class SignedMessage {

	private final String method;

	private final String target;

	private final String timestamp;

	private final String nonce;

	private final byte[] body;

	SignedMessage(String method, String target, String timestamp, String nonce, byte[] body) {
		this.method = method;
		this.target = target;
		this.timestamp = timestamp;
		this.nonce = nonce;
		this.body = body;
	}

	String method() {
		return this.method;
	}

	String target() {
		return this.target;
	}

	String timestamp() {
		return this.timestamp;
	}

	String nonce() {
		return this.nonce;
	}

	byte[] body() {
		return this.body;
	}

	byte[] bytes() {
		return bytes("\n");
	}

	byte[] bytes(String lineEnd) {
		return concat(head(lineEnd), this.body, lineEnd.getBytes(StandardCharsets.US_ASCII));
	}

	byte[] bytesWithoutFinalLineEnd() {
		return concat(head("\n"), this.body);
	}

	private byte[] head(String lineEnd) {
		return String.join(lineEnd, this.method, this.target, this.timestamp, this.nonce, "")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] concat(byte[]... parts) {
		byte[] whole = new byte[Arrays.stream(parts).mapToInt((part) -> part.length).sum()];
		int at = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, whole, at, part.length);
			at += part.length;
		}
		return whole;
	}

	SignedMessage withMethod(String method) {
		return new SignedMessage(method, this.target, this.timestamp, this.nonce, this.body);
	}

	SignedMessage withTarget(String target) {
		return new SignedMessage(this.method, target, this.timestamp, this.nonce, this.body);
	}

	SignedMessage withTimestamp(String timestamp) {
		return new SignedMessage(this.method, this.target, timestamp, this.nonce, this.body);
	}

	SignedMessage withNonce(String nonce) {
		return new SignedMessage(this.method, this.target, this.timestamp, nonce, this.body);
	}

	SignedMessage withBody(byte[] body) {
		return new SignedMessage(this.method, this.target, this.timestamp, this.nonce, body);
	}

	@Override
	public String toString() {
		return "SignedMessage[" + this.method + "]";
	}

}
