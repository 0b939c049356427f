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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.membercard.apiv3.Vectors;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.notification.InMemoryNotificationIdempotencyStore;
import io.github.membercard.notification.NotificationAnswer;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.notification.ReceivedNotification;
import io.github.membercard.officialaccount.event.Pushes.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OfficialAccountEventEndpoint} without a web server.
 */
class OfficialAccountEventEndpointTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final Duration ANSWER_WITHIN = Duration.ofMillis(4500);

	private static final Clock CLOCK = Vectors.clockAt(1_472_551_037);

	private static final NotificationAnswer SUCCESS = NotificationAnswer.text(200, "success");

	private final RecordingEventHandler handler = new RecordingEventHandler();

	private final NotificationIdempotencyStore store = new InMemoryNotificationIdempotencyStore(Duration.ofMinutes(1),
			Duration.ofDays(1), 1000, CLOCK);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(OfficialAccountEventEndpoint.class);

	@BeforeEach
	void readTheLog() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void readTheLogNoLonger() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void handlersAreCalledOneAfterTheOther() {
		RecordingEventHandler second = new RecordingEventHandler();
		Sinks.Empty<Void> gate = Sinks.empty();
		Sinks.Empty<Void> called = Sinks.empty();
		this.handler.behave((event) -> {
			called.tryEmitEmpty();
			return gate.asMono();
		});
		StepVerifier.create(receive(endpoint(List.of(this.handler, second)), push("1")))
			.expectSubscription()
			.then(() -> StepVerifier.create(called.asMono()).expectComplete().verify(TIMEOUT))
			.then(() -> assertThat(second.events()).isEmpty())
			.then(gate::tryEmitEmpty)
			.expectNext(SUCCESS)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(second.events()).isEqualTo(this.handler.events()).hasSize(1);
	}

	@Test
	void hundredCopiesAtTheSameTimeAreHandledOnceAndAllAcknowledged() {
		OfficialAccountEventEndpoint endpoint = endpoint(List.of(this.handler));
		StepVerifier.create(copies(endpoint)).expectNext(SUCCESS).expectComplete().verify(TIMEOUT);
		assertThat(this.handler.events()).hasSize(1);
	}

	@Test
	void copyAfterAFailureIsHandled() {
		OfficialAccountEventEndpoint endpoint = endpoint(List.of(this.handler));
		this.handler.behave((event) -> Mono.error(new IllegalStateException("the database is away")));
		StepVerifier.create(receive(endpoint, push("1")))
			.expectNext(NotificationAnswer.FAILED)
			.expectComplete()
			.verify(TIMEOUT);
		this.handler.behave((event) -> Mono.empty());
		StepVerifier.create(copies(endpoint)).expectNext(SUCCESS).expectComplete().verify(TIMEOUT);
		assertThat(this.handler.events()).hasSize(2);
	}

	@Test
	void slowHandlerIsAnsweredInTimeAndTheRepetitionFindsItDone() {
		Sinks.Empty<Void> gate = Sinks.empty();
		this.handler.behave((event) -> gate.asMono());
		StepVerifier.withVirtualTime(() -> {
			OfficialAccountEventEndpoint endpoint = endpoint(List.of(this.handler));
			return receive(endpoint, push("1")).concatWith(Mono.defer(() -> receive(endpoint, push("1"))));
		})
			.expectSubscription()
			.expectNoEvent(ANSWER_WITHIN.minusMillis(1))
			.thenAwait(Duration.ofMillis(1))
			.expectNext(NotificationAnswer.LATE)
			.thenAwait(Duration.ofSeconds(1))
			.then(gate::tryEmitEmpty)
			.thenAwait(Duration.ofSeconds(1))
			.expectNext(SUCCESS)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.handler.events()).hasSize(1);
	}

	@Test
	void twoCardsThatAreTakenInOneSecondAreBothHandled() {
		OfficialAccountEventEndpoint endpoint = endpoint(List.of(this.handler));
		StepVerifier.create(Flux.just("1", "2").concatMap((code) -> receive(endpoint, push(code))))
			.expectNext(SUCCESS, SUCCESS)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.handler.events()).hasSize(2);
	}

	@Test
	void unknownEventIsLoggedWithoutItsValues() {
		Push push = Pushes.plain(CLOCK,
				Pushes.userGetCard(PlantedSecrets.USER_CARD_CODE).replace("user_get_card", "user_new_thing"));
		StepVerifier.create(receive(endpoint(List.of(this.handler)), push))
			.expectNext(SUCCESS)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.handler.events()).singleElement().isInstanceOf(UnknownOfficialAccountEvent.class);
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.INFO);
			assertThat(event.getFormattedMessage())
				.startsWith("Received UnknownOfficialAccountEvent[account=plain, createTime=2016-08-30T09:57:16Z,"
						+ " event=user_new_thing, fields=[")
				.doesNotContain(PlantedSecrets.USER_CARD_CODE, PlantedSecrets.OPENID, "pZI8Fj");
		});
	}

	@Test
	void unreadableEventIsAnErrorInTheLogAndSentAgain() {
		Push push = Pushes.plain(CLOCK, Pushes.userGetCard("1").replace("1472551036", "now"));
		StepVerifier.create(receive(endpoint(List.of(this.handler)), push))
			.expectNext(NotificationAnswer.FAILED)
			.expectComplete()
			.verify(TIMEOUT);
		assertLogged(Level.ERROR, "A push to the official account 'plain' can't be read: CreateTime is no number."
				+ " Nothing of it was used.");
		assertThat(this.handler.events()).isEmpty();
	}

	@Test
	void unprovenPushIsAWarningInTheLogThatNamesWhatRanBefore() {
		Push push = push("1");
		push.query.remove("nonce");
		StepVerifier.create(receive(endpoint(List.of(this.handler)), push))
			.expectNext(NotificationAnswer.UNPROVEN)
			.expectComplete()
			.verify(TIMEOUT);
		assertLogged(Level.WARN, "A push to the official account 'plain' is not proven: the parameter 'nonce' was sent"
				+ " 0 times, not once; a proxy may have dropped the query. Nothing of it was used. These ran before"
				+ " and may have read or changed the body: [a.Filter]; order them behind, or keep them off this path.");
	}

	@Test
	void emptyBodyIsAnErrorInTheLog() {
		StepVerifier.create(receive(endpoint(List.of(this.handler)), Pushes.plain(CLOCK, "")))
			.expectNext(NotificationAnswer.UNPROVEN)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.log.list).singleElement().extracting(ILoggingEvent::getLevel).isEqualTo(Level.ERROR);
	}

	@Test
	void encryptedPushWithoutAKeyIsAnErrorInTheLogAndSentAgain() {
		Push push = Pushes.encrypted(CLOCK, Pushes.userGetCard("1"));
		StepVerifier.create(receive(endpoint(List.of(this.handler)), push))
			.expectNext(NotificationAnswer.FAILED)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(event.getFormattedMessage()).isEqualTo("A push to the official account 'plain' can't be used");
			assertThat(event.getThrowableProxy().getMessage())
				.startsWith("'membercard.official-accounts.plain.encoding-aes-key' is not usable: it is missing");
		});
	}

	@Test
	void failureOfTheWebServerIsItsOwn() {
		StepVerifier
			.create(endpoint(List.of(this.handler)).receive("plain", Mono.error(new IllegalStateException("reset"))))
			.expectError(IllegalStateException.class)
			.verify(TIMEOUT);
	}

	private void assertLogged(Level level, String message) {
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(level);
			assertThat(event.getFormattedMessage()).startsWith(message);
		});
	}

	private OfficialAccountEventEndpoint endpoint(List<OfficialAccountEventHandler> handlers) {
		return new OfficialAccountEventEndpoint(
				(account) -> account.equals("plain") ? Optional.of(Pushes.plainParser(CLOCK)) : Optional.empty(),
				handlers, this.store, ANSWER_WITHIN);
	}

	private static Mono<NotificationAnswer> copies(OfficialAccountEventEndpoint endpoint) {
		return Flux.range(0, 100)
			.flatMap((copy) -> receive(endpoint, push("1")).subscribeOn(Schedulers.parallel()), 100)
			.collectList()
			.doOnNext((answers) -> assertThat(answers).hasSize(100))
			.flatMapIterable((answers) -> answers)
			.distinct()
			.single();
	}

	private static Push push(String code) {
		return Pushes.plain(CLOCK, Pushes.userGetCard(code));
	}

	private static Mono<NotificationAnswer> receive(OfficialAccountEventEndpoint endpoint, Push push) {
		return endpoint.receive("plain", Mono.fromSupplier(() -> new ReceivedNotification(HttpMethod.POST, push.query(),
				new HttpHeaders(), push.body, List.of("a.Filter"))));
	}

}
