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

package io.github.membercard.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The answer to an import, with all its bytes made ahead. Answering costs the server
 * nearly nothing.
 */
final class SignedReply {

	// As long as the answers of the API are on average, and with no member that only one
	// of the clients would have to skip
	static final String BODY = "{\"code\":\"" + "4785158326".repeat(14) + "\"}";

	private final PrivateKey key;

	SignedReply(PrivateKey key) {
		this.key = key;
	}

	/**
	 * Sign it anew.
	 * @return the bytes on the wire, valid for five minutes; not to be released
	 */
	ByteBuf create() {
		long timestamp = Instant.now().getEpochSecond();
		String nonce = UUID.randomUUID().toString().replace("-", "");
		String answer = """
				HTTP/1.1 200 OK\r
				Content-Type: application/json; charset=utf-8\r
				Content-Length: %d\r
				Request-ID: 08F78BB5AF0610D302189C9CFC5A20B5C0B8CF0128A5E601-0\r
				Wechatpay-Timestamp: %d\r
				Wechatpay-Nonce: %s\r
				Wechatpay-Serial: %s\r
				Wechatpay-Signature: %s\r
				\r
				%s""".formatted(BODY.length(), timestamp, nonce, BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID,
				sign(timestamp + "\n" + nonce + "\n" + BODY + "\n"), BODY);
		byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
		return Unpooled
			.unreleasableBuffer(Unpooled.directBuffer(bytes.length, bytes.length).writeBytes(bytes).asReadOnly());
	}

	private String sign(String message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA", BenchmarkKeys.jdkRsa());
			signature.initSign(this.key);
			signature.update(message.getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
