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

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A text that WeChat Pay only takes encrypted, such as a phone number. In a request it is
 * encrypted with the very key that the request names in {@code Wechatpay-Serial}; nothing
 * else writes it, no other JSON mapper and no {@code toString}.
 *
 * @since 0.1.0
 */
@JsonSerialize(using = SensitiveSerializer.class)
public final class Sensitive {

	/**
	 * What RSAES-OAEP with SHA-1 holds at most with a key of 2,048 bits.
	 */
	private static final int MAX_BYTES = 214;

	private final String value;

	private Sensitive(String value) {
		this.value = value;
	}

	/**
	 * Wrap a text.
	 * @param value the clear text, at most 214 bytes of UTF-8
	 * @return the wrapped text
	 * @throws IllegalArgumentException when it is blank or too long
	 */
	public static Sensitive of(String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("A sensitive text must not be blank");
		}
		int length = value.getBytes(StandardCharsets.UTF_8).length;
		if (length > MAX_BYTES) {
			throw new IllegalArgumentException(
					"A sensitive text has " + length + " bytes; at most " + MAX_BYTES + " can be encrypted");
		}
		return new Sensitive(value);
	}

	/**
	 * Return the clear text. It should go no further than it has to.
	 * @return the clear text
	 */
	public String value() {
		return this.value;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Sensitive that && this.value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return "***";
	}

}
