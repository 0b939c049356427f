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

package io.github.membercard.officialaccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpiringTokenSource}.
 */
class ExpiringTokenSourceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String KEY = "wxea9c30890f48d5ae/stable_token";

	private final AdjustableClock clock = new AdjustableClock();

	private final AtomicInteger requests = new AtomicInteger();

	private final SharedTokens store = new SharedTokens();

	private Duration life = Duration.ofHours(2);

	private Mono<ExpiringToken> platform = Mono
		.fromSupplier(() -> new ExpiringToken("token" + this.requests.get(), this.clock.instant().plus(this.life)));

	private final ExpiringTokenSource source = source();

	private ExpiringTokenSource source() {
		return new ExpiringTokenSource(KEY, Mono.defer(() -> {
			this.requests.incrementAndGet();
			return this.platform;
		}), this.store, this.clock);
	}

	@Test
	void concurrentCallersCauseOneRequest() {
		Sinks.One<ExpiringToken> answer = Sinks.one();
		this.platform = answer.asMono();
		List<Mono<String>> callers = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			Mono<String> caller = this.source.get().subscribeOn(Schedulers.parallel()).cache();
			caller.subscribe();
			callers.add(caller);
		}
		answer.tryEmitValue(token("token1"));
		StepVerifier.create(Flux.merge(callers).distinct().collectList())
			.expectNext(List.of("token1"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void tokenIsRefreshedFourMinutesBeforeItsEnd() {
		expect(this.source.get(), "token1");
		this.clock.advance(Duration.ofMinutes(116).minusMillis(1));
		expect(this.source.get(), "token1");
		this.clock.advance(Duration.ofMillis(1));
		expect(this.source.get(), "token2");
	}

	@Test
	void shortTokenIsRefreshedAtHalfItsLife() {
		this.life = Duration.ofMinutes(5);
		expect(this.source.get(), "token1");
		this.clock.advance(Duration.ofSeconds(150).minusMillis(1));
		expect(this.source.get(), "token1");
		this.clock.advance(Duration.ofMillis(1));
		expect(this.source.get(), "token2");
	}

	@Test
	void failedRefreshGoesOnWithTheTokenWhileItIsValid() {
		expect(this.source.get(), "token1");
		this.platform = Mono.error(new IllegalStateException("out of order"));
		this.clock.advance(Duration.ofMinutes(117));
		expect(this.source.get(), "token1");
		assertThat(this.requests).hasValue(2);
		this.clock.advance(Duration.ofMinutes(3));
		expectFailure(this.source.get());
	}

	@Test
	void failedFirstRequestFailsTheCallersAndTheNextAsksAnew() {
		this.platform = Mono.defer(() -> (this.requests.get() == 1)
				? Mono.error(new IllegalStateException("out of order")) : Mono.just(token("token2")));
		expectFailure(this.source.get());
		expect(this.source.get(), "token2");
	}

	@Test
	void callerThatAsksAgainAtOnceAsksAnew() {
		this.platform = Mono.defer(() -> (this.requests.get() == 1)
				? Mono.error(new IllegalStateException("out of order")) : Mono.just(token("token2")));
		expect(this.source.get().retry(1), "token2");
	}

	@Test
	void replaceJoinsTheRefreshUnderWay() {
		expect(this.source.get(), "token1");
		Sinks.One<ExpiringToken> answer = Sinks.one();
		this.platform = answer.asMono();
		StepVerifier.create(Mono.zip(this.source.replace("token1"), this.source.replace("token1")))
			.then(() -> answer.tryEmitValue(token("token2")))
			.assertNext((tokens) -> assertThat(tokens).containsExactly("token2", "token2"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.requests).hasValue(2);
	}

	@Test
	void replaceOfAnOlderTokenGivesTheCurrentOne() {
		expect(this.source.get(), "token1");
		expect(this.source.replace("token0"), "token1");
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void cancelledCallerDoesNotCancelTheOthers() {
		Sinks.One<ExpiringToken> answer = Sinks.one();
		this.platform = answer.asMono();
		Disposable first = this.source.get().subscribe();
		StepVerifier.create(this.source.get())
			.then(first::dispose)
			.then(() -> answer.tryEmitValue(token("token1")))
			.expectNext("token1")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void tokenOfAnotherInstanceIsUsed() {
		this.store.tokens.put(KEY, token("shared"));
		expect(this.source.get(), "shared");
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void newTokenIsShared() {
		expect(this.source.get(), "token1");
		expect(source().get(), "token1");
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void sharedTokenThatEndedIsNotUsed() {
		this.store.tokens.put(KEY, new ExpiringToken("shared", this.clock.instant()));
		expect(this.source.get(), "token1");
	}

	@Test
	void sharedTokenThatWasRefusedIsNotUsed() {
		this.store.tokens.put(KEY, token("shared"));
		expect(this.source.replace("shared"), "token1");
		assertThat(this.store.tokens.get(KEY)).isEqualTo(token("token1"));
	}

	@Test
	void sharedTokenThatIsTheFormerOneIsNotUsed() {
		expect(this.source.get(), "token1");
		this.clock.advance(Duration.ofMinutes(117));
		expect(this.source.get(), "token2");
	}

	@Test
	void storeThatFailsFailsNoCall() {
		this.store.failing = true;
		expect(this.source.get(), "token1");
		assertThat(this.store.tokens).isEmpty();
	}

	private ExpiringToken token(String value) {
		return new ExpiringToken(value, this.clock.instant().plus(this.life));
	}

	private static void expect(Mono<String> token, String expected) {
		StepVerifier.create(token).expectNext(expected).expectComplete().verify(TIMEOUT);
	}

	private static void expectFailure(Mono<String> token) {
		StepVerifier.create(token).expectErrorMessage("out of order").verify(TIMEOUT);
	}

	private static final class AdjustableClock extends Clock {

		private volatile Instant now = Instant.parse("2026-03-04T05:06:07Z");

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
			throw new UnsupportedOperationException("Not of these tests");
		}

	}

	private static final class SharedTokens implements AccessTokenStore {

		private final Map<String, ExpiringToken> tokens = new ConcurrentHashMap<>();

		private volatile boolean failing;

		@Override
		public Mono<ExpiringToken> find(String key) {
			return this.failing ? Mono.error(new IllegalStateException("no connection"))
					: Mono.justOrEmpty(this.tokens.get(key));
		}

		@Override
		public Mono<Void> save(String key, ExpiringToken token) {
			return this.failing ? Mono.error(new IllegalStateException("no connection"))
					: Mono.fromRunnable(() -> this.tokens.put(key, token));
		}

	}

}
