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
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A key that the platform signs answers and notifications with.
 *
 * @param id how {@code Wechatpay-Serial} names it: a certificate serial number or a
 * public key id
 * @param keyPair the key, made when it is first needed
 */
record PlatformKey(String id, Supplier<KeyPair> keyPair) {

	Answer sign(Answer answer, Instant at, SecureRandom random) {
		Answer signed = answer;
		for (Map.Entry<String, String> header : sign(answer.body(), at, random).entrySet()) {
			signed = signed.withHeader(header.getKey(), header.getValue());
		}
		return signed;
	}

	/**
	 * Sign a body.
	 * @param body the bytes as they are sent
	 * @param at when it is signed
	 * @param random the source of chance
	 * @return the headers that go with it
	 */
	Map<String, String> sign(byte[] body, Instant at, SecureRandom random) {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		String nonce = HexFormat.of().formatHex(bytes);
		String timestamp = Long.toString(at.getEpochSecond());
		return Map.of("Wechatpay-Timestamp", timestamp, "Wechatpay-Nonce", nonce, "Wechatpay-Serial", this.id,
				"Wechatpay-Signature-Type", AuthorizationHeader.SCHEME, "Wechatpay-Signature",
				Rsa.sign(this.keyPair.get().getPrivate(), message(timestamp, nonce, body)));
	}

	// The body line ends with a line feed even when it is empty (204).
	private static byte[] message(String timestamp, String nonce, byte[] body) {
		byte[] head = (timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII);
		byte[] message = new byte[head.length + body.length + 1];
		System.arraycopy(head, 0, message, 0, head.length);
		System.arraycopy(body, 0, message, head.length, body.length);
		message[message.length - 1] = '\n';
		return message;
	}

}
