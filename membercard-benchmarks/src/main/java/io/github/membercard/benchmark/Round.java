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

import org.HdrHistogram.Histogram;

/**
 * What one contender did in one round.
 *
 * @param callsPerCpuSecond calls for each second of CPU time of the whole process
 * @param callsPerSecond calls for each second
 * @param p50Millis half of the calls took at most this long
 * @param p99Millis 99 % of the calls took at most this long
 * @param bytesPerCall bytes allocated for each call by all threads
 */
record Round(double callsPerCpuSecond, double callsPerSecond, double p50Millis, double p99Millis, double bytesPerCall) {

	private static final double NANOS_PER_SECOND = 1e9;

	static Round of(Usage start, Usage end, Histogram latencies) {
		long calls = latencies.getTotalCount();
		if (calls == 0) {
			throw new IllegalStateException("No call ended within the round");
		}
		return new Round(calls * NANOS_PER_SECOND / (end.cpuNanos() - start.cpuNanos()),
				calls * NANOS_PER_SECOND / (end.wallNanos() - start.wallNanos()), Tally.millis(latencies, 50),
				Tally.millis(latencies, 99), (double) end.allocatedSince(start) / calls);
	}

	double cpuMillisPerCall() {
		return 1000 / this.callsPerCpuSecond;
	}

}
