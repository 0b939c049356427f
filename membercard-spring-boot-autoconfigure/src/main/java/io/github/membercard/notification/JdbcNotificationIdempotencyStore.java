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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A {@link NotificationIdempotencyStore} in the table {@code MEMBERCARD_NOTIFICATION},
 * shared by all instances of an application. Each statement is a transaction of its own.
 * The clocks of the instances have to agree to within the time of a claim.
 *
 * @since 0.1.0
 */
public final class JdbcNotificationIdempotencyStore implements NotificationIdempotencyStore {

	/**
	 * The script that creates the table, for any SQL database.
	 */
	public static final String SCHEMA = "classpath:io/github/membercard/notification/schema.sql";

	private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	private final Duration claimTimeout;

	private final Duration retention;

	private final Clock clock;

	private final AtomicReference<Instant> nextCleanup;

	/**
	 * Create a store.
	 * @param dataSource the database
	 * @param claimTimeout when a claim ends that was neither completed nor released
	 * @param retention how long a handled notification is remembered
	 * @param clock tells the time
	 */
	public JdbcNotificationIdempotencyStore(DataSource dataSource, Duration claimTimeout, Duration retention,
			Clock clock) {
		this.jdbc = JdbcClient.create(dataSource);
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.claimTimeout = claimTimeout;
		this.retention = retention;
		this.clock = clock;
		this.nextCleanup = new AtomicReference<>(clock.instant());
	}

	@Override
	public Mono<Claim> claim(String notification, String claimant) {
		return execute(() -> {
			Instant now = this.clock.instant();
			removeExpired(now);
			Row row = find(notification);
			if (row == null) {
				return insert(notification, claimant, now);
			}
			if (row.until() <= now.toEpochMilli()) {
				return takeOver(notification, claimant, row, now);
			}
			return row.completed() ? Claim.COMPLETED : Claim.HELD;
		});
	}

	private @Nullable Row find(String notification) {
		List<Row> rows = inTransaction(() -> this.jdbc
			.sql("SELECT CLAIMANT, COMPLETED, VALID_UNTIL FROM MEMBERCARD_NOTIFICATION WHERE NOTIFICATION = ?")
			.param(notification)
			.query((result, number) -> new Row(result.getString(1), result.getInt(2) != 0, result.getLong(3)))
			.list());
		return rows.isEmpty() ? null : rows.get(0);
	}

	private Claim insert(String notification, String claimant, Instant now) {
		try {
			inTransaction(() -> this.jdbc
				.sql("INSERT INTO MEMBERCARD_NOTIFICATION (NOTIFICATION, CLAIMANT, COMPLETED, VALID_UNTIL)"
						+ " VALUES (?, ?, 0, ?)")
				.params(notification, claimant, now.plus(this.claimTimeout).toEpochMilli())
				.update());
			return Claim.WON;
		}
		catch (DataIntegrityViolationException ex) {
			// Another instance was faster. How it ends, the next claim will tell
			return Claim.HELD;
		}
	}

	private Claim takeOver(String notification, String claimant, Row row, Instant now) {
		int updated = inTransaction(() -> this.jdbc
			.sql("UPDATE MEMBERCARD_NOTIFICATION SET CLAIMANT = ?, COMPLETED = 0, VALID_UNTIL = ?"
					+ " WHERE NOTIFICATION = ? AND CLAIMANT = ? AND VALID_UNTIL = ?")
			.params(claimant, now.plus(this.claimTimeout).toEpochMilli(), notification, row.claimant(), row.until())
			.update());
		return (updated == 1) ? Claim.WON : Claim.HELD;
	}

	@Override
	public Mono<Void> complete(String notification, String claimant) {
		return execute(() -> inTransaction(() -> this.jdbc
			.sql("UPDATE MEMBERCARD_NOTIFICATION SET COMPLETED = 1, VALID_UNTIL = ?"
					+ " WHERE NOTIFICATION = ? AND CLAIMANT = ?")
			.params(this.clock.instant().plus(this.retention).toEpochMilli(), notification, claimant)
			.update())).then();
	}

	@Override
	public Mono<Void> release(String notification, String claimant) {
		return execute(() -> inTransaction(() -> this.jdbc
			.sql("DELETE FROM MEMBERCARD_NOTIFICATION WHERE NOTIFICATION = ? AND CLAIMANT = ? AND COMPLETED = 0")
			.params(notification, claimant)
			.update())).then();
	}

	private void removeExpired(Instant now) {
		Instant due = this.nextCleanup.get();
		if (!now.isBefore(due) && this.nextCleanup.compareAndSet(due, now.plus(CLEANUP_INTERVAL))) {
			inTransaction(() -> this.jdbc.sql("DELETE FROM MEMBERCARD_NOTIFICATION WHERE VALID_UNTIL < ?")
				.param(now.toEpochMilli())
				.update());
		}
	}

	private <T> T inTransaction(Supplier<T> statement) {
		return Objects.requireNonNull(this.transactions.execute((status) -> statement.get()));
	}

	private static <T> Mono<T> execute(Supplier<T> work) {
		return Mono.fromSupplier(work)
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(BadSqlGrammarException.class,
					(ex) -> new IllegalStateException("The table MEMBERCARD_NOTIFICATION can't be used. Create it with "
							+ SCHEMA + ", or set 'membercard.notification.jdbc.initialize-schema' to 'always'", ex));
	}

	/**
	 * A row of the table.
	 *
	 * @param claimant who claimed it
	 * @param completed whether it was handled
	 * @param until until when that is valid, in milliseconds since 1970
	 */
	private record Row(String claimant, boolean completed, long until) {
	}

}
