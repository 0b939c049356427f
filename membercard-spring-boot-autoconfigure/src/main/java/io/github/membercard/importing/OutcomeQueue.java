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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * Where the stream of outcomes meets the thread of the job, which waits for them: as many
 * are asked for as were taken.
 */
final class OutcomeQueue extends BaseSubscriber<RowOutcome> {

	static final int CAPACITY = 1000;

	private final BlockingQueue<RowOutcome> outcomes = new LinkedBlockingQueue<>();

	private volatile boolean ended;

	private volatile @Nullable Throwable failure;

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(CAPACITY);
	}

	@Override
	protected void hookOnNext(RowOutcome outcome) {
		this.outcomes.add(outcome);
	}

	@Override
	protected void hookOnComplete() {
		this.ended = true;
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.failure = failure;
		this.ended = true;
	}

	/**
	 * Collect outcomes for some time, or until there are many.
	 * @param time how long
	 * @return the outcomes, perhaps none
	 * @throws InterruptedException when the thread is interrupted
	 */
	List<RowOutcome> take(Duration time) throws InterruptedException {
		List<RowOutcome> taken = new ArrayList<>();
		long end = System.nanoTime() + time.toNanos();
		long left = time.toNanos();
		while (taken.size() < CAPACITY / 2 && left > 0 && !isDrained()) {
			RowOutcome outcome = this.outcomes.poll(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)),
					TimeUnit.NANOSECONDS);
			if (outcome != null) {
				taken.add(outcome);
				this.outcomes.drainTo(taken, CAPACITY / 2 - taken.size());
			}
			left = end - System.nanoTime();
		}
		if (!taken.isEmpty() && !this.ended) {
			request(taken.size());
		}
		return taken;
	}

	/**
	 * Return whether nothing is left to take.
	 * @return {@code true} when the stream ended and all was taken
	 */
	boolean isDrained() {
		return this.ended && this.outcomes.isEmpty();
	}

	/**
	 * Return why the stream ended early.
	 * @return the failure, or {@code null} when it did not
	 */
	@Nullable Throwable failure() {
		return this.failure;
	}

}
