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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.HdrHistogram.Histogram;

/**
 * Runs rounds in which the calls of a contender follow one another without a pause.
 */
final class RoundRunner implements AutoCloseable {

	private static final Duration TIME_TO_END = Duration.ofSeconds(60);

	private final ExecutorService driver = Executors.newSingleThreadExecutor();

	private final Duration leadIn;

	private final Duration time;

	/**
	 * Create it.
	 * @param leadIn how long calls are made before any is counted: connections that were
	 * closed between two rounds are made anew
	 * @param time how long calls are counted
	 */
	RoundRunner(Duration leadIn, Duration time) {
		this.leadIn = leadIn;
		this.time = time;
	}

	Round run(Contender contender, int concurrency) throws Exception {
		return run(contender, concurrency, this.time);
	}

	Round run(Contender contender, int concurrency, Duration time) throws Exception {
		Tally tally = new Tally();
		return during(contender, concurrency, tally, () -> {
			Usage start = Usage.now();
			tally.take();
			Thread.sleep(time.toMillis());
			Histogram latencies = tally.take();
			return Round.of(start, Usage.now(), latencies);
		});
	}

	/**
	 * Do something while a contender makes as many calls as it can.
	 * @param contender the contender
	 * @param concurrency how many calls are under way at any time
	 * @param tally is told of each call
	 * @param action what to do, after the lead-in
	 * @param <T> the type of its result
	 * @return its result
	 * @throws Exception when it or a call fails
	 */
	@SuppressWarnings("try")
	<T> T during(Contender contender, int concurrency, Tally tally, Callable<T> action) throws Exception {
		// Nobody pays for another one's garbage
		System.gc();
		AtomicBoolean stopped = new AtomicBoolean();
		try (InstalledProvider installed = contender.install()) {
			CompletableFuture<Void> calls = CompletableFuture.runAsync(
					() -> contender.saturate(concurrency, tally, () -> !stopped.get() && !tally.hasError()),
					this.driver);
			try {
				Thread.sleep(this.leadIn.toMillis());
				return action.call();
			}
			finally {
				stopped.set(true);
				calls.get(TIME_TO_END.toSeconds(), TimeUnit.SECONDS);
				tally.requireNoError(contender.getClass().getSimpleName());
			}
		}
	}

	@Override
	public void close() {
		this.driver.shutdownNow();
	}

}
