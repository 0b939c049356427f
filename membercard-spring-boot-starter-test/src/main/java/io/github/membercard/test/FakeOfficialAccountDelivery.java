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
 * What became of an event so far. It is thread-safe and follows what happens.
 *
 * @since 0.1.0
 * @see FakeOfficialAccount#push
 */
public final class FakeOfficialAccountDelivery {

	private final FakeOfficialAccount account;

	private final FakeOfficialAccountEvent event;

	private final @Nullable URI url;

	private final String xml;

	private final Attempts<Attempt> attempts = new Attempts<>(Attempt::accepted, this::noSuchAttempt);

	FakeOfficialAccountDelivery(FakeOfficialAccount account, FakeOfficialAccountEvent event, @Nullable URI url,
			String xml) {
		this.account = account;
		this.event = event;
		this.url = url;
		this.xml = xml;
	}

	/**
	 * Return what is delivered.
	 * @return the event
	 */
	public FakeOfficialAccountEvent event() {
		return this.event;
	}

	/**
	 * Return the attempts that ended so far.
	 * @return a copy, oldest first; empty when there was no address
	 */
	public List<Attempt> attempts() {
		return this.attempts.ended();
	}

	/**
	 * Tell whether the server of the account accepted the event.
	 * @return whether an attempt was accepted
	 */
	public boolean delivered() {
		return this.attempts.delivered();
	}

	/**
	 * Wait for the end of the delivery.
	 * @return completed with {@link #delivered()} when there will be no further attempt:
	 * after it was accepted, after the last repeat, without an address, and when the
	 * platform is closed
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
				: "%s has no attempt: there is no address for it, set one with sendEventsTo".formatted(this));
	}

	FakeOfficialAccount account() {
		return this.account;
	}

	@Nullable URI url() {
		return this.url;
	}

	String xml() {
		return this.xml;
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
		return "FakeOfficialAccountDelivery[" + this.event + ", attempts=" + this.attempts + "]";
	}

	/**
	 * An attempt to deliver an event.
	 *
	 * @param number its number, from 1
	 * @param time when it began
	 * @param status the HTTP status of the answer; 0 without an answer
	 * @param accepted whether the answer was a 2xx whose body is empty or {@code success}
	 * @param failure why there was no answer, or {@code null} when there was one
	 */
	public record Attempt(int number, Instant time, int status, boolean accepted, @Nullable String failure) {

	}

}
