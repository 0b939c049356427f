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
import java.util.concurrent.atomic.AtomicReference;

import io.github.membercard.apiv3.AccessTokens;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps a token, and gets another one before it ends: once for all who wait for it.
 */
final class ExpiringTokenSource implements AccessTokens {

	private static final Log logger = LogFactory.getLog(ExpiringTokenSource.class);

	// In the last five minutes the platform gives a new one while the old one goes on
	private static final Duration MARGIN = Duration.ofMinutes(4);

	private final String key;

	private final Mono<ExpiringToken> request;

	private final AccessTokenStore store;

	private final Clock clock;

	private final AtomicReference<@Nullable Mono<Kept>> refresh = new AtomicReference<>();

	private volatile @Nullable Kept kept;

	/**
	 * Create a source. Nothing is requested yet.
	 * @param key what the token is for
	 * @param request asks the platform for a token
	 * @param store where instances share it
	 * @param clock tells the time
	 */
	ExpiringTokenSource(String key, Mono<ExpiringToken> request, AccessTokenStore store, Clock clock) {
		this.key = key;
		this.request = request;
		this.store = store;
		this.clock = clock;
	}

	@Override
	public Mono<String> get() {
		return Mono.defer(() -> {
			Instant now = this.clock.instant();
			Kept kept = this.kept;
			if (kept != null && kept.refreshAt().isAfter(now)) {
				return Mono.just(kept);
			}
			Mono<Kept> refreshed = refresh(null);
			return (kept != null && kept.token().isValidAt(now))
					? refreshed.onErrorResume((ex) -> Mono.fromSupplier(() -> goOn(kept, ex))) : refreshed;
		}).map((kept) -> kept.token().value());
	}

	@Override
	public Mono<String> replace(String refused) {
		return Mono.defer(() -> {
			Kept kept = this.kept;
			return (kept != null && isUsable(kept, refused)) ? Mono.just(kept) : refresh(refused);
		}).map((kept) -> kept.token().value());
	}

	private boolean isUsable(Kept kept, @Nullable String refused) {
		return kept.refreshAt().isAfter(this.clock.instant()) && !kept.token().value().equals(refused);
	}

	private Kept goOn(Kept kept, Throwable ex) {
		logger.warn("No new token for " + this.key + ", going on with the one that ends at " + kept.token().expiresAt(),
				ex);
		return kept;
	}

	private Mono<Kept> refresh(@Nullable String refused) {
		return Mono.defer(() -> {
			AtomicReference<@Nullable Mono<Kept>> own = new AtomicReference<>();
			Mono<Kept> refreshing = Mono.defer(() -> load(refused))
				// Before the waiting callers hear of it: one that asks again asks anew
				.doOnTerminate(() -> this.refresh.compareAndSet(own.get(), null))
				.cache();
			own.set(refreshing);
			Mono<Kept> earlier = this.refresh.compareAndExchange(null, refreshing);
			return (earlier != null) ? earlier : refreshing;
		});
	}

	private Mono<Kept> load(@Nullable String refused) {
		// Somebody may have been faster
		Kept kept = this.kept;
		if (kept != null && isUsable(kept, refused)) {
			return Mono.just(kept);
		}
		String former = (kept != null) ? kept.token().value() : null;
		return this.store.find(this.key)
			.onErrorResume((ex) -> Mono.fromRunnable(() -> notShared("read", ex)))
			.filter((shared) -> shared.isValidAt(this.clock.instant()) && !shared.value().equals(refused)
					&& !shared.value().equals(former))
			.switchIfEmpty(Mono.defer(this::request))
			.map(this::keep);
	}

	private Mono<ExpiringToken> request() {
		return this.request.flatMap((token) -> this.store.save(this.key, token)
			.onErrorResume((ex) -> Mono.fromRunnable(() -> notShared("saved", ex)))
			.thenReturn(token));
	}

	private void notShared(String what, Throwable ex) {
		logger.warn("The token for " + this.key + " that instances share could not be " + what, ex);
	}

	private Kept keep(ExpiringToken token) {
		Duration left = Duration.between(this.clock.instant(), token.expiresAt());
		Duration half = left.dividedBy(2);
		Kept kept = new Kept(token, token.expiresAt().minus((half.compareTo(MARGIN) < 0) ? half : MARGIN));
		this.kept = kept;
		return kept;
	}

	/**
	 * The token in use.
	 *
	 * @param token the token
	 * @param refreshAt when to get another one
	 */
	private record Kept(ExpiringToken token, Instant refreshAt) {
	}

}
