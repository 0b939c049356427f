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

package io.github.membercard.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The attempts to deliver something: those that ended, and who waits for which. It is
 * thread-safe.
 *
 * @param <A> what is known of an attempt
 */
final class Attempts<A> {

	private final Predicate<A> delivers;

	private final IntFunction<IllegalStateException> missing;

	private final Disposable.Composite work = Disposables.composite();

	private final List<A> ended = new ArrayList<>();

	private final Map<Integer, CompletableFuture<A>> awaited = new HashMap<>();

	private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

	private boolean over;

	/**
	 * Begin without an attempt.
	 * @param delivers tells whether an attempt delivered
	 * @param missing explains, by its number, why an attempt won't be made
	 */
	Attempts(Predicate<A> delivers, IntFunction<IllegalStateException> missing) {
		this.delivers = delivers;
		this.missing = missing;
	}

	List<A> ended() {
		synchronized (this.ended) {
			return List.copyOf(this.ended);
		}
	}

	boolean delivered() {
		return ended().stream().anyMatch(this.delivers);
	}

	CompletableFuture<Boolean> outcome() {
		return this.outcome.copy();
	}

	CompletableFuture<A> await(int number) {
		synchronized (this.ended) {
			if (!this.over) {
				return this.awaited.computeIfAbsent(number, (added) -> new CompletableFuture<>()).copy();
			}
			return (number <= this.ended.size()) ? CompletableFuture.completedFuture(this.ended.get(number - 1))
					: CompletableFuture.failedFuture(this.missing.apply(number));
		}
	}

	void add(Disposable task) {
		this.work.add(task);
	}

	boolean isOver() {
		synchronized (this.ended) {
			return this.over;
		}
	}

	/**
	 * Add an attempt that has ended.
	 * @param number its number, from 1
	 * @param attempt the attempt
	 * @param next schedules the next one, and tells whether there is one
	 */
	void record(int number, A attempt, BooleanSupplier next) {
		synchronized (this.ended) {
			if (this.over) {
				return;
			}
			this.ended.add(attempt);
		}
		boolean more = next.getAsBoolean();
		CompletableFuture<A> awaited;
		synchronized (this.ended) {
			awaited = this.awaited.computeIfAbsent(number, (added) -> new CompletableFuture<>());
		}
		awaited.complete(attempt);
		if (!more) {
			end();
		}
	}

	/**
	 * End the delivery, whatever is under way.
	 */
	void end() {
		this.work.dispose();
		Map<Integer, CompletableFuture<A>> awaited;
		synchronized (this.ended) {
			this.over = true;
			awaited = Map.copyOf(this.awaited);
		}
		this.outcome.complete(delivered());
		awaited.forEach((number, future) -> future.completeExceptionally(this.missing.apply(number)));
	}

	@Override
	public String toString() {
		return ended().toString();
	}

}
