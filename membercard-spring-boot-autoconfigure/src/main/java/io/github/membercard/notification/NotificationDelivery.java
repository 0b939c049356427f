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

package io.github.membercard.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The rules of handing over: each event is handled once, and the platform is told so only
 * after all handlers are done. A handler that takes longer than the answer may take goes
 * on, and the repetition of the notification finds out how it ended.
 *
 * @param <E> the events
 * @since 0.1.0
 */
public final class NotificationDelivery<E> {

	private static final Log logger = LogFactory.getLog(NotificationDelivery.class);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

	private final List<Function<? super E, Mono<Void>>> handlers;

	private final Function<? super E, String> identity;

	private final NotificationAnswer handled;

	private final NotificationIdempotencyStore store;

	private final Duration answerWithin;

	private final Scheduler scheduler = Schedulers.boundedElastic();

	/**
	 * Create a delivery.
	 * @param handlers what the events are handed to, one after the other, on threads that
	 * may block
	 * @param identity gives what each copy of an event has and no other event, at most
	 * 255 characters without personal data, since it is stored and logged
	 * @param handled the answer when an event is handled or was before
	 * @param store remembers what was handled
	 * @param answerWithin when to answer although the handlers are not done
	 */
	public NotificationDelivery(List<? extends Function<? super E, Mono<Void>>> handlers,
			Function<? super E, String> identity, NotificationAnswer handled, NotificationIdempotencyStore store,
			Duration answerWithin) {
		this.handlers = List.copyOf(handlers);
		this.identity = identity;
		this.handled = handled;
		this.store = store;
		this.answerWithin = answerWithin;
	}

	/**
	 * Hand over an event.
	 * @param event proves and reads the event, on a thread that may block
	 * @param refusal makes the answer to an event that can't be proven or read, and logs
	 * why
	 * @return the answer
	 */
	public Mono<NotificationAnswer> deliver(Mono<? extends E> event, Function<Throwable, NotificationAnswer> refusal) {
		return deliver(event, refusal, (outcome) -> {
		});
	}

	/**
	 * Hand over an event and tell what became of it.
	 * @param event proves and reads the event, on a thread that may block
	 * @param refusal makes the answer to an event that can't be proven or read, and logs
	 * why
	 * @param outcome is told what became of an event that is proven and read, before the
	 * answer; perhaps again after an answer that it was late
	 * @return the answer
	 */
	public Mono<NotificationAnswer> deliver(Mono<? extends E> event, Function<Throwable, NotificationAnswer> refusal,
			Consumer<NotificationOutcome> outcome) {
		// Deferred, as the thread that subscribes to a callable disposes of it when it
		// fails
		// at once, which interrupts the thread that writes the answer
		return Mono.defer(() -> event)
			// Decryption takes long
			.subscribeOn(this.scheduler)
			// A failure of a handler may well be about a signature too: that of a call it
			// made
			.flatMap((proven) -> handleOnce(proven, outcome)
				.onErrorResume((ex) -> Mono.fromSupplier(() -> notHandled(proven, ex, outcome))))
			.timeout(this.answerWithin, Mono.fromSupplier(() -> late(outcome)), Schedulers.parallel())
			.onErrorResume((ex) -> Mono.fromSupplier(() -> refusal.apply(ex)));
	}

	private Mono<NotificationAnswer> handleOnce(E event, Consumer<NotificationOutcome> outcome) {
		return Mono.defer(() -> claimAndHandle(event, outcome))
			// Held by another copy: if that one fails, this one takes its place
			.repeatWhenEmpty((held) -> held.delayElements(POLL_INTERVAL, Schedulers.parallel()));
	}

	private Mono<NotificationAnswer> claimAndHandle(E event, Consumer<NotificationOutcome> outcome) {
		String notification = this.identity.apply(event);
		return Mono.defer(() -> claimAndHandle(event, notification, UUID.randomUUID().toString(), outcome))
			.subscribeOn(this.scheduler)
			// An answer that is given before the end cancels nothing
			.cache();
	}

	private Mono<NotificationAnswer> claimAndHandle(E event, String notification, String claimant,
			Consumer<NotificationOutcome> outcome) {
		return this.store.claim(notification, claimant).flatMap((claim) -> switch (claim) {
			case WON -> handle(event).onErrorResume((ex) -> release(notification, claimant).then(Mono.error(ex)))
				.then(this.store.complete(notification, claimant))
				.then(Mono.fromSupplier(() -> answer(NotificationOutcome.HANDLED, outcome)));
			case COMPLETED -> Mono.fromSupplier(() -> answer(NotificationOutcome.DUPLICATE, outcome));
			case HELD -> Mono.empty();
		});
	}

	private NotificationAnswer answer(NotificationOutcome told, Consumer<NotificationOutcome> outcome) {
		outcome.accept(told);
		return this.handled;
	}

	private Mono<Void> handle(E event) {
		return Flux.fromIterable(this.handlers)
			.concatMap((handler) -> Mono.defer(() -> handler.apply(event)).subscribeOn(this.scheduler))
			.then();
	}

	private Mono<Void> release(String notification, String claimant) {
		return this.store.release(notification, claimant).onErrorResume((ex) -> {
			logger.error(
					"The claim on the notification " + notification + " could not be given back, it ends by itself",
					ex);
			return Mono.empty();
		});
	}

	private NotificationAnswer late(Consumer<NotificationOutcome> outcome) {
		outcome.accept(NotificationOutcome.LATE);
		logger.warn("A notification was not handled within " + this.answerWithin.toMillis()
				+ " ms, so that it will be sent again");
		return NotificationAnswer.LATE;
	}

	private NotificationAnswer notHandled(E event, Throwable ex, Consumer<NotificationOutcome> outcome) {
		outcome.accept(NotificationOutcome.FAILED);
		logger.error(
				"The notification " + this.identity.apply(event) + " was not handled, so that it will be sent again",
				ex);
		return NotificationAnswer.FAILED;
	}

}
