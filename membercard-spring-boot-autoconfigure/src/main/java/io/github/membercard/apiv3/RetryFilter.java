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

package io.github.membercard.apiv3;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Repeats calls that failed in a way that passes, and moves to the backup addresses. It
 * is outside the signing, so that each attempt has its own nonce, timestamp and
 * signature.
 * <p>
 * A call that may have reached the platform is only repeated when a repeat has no second
 * effect: {@code GET}, {@code PATCH} and {@code DELETE}, and what is {@link Replayable}.
 */
final class RetryFilter implements ExchangeFilterFunction {

	private static final Log logger = LogFactory.getLog(RetryFilter.class);

	private static final Set<HttpMethod> REPLAYABLE_METHODS = Set.of(HttpMethod.GET, HttpMethod.PATCH,
			HttpMethod.DELETE);

	private static final double JITTER = 0.5;

	private final @Nullable RetryPolicy policy;

	private final PlatformHosts hosts;

	private final ApiV3ClientListener listener;

	/**
	 * Create a filter.
	 * @param policy how long to repeat, {@code null} to move to the backup addresses only
	 * @param hosts the addresses
	 */
	RetryFilter(@Nullable RetryPolicy policy, PlatformHosts hosts) {
		this(policy, hosts, new ApiV3ClientListener() {
		});
	}

	RetryFilter(@Nullable RetryPolicy policy, PlatformHosts hosts, ApiV3ClientListener listener) {
		this.policy = policy;
		this.hosts = hosts;
		this.listener = listener;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> new Call(request, next, context.getOrDefault(CallLimiter.class, null))
			.exchange(this.policy));
	}

	/**
	 * One call with its attempts.
	 */
	private final class Call {

		private final ClientRequest request;

		private final ExchangeFunction next;

		private final @Nullable CallLimiter limiter;

		private final boolean replayable;

		/**
		 * The first failure that may hide an effect.
		 */
		private volatile @Nullable MembercardException unknown;

		/**
		 * The failure of the attempt before, {@code null} while one is under way.
		 */
		private volatile @Nullable MembercardException waitingAfter;

		private boolean unprovenBefore;

		private boolean sent;

		Call(ClientRequest request, ExchangeFunction next, @Nullable CallLimiter limiter) {
			this.request = request;
			this.next = next;
			this.limiter = limiter;
			this.replayable = REPLAYABLE_METHODS.contains(request.method())
					|| Boolean.TRUE.equals(request.attributes().get(Replayable.ATTRIBUTE));
		}

		Mono<ClientResponse> exchange(@Nullable RetryPolicy policy) {
			Mono<ClientResponse> answer = attempt();
			if (policy != null) {
				answer = answer.onErrorResume(this::passes, (ex) -> repeat(ex, policy))
					.timeout(Mono.delay(policy.deadline(), Schedulers.parallel()),
							Mono.error(() -> expired(policy.deadline())));
			}
			return answer.onErrorMap(MembercardException.class, this::outcome);
		}

		// Made only for a call that failed: there are few, and it takes a lot of objects
		private Mono<ClientResponse> repeat(Throwable firstFailure, RetryPolicy policy) {
			AtomicReference<@Nullable Throwable> first = new AtomicReference<>(firstFailure);
			return Mono.defer(() -> {
				Throwable failure = first.getAndSet(null);
				return (failure != null) ? Mono.<ClientResponse>error(failure) : attempt();
			})
				.retryWhen(Retry.backoff(Long.MAX_VALUE, policy.minBackoff())
					.maxBackoff(policy.maxBackoff())
					.jitter(JITTER)
					.scheduler(Schedulers.parallel())
					.filter(this::passes)
					.doBeforeRetry((repeat) -> beforeRepeat(repeat.failure())));
		}

		private Mono<ClientResponse> attempt() {
			this.waitingAfter = null;
			Mono<ClientResponse> answer = send(this.request);
			for (URI backup : RetryFilter.this.hosts.backups()) {
				answer = answer.onErrorResume(this::isUnreachable, (ex) -> {
					logger.warn("Trying the backup address " + backup + ": " + ex.getMessage());
					RetryFilter.this.listener.repeating((MembercardException) ex);
					URI url = RetryFilter.this.hosts.move(this.request.url(), backup);
					return send(ClientRequest.from(this.request).url(url).build());
				});
			}
			return answer;
		}

		private Mono<ClientResponse> send(ClientRequest request) {
			Mono<ClientResponse> answer = this.next.exchange(request).doOnError(this::remember);
			CallLimiter limiter = this.limiter;
			if (limiter == null) {
				return answer;
			}
			boolean first = !this.sent;
			this.sent = true;
			Mono<ClientResponse> noted = answer.doOnSuccess((response) -> limiter.ended(null))
				.doOnError(MembercardException.class, limiter::ended);
			return first ? noted : limiter.acquire().then(noted);
		}

		private void remember(Throwable ex) {
			if (this.unknown == null && ex instanceof MembercardException failure && failure.isResultUnknown()) {
				this.unknown = failure;
			}
		}

		private boolean isUnreachable(Throwable ex) {
			return ex instanceof MembercardConnectionException failure && !failure.isLocal()
					&& (!failure.isRequestSent() || this.replayable);
		}

		private boolean passes(Throwable ex) {
			if (ex instanceof MembercardResponseException refusal) {
				return refusal.isTooManyRequests() || (this.replayable && refusal.isResultUnknown());
			}
			if (ex instanceof MembercardSignatureException failure) {
				return this.replayable && passes(failure.getReason());
			}
			return isUnreachable(ex);
		}

		private boolean passes(MembercardSignatureException.Reason reason) {
			return switch (reason) {
				// A probe is on purpose, and the key of an unknown serial is downloaded
				case PROBE, UNKNOWN_SERIAL -> true;
				case BODY_TOO_LARGE -> false;
				// Whatever goes on signing wrongly is not worth waiting for
				default -> !this.unprovenBefore;
			};
		}

		private void beforeRepeat(Throwable ex) {
			MembercardException failure = (MembercardException) ex;
			this.waitingAfter = failure;
			if (failure instanceof MembercardSignatureException unproven
					&& unproven.getReason() != MembercardSignatureException.Reason.PROBE) {
				this.unprovenBefore = true;
			}
			RetryFilter.this.listener.repeating(failure);
			logger.debug("Repeating: " + failure.getMessage());
		}

		private MembercardException expired(Duration deadline) {
			MembercardException failure = this.waitingAfter;
			return (failure != null) ? failure : new MembercardConnectionException(Exchanges.describe(this.request),
					true, new TimeoutException("no answer within " + deadline.toMillis() + " ms"));
		}

		// The worst that may have happened: a repeat that was not answered says nothing
		// about the attempts before it
		private MembercardException outcome(MembercardException last) {
			MembercardException earlier = this.unknown;
			if (earlier == null || earlier == last || last.isResultUnknown()) {
				return last;
			}
			boolean answered = last instanceof MembercardResponseException refusal && !refusal.isTooManyRequests();
			MembercardException told = answered ? last : earlier;
			told.addSuppressed(answered ? earlier : last);
			return told;
		}

	}

}
