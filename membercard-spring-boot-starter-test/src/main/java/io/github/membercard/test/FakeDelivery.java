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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

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

	private final Attempts<Attempt> attempts = new Attempts<>((attempt) -> attempt.accepted() && !attempt.probe(),
			this::noSuchAttempt);

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
		return this.attempts.ended();
	}

	/**
	 * Tell whether the merchant accepted the notification.
	 * @return whether an attempt was answered with 2xx, other than a probe
	 */
	public boolean delivered() {
		return this.attempts.delivered();
	}

	/**
	 * Wait for the end of the delivery.
	 * @return completed with {@link #delivered()} when there will be no further attempt:
	 * after a 2xx, after the last repeat, without an address, and when the platform is
	 * closed
	 */
	public CompletableFuture<Boolean> outcome() {
		return this.attempts.outcome();
	}

	/**
	 * Wait for the end of an attempt. With virtual time it is safe to advance then: the
	 * repeat that follows is scheduled.
	 * @param number which one, from 1
	 * @return completed with the attempt when it has ended; completed with an
	 * {@link IllegalStateException} when there won't be such an attempt
	 */
	public CompletableFuture<Attempt> attempt(int number) {
		return this.attempts.await(number);
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
		this.attempts.add(task);
	}

	boolean isOver() {
		return this.attempts.isOver();
	}

	/**
	 * Add an attempt that has ended.
	 * @param attempt the attempt
	 * @param next schedules the next one, and tells whether there is one
	 */
	void record(Attempt attempt, BooleanSupplier next) {
		this.attempts.record(attempt.number(), attempt, next);
	}

	/**
	 * End the delivery, whatever is under way.
	 */
	void end() {
		this.attempts.end();
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
