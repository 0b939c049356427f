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

package io.github.membercard.apiv3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The messages that are signed: lines that each end with a line feed, the last one too.
 */
final class SignedMessages {

	private SignedMessages() {
	}

	/**
	 * Build the message of a request.
	 * @param method the method, in upper case
	 * @param target the raw path and query, as sent
	 * @param timestamp the timestamp in seconds
	 * @param nonce the nonce
	 * @param body the bytes of the body, empty without one
	 * @return the bytes to sign
	 */
	static byte[] request(String method, String target, long timestamp, String nonce, byte[] body) {
		return lines(method + '\n' + target + '\n' + timestamp + '\n' + nonce + '\n', body);
	}

	/**
	 * Build the message of an answer or of a notification.
	 * @param timestamp the timestamp as received
	 * @param nonce the nonce as received
	 * @param body the bytes as received, empty without a body
	 * @return the bytes that were signed
	 */
	static byte[] received(String timestamp, String nonce, byte[] body) {
		return lines(timestamp + '\n' + nonce + '\n', body);
	}

	/**
	 * Return the part of a URI that is signed and sent.
	 * @param uri the URI
	 * @return the raw path and query; a path that is empty is sent as {@code /}
	 */
	static String target(URI uri) {
		String path = uri.getRawPath();
		String query = uri.getRawQuery();
		return ((path == null || path.isEmpty()) ? "/" : path) + ((query != null) ? "?" + query : "");
	}

	private static byte[] lines(String head, byte[] body) {
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		byte[] message = Arrays.copyOf(start, start.length + body.length + 1);
		System.arraycopy(body, 0, message, start.length, body.length);
		message[message.length - 1] = '\n';
		return message;
	}

}
