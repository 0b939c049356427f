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

package io.github.membercard.importing;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.membercard.apiv3.AdaptiveRateLimiter;
import io.github.membercard.apiv3.CallLimiter;
import io.github.membercard.apiv3.MembercardException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A rate that many processes share. Each takes permits from a bucket in the database, and
 * adapts besides to what the platform accepts from it.
 * <p>
 * A process takes some permits at once when it uses them all in time, so that the
 * database need not be asked for each call. A permit that is not used in its time is
 * lost: after a pause of the process nothing leaves in a burst.
 */
final class SharedRateLimiter implements CallLimiter {

	// What a process takes at once at most: the permits of this part of a second
	private static final double MAX_SECONDS = 0.05;

	// Of the rate: what leaves one process a little late may arrive together with what
	// leaves another one in time, and more than the rate would reach the platform
	private static final double SHARE = 0.95;

	private static final long USABLE = TimeUnit.MILLISECONDS.toNanos(50);

	private final Queue<Long> permits = new ConcurrentLinkedQueue<>();

	private final AtomicInteger count = new AtomicInteger(1);

	private final Bucket bucket;

	private final CallLimiter own;

	private final long distance;

	private final int maxCount;

	private final Scheduler database;

	private final Scheduler timer = Schedulers.parallel();

	private SharedRateLimiter(Bucket bucket, double maxPerSecond, Scheduler database) {
		this.bucket = bucket;
		this.own = AdaptiveRateLimiter.of(maxPerSecond);
		this.distance = distance(maxPerSecond).toNanos();
		this.maxCount = (int) Math.max(1, maxPerSecond * MAX_SECONDS);
		this.database = database;
	}

	static SharedRateLimiter of(ProxyManager<String> buckets, String merchant, double maxPerSecond,
			Scheduler database) {
		BucketConfiguration configuration = BucketConfiguration.builder()
			.addLimit(Bandwidth.builder().capacity(1).refillGreedy(1, distance(maxPerSecond)).build())
			.build();
		Bucket bucket = buckets.builder().build(merchant, () -> configuration);
		// The bucket may be there with the rate of former days
		bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.AS_IS);
		return new SharedRateLimiter(bucket, maxPerSecond, database);
	}

	private static Duration distance(double maxPerSecond) {
		return Duration.ofNanos((long) (TimeUnit.SECONDS.toNanos(1) / (maxPerSecond * SHARE)));
	}

	@Override
	public Mono<Void> acquire() {
		return this.own.acquire().then(Mono.defer(this::permit));
	}

	@Override
	public void ended(@Nullable MembercardException failure) {
		this.own.ended(failure);
	}

	private Mono<Void> permit() {
		for (Long at = this.permits.poll(); at != null; at = this.permits.poll()) {
			if (now() - at < USABLE) {
				return waitUntil(at);
			}
			this.count.updateAndGet((count) -> Math.max(1, count / 2));
		}
		return Mono.fromCallable(this::take).subscribeOn(this.database).flatMap(this::waitUntil);
	}

	/**
	 * Take permits from the bucket, which gives those of the future too and says how far
	 * it is.
	 * @return when the first may be used; the others are kept
	 */
	private long take() {
		int taken = this.count.getAndUpdate((count) -> Math.min(count * 2, this.maxCount));
		long wait = this.bucket.consumeIgnoringRateLimits(taken);
		// Not before the bucket was asked: the wait begins when its row was free
		long last = now() + wait;
		for (int left = taken - 2; left >= 0; left--) {
			this.permits.add(last - left * this.distance);
		}
		return last - (taken - 1) * this.distance;
	}

	private Mono<Void> waitUntil(long at) {
		long wait = at - now();
		return (wait > 0) ? Mono.delay(Duration.ofNanos(wait), this.timer).then(Mono.defer(() -> inTime(at)))
				: Mono.empty();
	}

	private Mono<Void> inTime(long at) {
		return (now() - at < USABLE) ? Mono.empty() : permit();
	}

	private long now() {
		return this.timer.now(TimeUnit.NANOSECONDS);
	}

}
