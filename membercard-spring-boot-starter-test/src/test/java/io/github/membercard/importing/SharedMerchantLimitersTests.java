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

package io.github.membercard.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import io.github.membercard.apiv3.CallLimiter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SharedMerchantLimiters}. What they say about time is a lower limit, so
 * that a slow machine does not matter.
 */
class SharedMerchantLimitersTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@AutoClose
	private static final Postgresql postgresql = new Postgresql();

	private DataSource database;

	@BeforeEach
	void createTables() {
		this.database = postgresql.createDatabase();
		ImportSchema.migrate(this.database);
	}

	@Test
	void processesShareOneRate() {
		CallLimiter first = limiter(100, "acme");
		CallLimiter second = limiter(100, "acme");
		Duration elapsed = time(permits(first, 75).mergeWith(permits(second, 75)));
		assertThat(elapsed).isGreaterThanOrEqualTo(Duration.ofMillis(1490));
	}

	@Test
	void merchantsHaveRatesOfTheirOwn() {
		long slow = time(permits(limiter(5, "acme"), 6)).toMillis();
		long fast = time(permits(limiter(1000, "acme-east"), 6)).toMillis();
		assertThat(slow).isGreaterThanOrEqualTo(1000);
		assertThat(fast).isLessThan(slow);
	}

	@Test
	void nothingIsMadeUpForAfterAPause() {
		CallLimiter limiter = limiter(200, "acme");
		// Until it takes many permits at once
		permits(limiter, 40).blockLast(TIMEOUT);
		Duration elapsed = time(Flux.just(1).delayElements(Duration.ofSeconds(1)).thenMany(permits(limiter, 101)));
		assertThat(elapsed).isGreaterThanOrEqualTo(Duration.ofMillis(1490));
	}

	@Test
	void permitIsNotUsedEarlierForTheTimeThatTheDatabaseTook() throws SQLException {
		CallLimiter first = limiter(1, "acme");
		CallLimiter second = limiter(1, "acme");
		long start = System.nanoTime();
		permits(first, 1).blockLast(TIMEOUT);
		try (Connection other = this.database.getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("select * from MEMBERCARD_IMPORT_RATE for update");
			Mono<Long> permit = permits(second, 1).next().cache();
			permit.subscribe();
			Mono.delay(Duration.ofMillis(700)).block(TIMEOUT);
			other.rollback();
			permit.block(TIMEOUT);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
	}

	@Test
	void processThatStartsLastDecidesTheRate() {
		CallLimiter former = limiter(1, "acme");
		permits(former, 1).blockLast(TIMEOUT);
		permits(limiter(100, "acme"), 20).blockLast(Duration.ofSeconds(10));
	}

	private CallLimiter limiter(double maxPerSecond, String merchant) {
		return new SharedMerchantLimiters(this.database, maxPerSecond, Schedulers.boundedElastic()).get(merchant);
	}

	private static Flux<Long> permits(CallLimiter limiter, int count) {
		return Flux.range(0, count).concatMap((number) -> limiter.acquire().thenReturn(0L), 1);
	}

	private static Duration time(Flux<Long> permits) {
		Tuple2<Long, Long> elapsed = Objects.requireNonNull(permits.count().elapsed().block(TIMEOUT));
		return Duration.ofMillis(elapsed.getT1());
	}

}
