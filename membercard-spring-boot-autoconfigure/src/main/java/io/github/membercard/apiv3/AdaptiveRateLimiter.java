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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;

/**
 * Finds out how fast calls may be, which WeChat Pay does not publish: each second with an
 * answer 429 lowers the rate by three tenths, and each second without one, from the third
 * on, raises it, up to a ceiling: it doubles until it is near the rate that was too much,
 * grows by a tenth around that, and doubles beyond it. Attempts leave at equal distances.
 * <p>
 * Without a ceiling nothing is held back until the first 429, which takes the rate of the
 * second before as the one to lower.
 *
 * @since 0.1.0
 */
public final class AdaptiveRateLimiter implements CallLimiter {

	private static final double SLOWER = 0.7;

	private static final double FASTER = 1.1;

	private static final double MIN_PER_SECOND = 1;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long QUIET = 2 * SECOND;

	private final double maxPerSecond;

	private final Scheduler scheduler;

	private final Bucket bucket;

	private final AtomicReference<Pace> pace;

	private AdaptiveRateLimiter(double maxPerSecond, Scheduler scheduler) {
		this.maxPerSecond = maxPerSecond;
		this.scheduler = scheduler;
		this.pace = new AtomicReference<>(Pace.from(maxPerSecond, now()));
		this.bucket = Bucket.builder()
			.addLimit(bandwidth(maxPerSecond))
			.withCustomTimePrecision(new SchedulerTime())
			.build();
	}

	/**
	 * Create a limiter that has no ceiling.
	 * @return the limiter
	 */
	public static AdaptiveRateLimiter unlimited() {
		return new AdaptiveRateLimiter(Double.POSITIVE_INFINITY, Schedulers.parallel());
	}

	/**
	 * Create a limiter that begins with a rate and never exceeds it.
	 * @param maxPerSecond how many attempts a second, 1 or more
	 * @return the limiter
	 */
	public static AdaptiveRateLimiter of(double maxPerSecond) {
		return of(maxPerSecond, Schedulers.parallel());
	}

	static AdaptiveRateLimiter of(double maxPerSecond, Scheduler scheduler) {
		if (!(maxPerSecond >= MIN_PER_SECOND)) {
			throw new IllegalArgumentException("A rate of " + maxPerSecond + " a second is less than one");
		}
		return new AdaptiveRateLimiter(maxPerSecond, scheduler);
	}

	/**
	 * Return how many attempts a second may leave at present.
	 * @return the rate; infinite as long as nothing limits it
	 */
	public double getPerSecond() {
		return pace().perSecond();
	}

	@Override
	public Mono<Void> acquire() {
		return Mono.defer(() -> {
			// A place in the row, given away at once: whoever comes later waits longer
			long wait = this.bucket.consumeIgnoringRateLimits(1);
			return (wait > 0) ? Mono.delay(Duration.ofNanos(wait), this.scheduler).then() : Mono.empty();
		});
	}

	@Override
	public void ended(@Nullable MembercardException failure) {
		boolean tooMany = failure instanceof MembercardResponseException refusal
				&& refusal.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value();
		Pace before = pace();
		change(before, this.pace
			.updateAndGet((pace) -> tooMany ? pace.slower(now()) : pace.answered(now(), this.maxPerSecond)));
	}

	private void change(Pace before, Pace after) {
		if (after.perSecond() != before.perSecond()) {
			this.bucket.replaceConfiguration(
					BucketConfiguration.builder().addLimit(bandwidth(after.perSecond())).build(),
					TokensInheritanceStrategy.AS_IS);
		}
	}

	// One at a time, so that no second has more than the rate and one
	private static Bandwidth bandwidth(double perSecond) {
		Duration distance = Duration.ofNanos(Math.max(1, (long) (SECOND / perSecond)));
		return Bandwidth.builder().capacity(1).refillGreedy(1, distance).build();
	}

	private Pace pace() {
		return Objects.requireNonNull(this.pace.get());
	}

	private long now() {
		return this.scheduler.now(TimeUnit.NANOSECONDS);
	}

	/**
	 * The rate at a moment, and what decides the next one.
	 *
	 * @param perSecond the rate
	 * @param tooMuch the rate at the first of the last refusals
	 * @param changedAt when it was changed
	 * @param slowerAt when it was lowered
	 * @param secondAt when the second began whose answers are counted
	 * @param answers how many came in that second
	 * @param answersBefore how many came in the second before
	 */
	private record Pace(double perSecond, double tooMuch, long changedAt, long slowerAt, long secondAt, long answers,
			long answersBefore) {

		static Pace from(double perSecond, long now) {
			return new Pace(perSecond, perSecond, now, now - QUIET, now, 0, 0);
		}

		// More than one refusal comes from the same second
		Pace slower(long now) {
			if (now - this.slowerAt < SECOND) {
				return this;
			}
			double reached = Math.min(this.perSecond, (double) Math.max(this.answers, this.answersBefore));
			double next = Math.max(reached * SLOWER, MIN_PER_SECOND);
			boolean first = now - this.slowerAt >= QUIET;
			return new Pace(next, first ? reached : this.tooMuch, now, now, this.secondAt, this.answers,
					this.answersBefore);
		}

		Pace answered(long now, double max) {
			long seconds = (now - this.secondAt) / SECOND;
			if (seconds == 0) {
				return new Pace(this.perSecond, this.tooMuch, this.changedAt, this.slowerAt, this.secondAt,
						this.answers + 1, this.answersBefore);
			}
			boolean faster = now - this.slowerAt >= QUIET && now - this.changedAt >= SECOND;
			double next = faster ? Math.min(faster(), max) : this.perSecond;
			return new Pace(next, this.tooMuch, faster ? now : this.changedAt, this.slowerAt,
					this.secondAt + seconds * SECOND, 1, (seconds == 1) ? this.answers : 0);
		}

		private double faster() {
			double near = this.tooMuch * SLOWER;
			if (this.perSecond < near) {
				return Math.min(this.perSecond * 2, near);
			}
			// A process with little to do reached little when it was refused
			return this.perSecond * ((this.perSecond <= this.tooMuch) ? FASTER : 2);
		}

	}

	/**
	 * The time of the scheduler, so that a virtual one will do.
	 */
	private final class SchedulerTime implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return now();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
