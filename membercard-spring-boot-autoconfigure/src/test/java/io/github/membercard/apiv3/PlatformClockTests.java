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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlatformClock}.
 */
class PlatformClockTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

	private final PlatformClock clock = new PlatformClock(Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void nothingIsKnownBeforeTheFirstAnswer() {
		assertThat(this.clock.difference()).isNull();
	}

	@Test
	void timestampOfAnAnswerTellsTheDifference() {
		observe(WechatpayHeaders.TIMESTAMP, String.valueOf(NOW.getEpochSecond() + 7));
		assertThat(this.clock.difference()).isEqualTo(new KeyStatus.ClockDifference(NOW, Duration.ofSeconds(-7)));
	}

	@Test
	void dateOfAnAnswerWithoutTimestampTellsTheDifference() {
		observe(HttpHeaders.DATE, "Mon, 21 Sep 2026 14:13:00 GMT");
		assertThat(this.clock.difference()).isEqualTo(new KeyStatus.ClockDifference(NOW, Duration.ofSeconds(20)));
	}

	@Test
	void lastAnswerCounts() {
		observe(WechatpayHeaders.TIMESTAMP, String.valueOf(NOW.getEpochSecond() + 7));
		observe(WechatpayHeaders.TIMESTAMP, String.valueOf(NOW.getEpochSecond() - 3));
		assertThat(this.clock.difference()).isEqualTo(new KeyStatus.ClockDifference(NOW, Duration.ofSeconds(3)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-9223372036854775808", "99999999999999999999" })
	void answerThatTellsNoTimeChangesNothing(String timestamp) {
		observe(WechatpayHeaders.TIMESTAMP, timestamp);
		assertThat(this.clock.difference()).isNull();
	}

	private void observe(String header, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(header, value);
		this.clock.observe(headers);
	}

}
