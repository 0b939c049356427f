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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls and their latencies. Thread-safe.
 */
final class Tally {

	private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(2);

	private static final double MICROS_PER_MILLI = 1e3;

	private static final int DIGITS = 3;

	private final Recorder latencies = new Recorder(MAX_MICROS, DIGITS);

	private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();

	/**
	 * Count a call.
	 * @param startNanos when it began, or should have
	 * @param error its error, {@code null} without one
	 */
	void ended(long startNanos, @Nullable Throwable error) {
		if (error != null) {
			this.error.compareAndSet(null, error);
		}
		long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
		this.latencies.recordValue(Math.min(Math.max(micros, 0), MAX_MICROS));
	}

	/**
	 * Return the calls since the last time.
	 * @return their latencies in microseconds
	 */
	Histogram take() {
		return this.latencies.getIntervalHistogram();
	}

	/**
	 * Return a percentile in milliseconds.
	 * @param latencies what {@link #take()} gave
	 * @param percentile from 0 to 100
	 * @return the milliseconds
	 */
	static double millis(Histogram latencies, double percentile) {
		return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
	}

	boolean hasError() {
		return this.error.get() != null;
	}

	/**
	 * Fail when a call did: a figure with errors in it is worth nothing.
	 * @param contender who made the calls
	 */
	void requireNoError(Object contender) {
		Throwable first = this.error.get();
		if (first != null) {
			throw new IllegalStateException("A call of " + contender + " failed", first);
		}
	}

}
