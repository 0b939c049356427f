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
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Calls that arrive by a schedule, whether or not earlier ones have ended. A latency
 * counts from the moment the call was due, so a client that lags behind can't hide it.
 */
final class OpenLoop {

	private static final long SEED = 20260101;

	private static final Duration TIME_TO_END = Duration.ofSeconds(30);

	private final long[] dueNanos;

	private OpenLoop(LongStream dueNanos) {
		this.dueNanos = dueNanos.toArray();
	}

	/**
	 * Make a schedule of calls that come at random. The same arguments give the same one.
	 * @param callsPerSecond how many calls on average
	 * @param time for how long
	 * @return the schedule
	 */
	static OpenLoop random(double callsPerSecond, Duration time) {
		Random random = new Random(SEED);
		double meanNanos = TimeUnit.SECONDS.toNanos(1) / callsPerSecond;
		return new OpenLoop(LongStream.iterate(0, (due) -> due < time.toNanos(),
				(due) -> due + (long) (-Math.log(1 - random.nextDouble()) * meanNanos)));
	}

	/**
	 * Make a schedule of calls at equal distances.
	 * @param interval from one to the next
	 * @param time for how long
	 * @return the schedule
	 */
	static OpenLoop regular(Duration interval, Duration time) {
		return new OpenLoop(LongStream.iterate(0, (due) -> due < time.toNanos(), (due) -> due + interval.toNanos()));
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
		try (InstalledProvider installed = contender.install()) {
			return run(contender.getClass().getSimpleName(), (number, ended) -> contender.call(ended));
		}
	}

	/**
	 * Make calls by it.
	 * @param name who makes them, for the error
	 * @param calls begin one each
	 * @return the latencies in microseconds
	 * @throws Exception when a call fails or does not end
	 */
	Histogram run(String name, Calls calls) throws Exception {
		Tally tally = new Tally();
		Phaser underWay = new Phaser(1);
		long start = System.nanoTime();
		for (int i = 0; i < this.dueNanos.length; i++) {
			long due = start + this.dueNanos[i];
			for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
				LockSupport.parkNanos(wait);
			}
			underWay.register();
			calls.begin(i, (error) -> {
				tally.ended(due, error);
				underWay.arriveAndDeregister();
			});
		}
		underWay.awaitAdvanceInterruptibly(underWay.arrive(), TIME_TO_END.toSeconds(), TimeUnit.SECONDS);
		tally.requireNoError(name);
		return tally.take();
	}

	/**
	 * Begins a call.
	 */
	@FunctionalInterface
	interface Calls {

		/**
		 * Begin a call, and return at once.
		 * @param number which one it is, from 0
		 * @param ended takes its error, or {@code null}, exactly once
		 */
		void begin(int number, Consumer<@Nullable Throwable> ended);

	}

}
