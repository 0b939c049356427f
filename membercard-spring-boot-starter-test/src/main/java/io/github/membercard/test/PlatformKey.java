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

/**
 * A key that the platform signs answers with.
 *
 * @param id how {@code Wechatpay-Serial} names it: a certificate serial number or a
 * public key id
 * @param keyPair the key
 */
record PlatformKey(String id, Lazy<KeyPair> keyPair) {

	PlatformKey(String id) {
		this(id, new Lazy<>(Rsa::keyPair));
	}

	Answer sign(Answer answer, Instant at, SecureRandom random) {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		String nonce = HexFormat.of().formatHex(bytes);
		String timestamp = Long.toString(at.getEpochSecond());
		return answer.withHeader("Wechatpay-Timestamp", timestamp)
			.withHeader("Wechatpay-Nonce", nonce)
			.withHeader("Wechatpay-Serial", this.id)
			.withHeader("Wechatpay-Signature-Type", AuthorizationHeader.SCHEME)
			.withHeader("Wechatpay-Signature",
					Rsa.sign(this.keyPair.get().getPrivate(), message(timestamp, nonce, answer.body())));
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
