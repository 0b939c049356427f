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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AdaptiveRateLimiter}.
 */
class AdaptiveRateLimiterTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@Test
	void attemptsLeaveAtEqualDistances() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(10, this.time);
		assertThat(leave(limiter, 31, Duration.ofSeconds(3))).containsExactlyElementsOf(
				Flux.range(0, 31).map((number) -> number * 100L).collectList().block(Duration.ofSeconds(1)));
	}

	@Test
	void unusedTimeIsNotMadeUpFor() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(10, this.time);
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(leave(limiter, 31, Duration.ofSeconds(1))).hasSizeLessThanOrEqualTo(11);
	}

	@Test
	void refusalLowersTheRateByThreeTenths() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(100, this.time);
		answers(limiter, 100);
		limiter.ended(tooMany());
		assertThat(limiter.getPerSecond()).isEqualTo(70);
		leave(limiter, 1, Duration.ofSeconds(1));
		assertThat(leave(limiter, 200, Duration.ofSeconds(2))).hasSizeBetween(139, 141);
	}

	@Test
	void refusalLowersTheRateThatWasReached() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(1000, this.time);
		answers(limiter, 50);
		limiter.ended(tooMany());
		assertThat(limiter.getPerSecond()).isEqualTo(35);
	}

	@Test
	void refusalsOfOneSecondLowerTheRateOnce() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(100, this.time);
		answers(limiter, 100);
		limiter.ended(tooMany());
		this.time.advanceTimeBy(Duration.ofMillis(999));
		limiter.ended(tooMany());
		assertThat(limiter.getPerSecond()).isEqualTo(70);
	}

	@Test
	void rateNeverFallsBelowOneASecond() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(3, this.time);
		for (int second = 0; second < 20; second++) {
			limiter.ended(tooMany());
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}
		assertThat(limiter.getPerSecond()).isEqualTo(1);
	}

	@Test
	void secondsWithoutARefusalRaiseTheRateUpToTheCeiling() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(100, this.time);
		answers(limiter, 100);
		limiter.ended(tooMany());
		List<Double> rates = new ArrayList<>();
		for (int second = 0; second < 8; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			limiter.ended(null);
			rates.add(limiter.getPerSecond());
		}
		assertThat(rates.get(0)).isEqualTo(70);
		assertThat(rates).isSorted();
		assertThat(rates.get(1)).isEqualTo(77, within());
		assertThat(rates.get(7)).isEqualTo(100);
	}

	@Test
	void rateDoublesAfterABurstOfRefusalsUntilItIsNearTheOneThatWasTooMuch() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(1000, this.time);
		answers(limiter, 100);
		for (int second = 0; second < 20; second++) {
			limiter.ended(tooMany());
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}
		List<Double> rates = new ArrayList<>();
		for (int second = 0; second < 10; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			limiter.ended(null);
			rates.add(limiter.getPerSecond());
		}
		assertThat(rates).startsWith(2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 70.0);
		assertThat(rates.get(7)).isEqualTo(77, within());
	}

	@Test
	void rateDoublesBeyondTheOneThatWasTooMuch() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(1000, this.time);
		answers(limiter, 10);
		limiter.ended(tooMany());
		assertThat(limiter.getPerSecond()).isEqualTo(7);
		for (int second = 0; second < 14; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			limiter.ended(null);
		}
		assertThat(limiter.getPerSecond()).isEqualTo(1000);
	}

	@Test
	void nothingIsHeldBackWithoutACeilingUntilTheFirstRefusal() {
		AdaptiveRateLimiter limiter = AdaptiveRateLimiter.of(Double.POSITIVE_INFINITY, this.time);
		assertThat(leave(limiter, 1000, Duration.ofMillis(1))).hasSize(1000);
		answers(limiter, 40);
		limiter.ended(tooMany());
		assertThat(limiter.getPerSecond()).isEqualTo(28);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.9, 0, -1, Double.NaN })
	void rateOfLessThanOneASecondIsRefused(double perSecond) {
		assertThatIllegalArgumentException().isThrownBy(() -> AdaptiveRateLimiter.of(perSecond))
			.withMessage("A rate of " + perSecond + " a second is less than one");
	}

	// When each attempt leaves, in milliseconds from now
	private List<Long> leave(AdaptiveRateLimiter limiter, int count, Duration within) {
		long start = this.time.now(TimeUnit.MILLISECONDS);
		List<Long> left = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			limiter.acquire()
				.doOnSuccess((nothing) -> left.add(this.time.now(TimeUnit.MILLISECONDS) - start))
				.subscribe();
		}
		this.time.advanceTimeBy(within);
		return left;
	}

	private static void answers(AdaptiveRateLimiter limiter, int count) {
		for (int i = 0; i < count; i++) {
			limiter.ended(null);
		}
	}

	private static MembercardResponseException tooMany() {
		return new MembercardResponseException("POST /v3/x", 429, null, null, null);
	}

	private static org.assertj.core.data.Offset<Double> within() {
		return org.assertj.core.data.Offset.offset(1e-9);
	}

}
