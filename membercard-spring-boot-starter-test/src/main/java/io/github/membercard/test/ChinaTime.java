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

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import tools.jackson.databind.JsonNode;

/**
 * Times as the platform writes them: RFC 3339 with milliseconds, in the zone of China.
 */
final class ChinaTime {

	static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
		.withZone(ZONE);

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX")
		.withZone(ZONE);

	private ChinaTime() {
	}

	static String format(Instant time) {
		return FORMAT.format(time);
	}

	/**
	 * Write a time without milliseconds, as certificates and notifications have it.
	 * @param time the time
	 * @return the text
	 */
	static String formatSeconds(Instant time) {
		return SECONDS.format(time);
	}

	static LocalDate date(Instant time) {
		return LocalDate.ofInstant(time, ZONE);
	}

	/**
	 * Read a time of a body.
	 * @param body the body
	 * @param pointer the JSON pointer to the time, which is there
	 * @return the time
	 */
	static Instant parse(JsonNode body, String pointer) {
		JsonNode text = body.at(pointer);
		try {
			return OffsetDateTime.parse(text.asString()).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw Refusal.paramError("body", pointer, text, "it must be a time such as 2020-05-20T13:29:35.120+08:00");
		}
	}

}
