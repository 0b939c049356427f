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
		String timestamp = headers.getFirst(WechatpayHeaders.TIMESTAMP);
		// A refusal has no timestamp when it is for a wrong signature
		String date = (timestamp != null) ? null : headers.getFirst(HttpHeaders.DATE);
		try {
			if (timestamp != null) {
				compare(Long.parseLong(timestamp));
			}
			else if (date != null) {
				compare(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)).getEpochSecond());
			}
		}
		catch (NumberFormatException | DateTimeException | ArithmeticException ex) {
			// Whoever verifies the answer tells what is wrong with it
		}
	}

	private void compare(long theirs) {
		Instant now = this.clock.instant();
		long ahead = Math.subtractExact(now.getEpochSecond(), theirs);
		KeyStatus.ClockDifference before = this.difference;
		// Of the answers of a second, one says it all
		if (before == null || before.at().getEpochSecond() != now.getEpochSecond()
				|| before.ahead().toSeconds() != ahead) {
			this.difference = new KeyStatus.ClockDifference(now, Duration.ofSeconds(ahead));
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
