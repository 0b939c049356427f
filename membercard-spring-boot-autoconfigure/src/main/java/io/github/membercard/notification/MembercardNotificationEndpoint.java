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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.apiv3.NotificationVerifier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Receives notifications, whatever web server they come through: verifies them, hands
 * each over once, and owns the answer.
 * <p>
 * It answers 2xx only after all handlers are done. A handler that takes longer than the
 * answer may take goes on, and the repetition of the notification finds out how it ended.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationEndpoint {

	private static final Log logger = LogFactory.getLog(MembercardNotificationEndpoint.class);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

	private final Function<String, Optional<NotificationVerifier>> verifiers;

	private final List<MembercardNotificationHandler> handlers;

	private final NotificationIdempotencyStore store;

	private final Duration answerWithin;

	private final Scheduler scheduler = Schedulers.boundedElastic();

	/**
	 * Create an endpoint.
	 * @param verifiers gives the verifier of a merchant by the path segment that names
	 * the merchant, or empty when there is no such merchant
	 * @param handlers what the events are handed to, one after the other
	 * @param store remembers what was handled
	 * @param answerWithin when to answer although the handlers are not done; WeChat Pay
	 * waits five seconds
	 */
	public MembercardNotificationEndpoint(Function<String, Optional<NotificationVerifier>> verifiers,
			List<MembercardNotificationHandler> handlers, NotificationIdempotencyStore store, Duration answerWithin) {
		this.verifiers = verifiers;
		this.handlers = List.copyOf(handlers);
		this.store = store;
		this.answerWithin = answerWithin;
	}

	/**
	 * Receive a notification.
	 * @param merchant the path segment that names the merchant
	 * @param received reads the notification; an error is the web server's
	 * @return the answer
	 */
	Mono<NotificationAnswer> receive(String merchant, Mono<ReceivedNotification> received) {
		return this.verifiers.apply(merchant)
			.map((verifier) -> received.flatMap((notification) -> answer(merchant, verifier, notification)))
			.orElseGet(() -> Mono.just(NotificationAnswer.NO_MERCHANT));
	}

	private Mono<NotificationAnswer> answer(String merchant, NotificationVerifier verifier,
			ReceivedNotification notification) {
		return MembercardNotificationParser.create(verifier)
			.parse(notification.headers(), notification.body())
			// Decryption takes long
			.subscribeOn(this.scheduler)
			// A failure of a handler may well be about a signature too: that of a call it
			// made
			.flatMap((event) -> handleOnce(event).onErrorResume((ex) -> Mono.fromSupplier(() -> notHandled(event, ex))))
			.timeout(this.answerWithin, Mono.fromSupplier(this::late), Schedulers.parallel())
			.onErrorResume((ex) -> Mono.fromSupplier(() -> notUsable(merchant, ex, notification.readers())));
	}

	private Mono<NotificationAnswer> handleOnce(MembercardEvent event) {
		return Mono.defer(() -> claimAndHandle(event))
			// Held by another copy: if that one fails, this one takes its place
			.repeatWhenEmpty((held) -> held.delayElements(POLL_INTERVAL, Schedulers.parallel()));
	}

	private Mono<NotificationAnswer> claimAndHandle(MembercardEvent event) {
		String notification = event.merchantId() + '/' + event.notificationType() + '/' + event.notificationId();
		return Mono.defer(() -> claimAndHandle(event, notification, UUID.randomUUID().toString()))
			.subscribeOn(this.scheduler)
			// An answer that is given before the end cancels nothing
			.cache();
	}

	private Mono<NotificationAnswer> claimAndHandle(MembercardEvent event, String notification, String claimant) {
		return this.store.claim(notification, claimant).flatMap((claim) -> switch (claim) {
			case WON -> handle(event).onErrorResume((ex) -> release(notification, claimant).then(Mono.error(ex)))
				.then(this.store.complete(notification, claimant))
				.thenReturn(NotificationAnswer.HANDLED);
			case COMPLETED -> Mono.just(NotificationAnswer.HANDLED);
			case HELD -> Mono.empty();
		});
	}

	private Mono<Void> handle(MembercardEvent event) {
		if (event instanceof UnknownEvent unknown) {
			logger.info("Received " + unknown);
		}
		return Flux.fromIterable(this.handlers)
			.concatMap((handler) -> Mono.defer(() -> handler.handle(event)).subscribeOn(this.scheduler))
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

	private NotificationAnswer late() {
		logger.warn("A notification was not handled within " + this.answerWithin.toMillis()
				+ " ms, so that WeChat Pay will send it again");
		return NotificationAnswer.LATE;
	}

	private static NotificationAnswer notHandled(MembercardEvent event, Throwable ex) {
		logger.error("The notification " + event.notificationId() + " was not handled, so that WeChat Pay will send it"
				+ " again", ex);
		return NotificationAnswer.FAILED;
	}

	private static NotificationAnswer notUsable(String merchant, Throwable ex, List<String> readers) {
		if (ex instanceof MembercardSignatureException unproven) {
			return unproven(unproven, readers);
		}
		logger.error("A notification for the merchant '" + merchant + "' can't be used", ex);
		return NotificationAnswer.FAILED;
	}

	private static NotificationAnswer unproven(MembercardSignatureException ex, List<String> readers) {
		String hint = readers.isEmpty() ? "" : " These ran before and may have read or changed the body: " + readers
				+ "; order them behind, or keep them off this path.";
		switch (ex.getReason()) {
			case PROBE -> logger.info(ex.getMessage());
			case NO_BODY -> logger.error(ex.getMessage() + hint);
			default -> logger.warn(ex.getMessage() + hint);
		}
		return (ex.getReason() == MembercardSignatureException.Reason.BODY_TOO_LARGE) ? NotificationAnswer.TOO_LARGE
				: NotificationAnswer.UNPROVEN;
	}

}
