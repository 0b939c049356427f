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

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rules for the members of requests. A message names the member as it is on the wire and
 * the rule, and never quotes the value, which may be an openid.
 *
 * @since 0.1.0
 */
public final class Members {

	private static final int LAST_ALLOWED_CHARACTER = 0xFFFF;

	private Members() {
	}

	/**
	 * Require a member.
	 * @param name the name on the wire
	 * @param value the value
	 * @param <T> the type
	 * @return the value
	 * @throws IllegalArgumentException when it is missing
	 */
	public static <T> T required(String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException("'" + name + "' is required");
		}
		return value;
	}

	/**
	 * Require a text.
	 * @param name the name on the wire
	 * @param value the value
	 * @param maxLength how many characters it may have
	 * @return the value
	 * @throws IllegalArgumentException when it is missing, blank, too long, or holds a
	 * character that the platform refuses
	 */
	public static String requiredText(String name, @Nullable String value, int maxLength) {
		String text = required(name, value);
		optionalText(name, text, maxLength);
		return text;
	}

	/**
	 * Check a text that may be left out.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @param maxLength how many characters it may have
	 * @throws IllegalArgumentException when it is blank, too long, or holds a character
	 * that the platform refuses
	 */
	public static void optionalText(String name, @Nullable String value, int maxLength) {
		if (value == null) {
			return;
		}
		if (value.isBlank()) {
			throw new IllegalArgumentException("'" + name + "' must not be blank");
		}
		int length = value.codePointCount(0, value.length());
		if (length > maxLength) {
			throw new IllegalArgumentException(
					"'" + name + "' has " + length + " characters; at most " + maxLength + " are allowed");
		}
		if (value.codePoints().anyMatch((character) -> character > LAST_ALLOWED_CHARACTER)) {
			throw new IllegalArgumentException(
					"'" + name + "' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses");
		}
	}

	/**
	 * Check the characters of a text that may be left out.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @param allowed what the whole text has to match
	 * @param description the allowed characters in words
	 * @throws IllegalArgumentException when it holds other characters
	 */
	public static void characters(String name, @Nullable String value, Pattern allowed, String description) {
		if (value != null && !allowed.matcher(value).matches()) {
			throw new IllegalArgumentException("'" + name + "' may hold only " + description);
		}
	}

}
