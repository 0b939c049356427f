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

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Rules for the members of requests. A message names the member as it is on the wire and
 * the rule, and never quotes the value, which may be an openid.
 *
 * @since 0.1.0
 */
public final class Members {

	private static final int MAX_MEMBERSHIP_NUMBER = 32;

	private static final Pattern URL = Pattern.compile("https?://.+");

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
		maxLength(name, value, maxLength);
		if (value.codePointCount(0, value.length()) < value.length()) {
			throw new IllegalArgumentException(
					"'" + name + "' holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses");
		}
	}

	/**
	 * Check a text that may be left out and may be of any length.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @throws IllegalArgumentException when it is blank or holds a character that the
	 * platform refuses
	 */
	public static void optionalText(String name, @Nullable String value) {
		optionalText(name, value, Integer.MAX_VALUE);
	}

	/**
	 * Require a text of any length.
	 * @param name the name on the wire
	 * @param value the value
	 * @return the value
	 * @throws IllegalArgumentException when it is missing, blank, or holds a character
	 * that the platform refuses
	 */
	public static String requiredText(String name, @Nullable String value) {
		return requiredText(name, value, Integer.MAX_VALUE);
	}

	/**
	 * Check how many characters a text has, and nothing else of it.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @param max how many characters it may have
	 * @throws IllegalArgumentException when it is too long
	 */
	public static void maxLength(String name, @Nullable String value, int max) {
		int length = (value != null) ? value.codePointCount(0, value.length()) : 0;
		if (length > max) {
			throw new IllegalArgumentException(
					"'" + name + "' has " + length + " characters; at most " + max + " are allowed");
		}
	}

	/**
	 * Check how many bytes a text has on the wire, and nothing else of it.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @param max how many bytes of UTF-8 it may have
	 * @throws IllegalArgumentException when it is too long
	 */
	public static void maxBytes(String name, @Nullable String value, int max) {
		int bytes = (value != null) ? value.getBytes(StandardCharsets.UTF_8).length : 0;
		if (bytes > max) {
			throw new IllegalArgumentException("'" + name + "' has " + bytes + " bytes of UTF-8; at most " + max
					+ " are allowed, and a Chinese character has 3");
		}
	}

	/**
	 * Require your number of a call, of letters, digits and {@code | _ * -}.
	 * @param value the {@code out_request_no}
	 * @param minLength how many characters it must have
	 * @param maxLength how many characters it may have
	 * @return the value
	 * @throws IllegalArgumentException when it is missing or breaks the rule
	 */
	public static String outRequestNo(@Nullable String value, int minLength, int maxLength) {
		String name = "out_request_no";
		String number = requiredText(name, value, maxLength);
		if (number.length() < minLength) {
			throw new IllegalArgumentException(
					"'" + name + "' has " + number.length() + " characters; at least " + minLength + " are required");
		}
		characters(name, number, Members::isOutRequestNo, "letters, digits and | _ * -");
		return number;
	}

	/**
	 * Check a scene value that may be left out.
	 * @param value the {@code outer_str}, or {@code null}
	 * @param maxLength how many characters it may have
	 * @throws IllegalArgumentException when it is blank, too long, or holds other
	 * characters than Latin-1 and Chinese ones
	 */
	public static void outerStr(@Nullable String value, int maxLength) {
		optionalText("outer_str", value, maxLength);
		characters("outer_str", value, Members::isOuterStr, "Latin-1 characters and Chinese characters");
	}

	/**
	 * Check a number of a member that may be left out.
	 * @param name the name on the wire
	 * @param value the {@code membership_number}, or {@code null}
	 * @throws IllegalArgumentException when it is blank, has more than 32 characters, or
	 * holds others than digits, Latin letters and half-width punctuation
	 */
	public static void membershipNumber(String name, @Nullable String value) {
		optionalText(name, value, MAX_MEMBERSHIP_NUMBER);
		characters(name, value, Members::isMembershipNumber, "digits, Latin letters and half-width punctuation");
	}

	/**
	 * Check an address that may be left out.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @param maxLength how many characters it may have
	 * @throws IllegalArgumentException when it is blank or too long, or not an http or
	 * https address
	 */
	public static void optionalUrl(String name, @Nullable String value, int maxLength) {
		optionalText(name, value, maxLength);
		if (value != null && !URL.matcher(value).matches()) {
			throw new IllegalArgumentException(
					"'" + name + "' must be an address that begins with https:// or http://");
		}
	}

	/**
	 * Require an address.
	 * @param name the name on the wire
	 * @param value the value
	 * @param maxLength how many characters it may have
	 * @return the value
	 * @throws IllegalArgumentException when it is missing, blank or too long, or not an
	 * http or https address
	 */
	public static String requiredUrl(String name, @Nullable String value, int maxLength) {
		String url = required(name, value);
		optionalUrl(name, url, maxLength);
		return url;
	}

	/**
	 * Check a number.
	 * @param name the name on the wire
	 * @param value the value
	 * @param min the smallest allowed
	 * @param max the largest allowed
	 * @throws IllegalArgumentException when it is out of range
	 */
	public static void range(String name, long value, long min, long max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException(
					"'" + name + "' is " + value + "; " + ((max == Integer.MAX_VALUE || max == Long.MAX_VALUE)
							? "at least " + min + " is required" : min + " to " + max + " is allowed"));
		}
	}

	/**
	 * Check a value of an enum that answers share with requests.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 * @throws IllegalArgumentException when it stands for a value that this library does
	 * not know, and so can't write
	 */
	public static void known(String name, @Nullable Enum<?> value) {
		if (value != null && value.name().equals("UNKNOWN")) {
			throw new IllegalArgumentException("'" + name + "' is UNKNOWN, which answers only have");
		}
	}

	/**
	 * Forbid a combination of members.
	 * @param holds whether the rule holds
	 * @param rule the rule in a sentence that quotes the members, such as
	 * {@code 'init_level' is required when 'need_display_level' is true}
	 * @throws IllegalArgumentException when it does not hold
	 */
	public static void rule(boolean holds, String rule) {
		if (!holds) {
			throw new IllegalArgumentException(rule);
		}
	}

	/**
	 * Copy the members of an object that a record has no component for, so that what the
	 * API gains can be read and sent before this library knows it.
	 * @param members values by name on the wire, or {@code null} for none
	 * @param type the record
	 * @return an unmodifiable copy, without members that are {@code null}; its
	 * {@code toString} shows the names only, as a value may be anything
	 * @throws IllegalArgumentException when the record has a component for one of them
	 */
	public static Map<String, Object> additional(@Nullable Map<String, Object> members, Class<? extends Record> type) {
		if (members == null || members.isEmpty()) {
			return Map.of();
		}
		for (RecordComponent component : type.getRecordComponents()) {
			String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
			if (members.containsKey(name)) {
				throw new IllegalArgumentException(
						"'" + name + "' is not an additional member, as " + type.getSimpleName() + " has it");
			}
		}
		return new AdditionalMembers(members);
	}

	private static void characters(String name, @Nullable String value, IntPredicate allowed, String description) {
		// No regular expression: this is on the way of each import
		for (int i = 0; value != null && i < value.length(); i++) {
			if (!allowed.test(value.charAt(i))) {
				throw new IllegalArgumentException("'" + name + "' may hold only " + description);
			}
		}
	}

	private static boolean isOutRequestNo(int c) {
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '|' || c == '_'
				|| c == '*' || c == '-';
	}

	private static boolean isOuterStr(int c) {
		return c <= 0xFF || (c >= 0x4E00 && c <= 0x9FA5);
	}

	private static boolean isMembershipNumber(int c) {
		return c >= 0x21 && c <= 0x7E;
	}

	/**
	 * Values by name, which don't show.
	 */
	private static final class AdditionalMembers extends AbstractMap<String, Object> {

		private final Map<String, Object> members;

		AdditionalMembers(Map<String, Object> members) {
			Map<String, Object> copy = new LinkedHashMap<>(members);
			copy.values().removeIf(Objects::isNull);
			this.members = Collections.unmodifiableMap(copy);
		}

		@Override
		public Set<Entry<String, Object>> entrySet() {
			return this.members.entrySet();
		}

		@Override
		public String toString() {
			return this.members.keySet().toString();
		}

	}

}
