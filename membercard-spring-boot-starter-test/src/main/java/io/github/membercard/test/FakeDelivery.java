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

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * What became of a notification so far. It is thread-safe and follows what happens.
 *
 * @since 0.1.0
 * @see FakeNotifications#push
 */
public final class FakeDelivery {

	private final FakeNotification notification;

	private final FakeMerchant merchant;

	private final @Nullable URI url;

	private final Lazy<byte[]> body;

	private final boolean probed;

	private final Disposable.Composite work = Disposables.composite();

	private final List<Attempt> attempts = new ArrayList<>();

	private final Map<Integer, CompletableFuture<Attempt>> awaited = new HashMap<>();

	private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

	private boolean over;

	FakeDelivery(FakeNotification notification, FakeMerchant merchant, @Nullable URI url, Lazy<byte[]> body,
			boolean probed) {
		this.notification = notification;
		this.merchant = merchant;
		this.url = url;
		this.body = body;
		this.probed = probed;
	}

	/**
	 * Return what is delivered.
	 * @return the notification
	 */
	public FakeNotification notification() {
		return this.notification;
	}

	/**
	 * Return the attempts that ended so far.
	 * @return a copy, oldest first; empty when there was no address
	 */
	public List<Attempt> attempts() {
		synchronized (this.attempts) {
			return List.copyOf(this.attempts);
		}
	}

	/**
	 * Tell whether the merchant accepted the notification.
	 * @return whether an attempt was answered with 2xx, other than a probe
	 */
	public boolean delivered() {
		return attempts().stream().anyMatch((attempt) -> attempt.accepted() && !attempt.probe());
	}

	/**
	 * Wait for the end of the delivery.
	 * @return completed with {@link #delivered()} when there will be no further attempt:
	 * after a 2xx, after the last repeat, without an address, and when the platform is
	 * closed
	 */
	public CompletableFuture<Boolean> outcome() {
		return this.outcome.copy();
	}

	/**
	 * Wait for the end of an attempt. With virtual time it is safe to advance then: the
	 * repeat that follows is scheduled.
	 * @param number which one, from 1
	 * @return completed with the attempt when it has ended; completed with an
	 * {@link IllegalStateException} when there won't be such an attempt
	 */
	public CompletableFuture<Attempt> attempt(int number) {
		synchronized (this.attempts) {
			if (!this.over) {
				return this.awaited.computeIfAbsent(number, (added) -> new CompletableFuture<>()).copy();
			}
			return (number <= this.attempts.size()) ? CompletableFuture.completedFuture(this.attempts.get(number - 1))
					: CompletableFuture.failedFuture(noSuchAttempt(number));
		}
	}

	private IllegalStateException noSuchAttempt(int number) {
		return new IllegalStateException((this.url != null) ? "%s has no attempt %d".formatted(this, number)
				: "%s has no attempt: there is no address for it, set one with sendTo".formatted(this));
	}

	FakeMerchant merchant() {
		return this.merchant;
	}

	@Nullable URI url() {
		return this.url;
	}

	byte[] body() {
		return this.body.get();
	}

	boolean probed() {
		return this.probed;
	}

	void add(Disposable task) {
		this.work.add(task);
	}

	boolean isOver() {
		synchronized (this.attempts) {
			return this.over;
		}
	}

	/**
	 * Add an attempt that has ended.
	 * @param attempt the attempt
	 * @param next schedules the next one, and tells whether there is one
	 */
	void record(Attempt attempt, BooleanSupplier next) {
		synchronized (this.attempts) {
			if (this.over) {
				return;
			}
			this.attempts.add(attempt);
		}
		boolean more = next.getAsBoolean();
		CompletableFuture<Attempt> awaited;
		synchronized (this.attempts) {
			awaited = this.awaited.computeIfAbsent(attempt.number(), (added) -> new CompletableFuture<>());
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
		Map<Integer, CompletableFuture<Attempt>> awaited;
		synchronized (this.attempts) {
			this.over = true;
			awaited = Map.copyOf(this.awaited);
		}
		this.outcome.complete(delivered());
		awaited.forEach((number, future) -> future.completeExceptionally(noSuchAttempt(number)));
	}

	@Override
	public String toString() {
		return "FakeDelivery[" + this.notification + ", attempts=" + attempts() + "]";
	}

	/**
	 * An attempt to deliver a notification.
	 *
	 * @param number its number, from 1
	 * @param time when it began
	 * @param probe whether the signature was wrong on purpose
	 * @param status the HTTP status of the answer; 0 without an answer
	 * @param failure why there was no answer, or {@code null} when there was one
	 */
	public record Attempt(int number, Instant time, boolean probe, int status, @Nullable String failure) {

		/**
		 * Tell whether the merchant accepted it.
		 * @return whether the status is 2xx
		 */
		public boolean accepted() {
			return this.status >= 200 && this.status < 300;
		}

	}

}
