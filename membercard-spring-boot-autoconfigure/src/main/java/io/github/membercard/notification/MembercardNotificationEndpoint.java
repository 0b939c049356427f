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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.apiv3.NotificationVerifier;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Receives notifications, whatever web server they come through: verifies them, hands
 * each over once, and owns the answer.
 * <p>
 * It answers 2xx only after all handlers are done. A handler that takes longer than the
 * answer may take goes on, and the repetition of the notification finds out how it ended.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationEndpoint implements NotificationEndpoint {

	private static final Log logger = LogFactory.getLog(MembercardNotificationEndpoint.class);

	private static final NotificationAnswer HANDLED = NotificationAnswer.empty(204);

	private static final NotificationAnswer NO_MERCHANT = NotificationAnswer.failure(404, "there is no such merchant");

	private final Function<String, Optional<NotificationVerifier>> verifiers;

	private final NotificationDelivery<MembercardEvent> delivery;

	private final NotificationObservations observations;

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
		this(verifiers, handlers, store, answerWithin, ObservationRegistry.NOOP);
	}

	/**
	 * Create an endpoint whose notifications are observed.
	 * @param verifiers gives the verifier of a merchant by the path segment that names
	 * the merchant, or empty when there is no such merchant
	 * @param handlers what the events are handed to, one after the other
	 * @param store remembers what was handled
	 * @param answerWithin when to answer although the handlers are not done; WeChat Pay
	 * waits five seconds
	 * @param observationRegistry where they are observed, see
	 * {@link NotificationObservationDocumentation#NOTIFICATION}
	 */
	public MembercardNotificationEndpoint(Function<String, Optional<NotificationVerifier>> verifiers,
			List<MembercardNotificationHandler> handlers, NotificationIdempotencyStore store, Duration answerWithin,
			ObservationRegistry observationRegistry) {
		this.observations = new NotificationObservations(observationRegistry,
				NotificationObservationDocumentation.NOTIFICATION);
		this.verifiers = verifiers;
		MembercardNotificationHandler unknown = MembercardNotificationEndpoint::logUnknown;
		this.delivery = new NotificationDelivery<>(Stream.concat(Stream.of(unknown), handlers.stream())
			.map(MembercardNotificationEndpoint::function)
			.toList(), MembercardNotificationEndpoint::identity, HANDLED, store, answerWithin);
	}

	private static Function<MembercardEvent, Mono<Void>> function(MembercardNotificationHandler handler) {
		return handler::handle;
	}

	private static String identity(MembercardEvent event) {
		return event.merchantId() + '/' + event.notificationType() + '/' + event.notificationId();
	}

	@Override
	public Mono<NotificationAnswer> receive(String merchant, Mono<ReceivedNotification> received) {
		return this.verifiers.apply(merchant)
			.map((verifier) -> this.observations.observe(verifier.getClientName(),
					(outcome) -> received.flatMap((notification) -> answer(merchant, verifier, notification, outcome))))
			.orElseGet(() -> Mono.just(NO_MERCHANT));
	}

	private Mono<NotificationAnswer> answer(String merchant, NotificationVerifier verifier,
			ReceivedNotification notification, Consumer<NotificationOutcome> outcome) {
		return this.delivery.deliver(
				MembercardNotificationParser.create(verifier).parse(notification.headers(), notification.body()),
				(ex) -> {
					outcome.accept(outcome(ex));
					return notUsable(merchant, ex, notification.readers());
				}, outcome);
	}

	private static NotificationOutcome outcome(Throwable ex) {
		if (!(ex instanceof MembercardSignatureException unproven)) {
			return NotificationOutcome.UNREADABLE;
		}
		return (unproven.getReason() == MembercardSignatureException.Reason.PROBE) ? NotificationOutcome.PROBE
				: NotificationOutcome.UNPROVEN;
	}

	private static Mono<Void> logUnknown(MembercardEvent event) {
		return Mono.fromRunnable(() -> {
			if (event instanceof UnknownEvent unknown) {
				logger.info("Received " + unknown);
			}
		});
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
