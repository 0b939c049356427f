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

package io.github.membercard.officialaccount.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.membercard.notification.NotificationAnswer;
import io.github.membercard.notification.NotificationDelivery;
import io.github.membercard.notification.NotificationEndpoint;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.notification.NotificationObservationDocumentation;
import io.github.membercard.notification.NotificationObservations;
import io.github.membercard.notification.NotificationOutcome;
import io.github.membercard.notification.ReceivedNotification;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;

/**
 * Receives the pushes to official accounts, whatever web server they come through: proves
 * and decrypts them, hands each event over once, and owns the answer. Also answers the
 * platform's check of the address, which is a GET.
 * <p>
 * It answers {@code success} only after all handlers are done. A handler that takes
 * longer than the answer may take goes on, and the repetition of the push finds out how
 * it ended.
 *
 * @since 0.1.0
 */
public final class OfficialAccountEventEndpoint implements NotificationEndpoint {

	private static final Log logger = LogFactory.getLog(OfficialAccountEventEndpoint.class);

	private static final NotificationAnswer HANDLED = NotificationAnswer.text(200, "success");

	private static final NotificationAnswer NO_ACCOUNT = NotificationAnswer.failure(404, "there is no such account");

	private final Function<String, Optional<OfficialAccountEventParser>> parsers;

	private final NotificationDelivery<IdentifiedEvent> delivery;

	private final NotificationObservations observations;

	/**
	 * Create an endpoint.
	 * @param parsers gives the parser of an account by the path segment that names the
	 * account, or empty when there is no such account
	 * @param handlers what the events are handed to, one after the other
	 * @param store remembers what was handled
	 * @param answerWithin when to answer although the handlers are not done; the platform
	 * waits five seconds
	 */
	public OfficialAccountEventEndpoint(Function<String, Optional<OfficialAccountEventParser>> parsers,
			List<OfficialAccountEventHandler> handlers, NotificationIdempotencyStore store, Duration answerWithin) {
		this(parsers, handlers, store, answerWithin, ObservationRegistry.NOOP);
	}

	/**
	 * Create an endpoint whose pushes are observed.
	 * @param parsers gives the parser of an account by the path segment that names the
	 * account, or empty when there is no such account
	 * @param handlers what the events are handed to, one after the other
	 * @param store remembers what was handled
	 * @param answerWithin when to answer although the handlers are not done; the platform
	 * waits five seconds
	 * @param observationRegistry where they are observed, see
	 * {@link NotificationObservationDocumentation#OFFICIAL_ACCOUNT_NOTIFICATION}
	 */
	public OfficialAccountEventEndpoint(Function<String, Optional<OfficialAccountEventParser>> parsers,
			List<OfficialAccountEventHandler> handlers, NotificationIdempotencyStore store, Duration answerWithin,
			ObservationRegistry observationRegistry) {
		this.observations = new NotificationObservations(observationRegistry,
				NotificationObservationDocumentation.OFFICIAL_ACCOUNT_NOTIFICATION);
		this.parsers = parsers;
		OfficialAccountEventHandler unknown = OfficialAccountEventEndpoint::logUnknown;
		this.delivery = new NotificationDelivery<>(Stream.concat(Stream.of(unknown), handlers.stream())
			.map(OfficialAccountEventEndpoint::function)
			.toList(), IdentifiedEvent::identity, HANDLED, store, answerWithin);
	}

	private static Function<IdentifiedEvent, Mono<Void>> function(OfficialAccountEventHandler handler) {
		return (identified) -> handler.handle(identified.event());
	}

	@Override
	public Mono<NotificationAnswer> receive(String account, Mono<ReceivedNotification> received) {
		return this.parsers.apply(account)
			.map((parser) -> received.flatMap((push) -> answer(parser, push)))
			.orElseGet(() -> Mono.just(NO_ACCOUNT));
	}

	private Mono<NotificationAnswer> answer(OfficialAccountEventParser parser, ReceivedNotification push) {
		if (HttpMethod.GET.equals(push.method())) {
			return Mono.fromSupplier(() -> NotificationAnswer.text(200, parser.checkAddress(push.query())))
				.onErrorResume((ex) -> Mono.fromSupplier(() -> notUsable(parser, ex, List.of())));
		}
		return this.observations.observe(parser.account(), (outcome) -> this.delivery
			.deliver(Mono.fromSupplier(() -> parser.parse(push.query(), push.body())), (ex) -> {
				outcome.accept(outcome(ex));
				return notUsable(parser, ex, push.readers());
			}, outcome));
	}

	private static NotificationOutcome outcome(Throwable ex) {
		boolean unproven = ex instanceof RefusedPushException refused
				&& refused.reason() != RefusedPushException.Reason.UNREADABLE;
		return unproven ? NotificationOutcome.UNPROVEN : NotificationOutcome.UNREADABLE;
	}

	private static Mono<Void> logUnknown(OfficialAccountEvent event) {
		return Mono.fromRunnable(() -> {
			if (event instanceof UnknownOfficialAccountEvent unknown) {
				logger.info("Received " + unknown);
			}
		});
	}

	private static NotificationAnswer notUsable(OfficialAccountEventParser parser, Throwable ex, List<String> readers) {
		String what = "A push to the official account '" + parser.account() + "' ";
		if (ex instanceof RefusedPushException refused) {
			return refused(what, refused, readers);
		}
		logger.error(what + "can't be used", ex);
		return NotificationAnswer.FAILED;
	}

	private static NotificationAnswer refused(String what, RefusedPushException ex, List<String> readers) {
		String hint = readers.isEmpty() ? "" : " These ran before and may have read or changed the body: " + readers
				+ "; order them behind, or keep them off this path.";
		String because = ex.problem() + ". Nothing of it was used." + hint;
		return switch (ex.reason()) {
			case UNPROVEN -> {
				logger.warn(what + "is not proven: " + because);
				yield NotificationAnswer.UNPROVEN;
			}
			case TOO_LARGE -> {
				logger.warn(what + "is not proven: " + because);
				yield NotificationAnswer.TOO_LARGE;
			}
			case NO_BODY -> {
				logger.error(what + "is not proven: " + because);
				yield NotificationAnswer.UNPROVEN;
			}
			case UNREADABLE -> {
				logger.error(what + "can't be read: " + because);
				yield NotificationAnswer.FAILED;
			}
		};
	}

}
