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

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the {@code nonce_str} of a request. Must be thread-safe and must not repeat
 * itself within the ten minutes in which the platform accepts a timestamp.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface NonceSource {

	/**
	 * Return a new nonce.
	 * @return 1 to 32 letters and digits
	 */
	String nextNonce();

	/**
	 * Return the default: 16 random bytes as 32 hexadecimal digits.
	 * @return a thread-safe source
	 */
	static NonceSource random() {
		SecureRandom random = new SecureRandom();
		HexFormat format = HexFormat.of().withUpperCase();
		return () -> {
			byte[] nonce = new byte[16];
			random.nextBytes(nonce);
			return format.formatHex(nonce);
		};
	}

}
