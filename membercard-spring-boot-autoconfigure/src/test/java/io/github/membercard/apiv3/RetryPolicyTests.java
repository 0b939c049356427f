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

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RetryPolicy}.
 */
class RetryPolicyTests {

	@Test
	void defaultsRepeatForHalfAMinute() {
		assertThat(RetryPolicy.defaults())
			.isEqualTo(new RetryPolicy(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(5)));
	}

	@Test
	void backoffMayStayTheSame() {
		Duration backoff = Duration.ofSeconds(1);
		assertThat(new RetryPolicy(Duration.ofSeconds(30), backoff, backoff).maxBackoff()).isEqualTo(backoff);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, PT1S, PT2S, retry.deadline", "PT-1S, PT1S, PT2S, retry.deadline",
			"PT30S, PT0S, PT2S, retry.min-backoff", "PT30S, PT-1S, PT2S, retry.min-backoff",
			"PT30S, PT0.2S, PT0S, retry.max-backoff", "PT30S, PT0.2S, PT-1S, retry.max-backoff" })
	void durationThatIsNotPositiveNamesItsProperty(Duration deadline, Duration minBackoff, Duration maxBackoff,
			String property) {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> new RetryPolicy(deadline, minBackoff, maxBackoff))
			.withMessageStartingWith("'" + property + "' is not usable: it is not greater than zero");
	}

	@Test
	void leastBackoffBeyondTheLongestNamesItsProperty() {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> new RetryPolicy(Duration.ofSeconds(30), Duration.ofSeconds(6), Duration.ofSeconds(5)))
			.withMessageStartingWith("'retry.min-backoff' is not usable: it is longer than 'retry.max-backoff'");
	}

}
