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

/**
 * How long a call is repeated when it fails in a way that passes. Time bounds the
 * repeats, not their number.
 *
 * @param deadline how long a call may take in all, with waits and repeats
 * @param minBackoff how long to wait before the first repeat; the waits double, with
 * jitter
 * @param maxBackoff how long to wait at most
 * @since 0.1.0
 * @see Replayable
 */
public record RetryPolicy(Duration deadline, Duration minBackoff, Duration maxBackoff) {

	private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

	private static final Duration DEFAULT_MIN_BACKOFF = Duration.ofMillis(200);

	private static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(5);

	public RetryPolicy {
		requirePositive("retry.deadline", deadline);
		requirePositive("retry.min-backoff", minBackoff);
		requirePositive("retry.max-backoff", maxBackoff);
		if (minBackoff.compareTo(maxBackoff) > 0) {
			throw new MembercardConfigurationException("retry.min-backoff", "it is longer than 'retry.max-backoff'",
					"Set it to that or less");
		}
	}

	/**
	 * Repeat for 30 seconds, after 0.2 to 5 seconds each.
	 * @return the policy
	 */
	public static RetryPolicy defaults() {
		return new RetryPolicy(DEFAULT_DEADLINE, DEFAULT_MIN_BACKOFF, DEFAULT_MAX_BACKOFF);
	}

	private static void requirePositive(String setting, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new MembercardConfigurationException(setting, "it is not greater than zero",
					"Set it to a usual value, or remove it to use the default");
		}
	}

}
