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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.membercard.notification.NotificationIdempotencyStore.Claim;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each {@link NotificationIdempotencyStore} of ours promises.
 */
class NotificationIdempotencyStoreTests {

	private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(1);

	private static final Duration RETENTION = Duration.ofDays(2);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final SettableClock CLOCK = new SettableClock();

	static Stream<NotificationIdempotencyStore> stores() {
		return Stream.of(new InMemoryNotificationIdempotencyStore(CLAIM_TIMEOUT, RETENTION, 1000, CLOCK),
				jdbc(database()));
	}

	@ParameterizedTest
	@MethodSource("stores")
	void firstClaimWinsAndTheNextIsTold(NotificationIdempotencyStore store) {
		expect(store.claim("n", "a"), Claim.WON);
		expect(store.claim("n", "b"), Claim.HELD);
		expect(store.claim("m", "b"), Claim.WON);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void completedNotificationStaysCompletedUntilTheRetentionEnds(NotificationIdempotencyStore store) {
		expect(store.claim("n", "a"), Claim.WON);
		done(store.complete("n", "a"));
		expect(store.claim("n", "b"), Claim.COMPLETED);
		CLOCK.advance(RETENTION.minusMillis(1));
		expect(store.claim("n", "b"), Claim.COMPLETED);
		CLOCK.advance(Duration.ofMillis(1));
		expect(store.claim("n", "b"), Claim.WON);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void releasedNotificationCanBeClaimedAgain(NotificationIdempotencyStore store) {
		expect(store.claim("n", "a"), Claim.WON);
		done(store.release("n", "a"));
		expect(store.claim("n", "b"), Claim.WON);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void claimOfAnInstanceThatWasKilledEnds(NotificationIdempotencyStore store) {
		expect(store.claim("n", "a"), Claim.WON);
		CLOCK.advance(CLAIM_TIMEOUT.minusMillis(1));
		expect(store.claim("n", "b"), Claim.HELD);
		CLOCK.advance(Duration.ofMillis(1));
		expect(store.claim("n", "b"), Claim.WON);
		expect(store.claim("n", "c"), Claim.HELD);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void whoLostTheClaimChangesNothing(NotificationIdempotencyStore store) {
		expect(store.claim("n", "a"), Claim.WON);
		CLOCK.advance(CLAIM_TIMEOUT);
		expect(store.claim("n", "b"), Claim.WON);
		done(store.release("n", "a"));
		expect(store.claim("n", "c"), Claim.HELD);
		done(store.complete("n", "a"));
		expect(store.claim("n", "c"), Claim.HELD);
		done(store.complete("n", "b"));
		done(store.release("n", "b"));
		expect(store.claim("n", "c"), Claim.COMPLETED);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void oneOfManyClaimsAtTheSameTimeWins(NotificationIdempotencyStore store) {
		for (int round = 0; round < 20; round++) {
			String notification = "n" + round;
			List<Claim> claims = Flux.range(0, 50)
				.flatMap((i) -> store.claim(notification, String.valueOf(i)).subscribeOn(Schedulers.boundedElastic()),
						50)
				.collectList()
				.blockOptional(TIMEOUT)
				.orElseThrow();
			assertThat(claims).hasSize(50).containsOnlyOnce(Claim.WON).doesNotContain(Claim.COMPLETED);
		}
	}

	@Test
	void memoryForgetsTheOldestFirst() {
		NotificationIdempotencyStore store = new InMemoryNotificationIdempotencyStore(CLAIM_TIMEOUT, RETENTION, 2,
				CLOCK);
		for (String notification : List.of("1", "2", "3")) {
			expect(store.claim(notification, "a"), Claim.WON);
			done(store.complete(notification, "a"));
		}
		expect(store.claim("3", "b"), Claim.COMPLETED);
		expect(store.claim("2", "b"), Claim.COMPLETED);
		expect(store.claim("1", "b"), Claim.WON);
	}

	@Test
	void expiredRowsAreRemovedOnceAnHour() {
		JdbcDataSource database = database();
		NotificationIdempotencyStore store = jdbc(database);
		expect(store.claim("old", "a"), Claim.WON);
		done(store.complete("old", "a"));
		CLOCK.advance(RETENTION.plusSeconds(1));
		expect(store.claim("new", "a"), Claim.WON);
		assertThat(JdbcClient.create(database)
			.sql("SELECT NOTIFICATION FROM MEMBERCARD_NOTIFICATION")
			.query(String.class)
			.list()).containsExactly("new");
	}

	@Test
	void missingTableSaysHowToMakeIt() {
		StepVerifier.create(jdbc(emptyDatabase()).claim("n", "a"))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
				.hasMessage("The table MEMBERCARD_NOTIFICATION can't be used. Create it with "
						+ "classpath:io/github/membercard/notification/schema.sql, or set "
						+ "'membercard.notification.jdbc.initialize-schema' to 'always'"))
			.verify(TIMEOUT);
	}

	private static NotificationIdempotencyStore jdbc(JdbcDataSource database) {
		return new JdbcNotificationIdempotencyStore(database, CLAIM_TIMEOUT, RETENTION, CLOCK);
	}

	private static JdbcDataSource database() {
		JdbcDataSource database = emptyDatabase();
		new ResourceDatabasePopulator(new ClassPathResource("io/github/membercard/notification/schema.sql"))
			.execute(database);
		return database;
	}

	private static JdbcDataSource emptyDatabase() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return database;
	}

	private static void expect(Mono<Claim> claim, Claim expected) {
		StepVerifier.create(claim).expectNext(expected).expectComplete().verify(TIMEOUT);
	}

	private static void done(Mono<Void> work) {
		StepVerifier.create(work).expectComplete().verify(TIMEOUT);
	}

	private static final class SettableClock extends Clock {

		private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");

		void advance(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
