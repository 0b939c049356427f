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

package io.github.membercard.benchmark;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import org.HdrHistogram.Histogram;

/**
 * Calls that arrive by a schedule, whether or not earlier ones have ended. A latency
 * counts from the moment the call was due, so a client that lags behind can't hide it.
 */
final class OpenLoop {

	private static final long SEED = 20260101;

	private static final Duration TIME_TO_END = Duration.ofSeconds(30);

	private final long[] dueNanos;

	/**
	 * Make a schedule. The same arguments give the same one.
	 * @param callsPerSecond how many calls on average; they come at random
	 * @param time for how long
	 */
	OpenLoop(double callsPerSecond, Duration time) {
		Random random = new Random(SEED);
		double meanNanos = TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
		this.dueNanos = LongStream
			.iterate(0, (due) -> due < time.toNanos(),
					(due) -> due + (long) (-Math.log(1 - random.nextDouble()) * meanNanos))
			.toArray();
	}

	/**
	 * Run a client by it.
	 * @param contender the client
	 * @return the latencies in microseconds
	 * @throws Exception when a call fails or does not end
	 */
	@SuppressWarnings("try")
	Histogram run(ClientContender contender) throws Exception {
		System.gc();
		Tally tally = new Tally();
		Phaser underWay = new Phaser(1);
		try (InstalledProvider installed = contender.install()) {
			long start = System.nanoTime();
			for (long offset : this.dueNanos) {
				long due = start + offset;
				for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
					LockSupport.parkNanos(wait);
				}
				underWay.register();
				contender.call((error) -> {
					tally.ended(due, error);
					underWay.arriveAndDeregister();
				});
			}
			underWay.awaitAdvanceInterruptibly(underWay.arrive(), TIME_TO_END.toSeconds(), TimeUnit.SECONDS);
		}
		tally.requireNoError(contender.getClass().getSimpleName());
		return tally.take();
	}

}
