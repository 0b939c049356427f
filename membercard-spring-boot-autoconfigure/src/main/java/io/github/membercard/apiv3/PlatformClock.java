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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Compares the clock of this machine with that of the platform, by the answers to calls.
 */
final class PlatformClock {

	private final Clock clock;

	private volatile KeyStatus.@Nullable ClockDifference difference;

	PlatformClock(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Take note of an answer.
	 * @param headers the headers of the answer
	 */
	void observe(HttpHeaders headers) {
		Instant theirs = theirs(headers);
		if (theirs != null) {
			Instant now = this.clock.instant();
			this.difference = new KeyStatus.ClockDifference(now,
					Duration.ofSeconds(now.getEpochSecond() - theirs.getEpochSecond()));
		}
	}

	// A refusal has no timestamp when it is for a wrong signature
	private static @Nullable Instant theirs(HttpHeaders headers) {
		String timestamp = headers.getFirst(WechatpayHeaders.TIMESTAMP);
		String date = (timestamp != null) ? null : headers.getFirst(HttpHeaders.DATE);
		try {
			if (timestamp != null) {
				return Instant.ofEpochSecond(Long.parseLong(timestamp));
			}
			return (date != null) ? Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)) : null;
		}
		catch (NumberFormatException | DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Return what the last answer said.
	 * @return the difference, or {@code null} before the first answer
	 */
	KeyStatus.@Nullable ClockDifference difference() {
		return this.difference;
	}

}
