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

package io.github.membercard.officialaccount.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an event by their names. Absent ones and empty ones are the same.
 */
final class EventFields extends AbstractMap<String, String> {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

	private final Map<String, String> values;

	EventFields(Map<String, String> values) {
		this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/**
	 * Make a type fit for a log and for a key of the database.
	 * @param type a type as it was received
	 * @return the type, or another word when it is no name
	 */
	static String printable(String type) {
		return NAME.matcher(type).matches() ? type : "(no name)";
	}

	@Nullable String text(String name) {
		return this.values.get(name);
	}

	String required(String name) {
		String value = text(name);
		if (value == null) {
			throw RefusedPushException.unreadable("it has no " + name);
		}
		return value;
	}

	@Nullable Boolean flag(String name) {
		String value = text(name);
		if (value == null) {
			return null;
		}
		return switch (value) {
			case "0" -> false;
			case "1" -> true;
			default -> throw RefusedPushException.unreadable(name + " is neither 0 nor 1");
		};
	}

	@Nullable Long number(String name) {
		String value = text(name);
		try {
			return (value != null) ? Long.valueOf(value) : null;
		}
		catch (NumberFormatException ex) {
			throw RefusedPushException.unreadable(name + " is no number");
		}
	}

	Instant instant(String name) {
		required(name);
		try {
			Long seconds = number(name);
			return Instant.ofEpochSecond((seconds != null) ? seconds : 0);
		}
		catch (DateTimeException ex) {
			throw RefusedPushException.unreadable(name + " is no time");
		}
	}

	@Override
	public Set<Entry<String, String>> entrySet() {
		return this.values.entrySet();
	}

	@Override
	public String toString() {
		return this.values.keySet().toString();
	}

}
