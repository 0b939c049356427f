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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Says how many rows got an end per second lately. For one reader at a time.
 */
final class RateMeter {

	private static final Duration WINDOW = Duration.ofSeconds(10);

	private final Clock clock;

	private final Deque<Sample> samples = new ArrayDeque<>();

	RateMeter(Clock clock) {
		this.clock = clock;
	}

	ImportProgress measure(ImportProgress progress) {
		Instant now = this.clock.instant();
		while (this.samples.size() > 1 && this.samples.getFirst().at().isBefore(now.minus(WINDOW))) {
			this.samples.removeFirst();
		}
		Sample first = this.samples.isEmpty() ? new Sample(now, progress.settled()) : this.samples.getFirst();
		this.samples.addLast(new Sample(now, progress.settled()));
		double seconds = Duration.between(first.at(), now).toMillis() / 1000.0;
		double perSecond = (seconds > 0) ? (progress.settled() - first.settled()) / seconds : 0;
		return progress.withRate(perSecond, now);
	}

	/**
	 * How many rows had an end at a moment.
	 *
	 * @param at the moment
	 * @param settled the number of rows
	 */
	private record Sample(Instant at, long settled) {

	}

}
