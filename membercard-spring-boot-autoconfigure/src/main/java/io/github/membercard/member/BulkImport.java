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

package io.github.membercard.member;

import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.membercard.apiv3.CallLimiter;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Sends many requests, as fast as a limiter allows, and gives each a result.
 *
 * @param <Q> the requests
 * @param <R> the results
 * @param send sends one
 * @param refused the result of a request that the platform refused
 * @param unknown the result of a request whose effect is not known
 */
record BulkImport<Q, R>(Function<Q, Mono<R>> send, BiFunction<Q, MembercardResponseException, R> refused,
		BiFunction<Q, MembercardException, R> unknown) {

	Flux<R> all(Publisher<Q> requests, int concurrency, CallLimiter limiter) {
		return Flux.from(requests)
			// One request waits at a time, so that what has to be repeated need not wait
			// behind all the others
			.concatMap((request) -> limiter.acquire().thenReturn(request), 1)
			.flatMap((request) -> this.send.apply(request)
				.onErrorResume(MembercardException.class, (ex) -> toResult(request, ex))
				// Not for all of it: the given stream may make calls of its own
				.contextWrite((context) -> context.put(CallLimiter.class, limiter)), concurrency, 1);
	}

	private Mono<R> toResult(Q request, MembercardException error) {
		if (error instanceof MembercardConfigurationException) {
			return Mono.error(error);
		}
		if (error instanceof MembercardResponseException response && isRefusal(response.getStatus())) {
			return Mono.just(this.refused.apply(request, response));
		}
		return Mono.just(this.unknown.apply(request, error));
	}

	private static boolean isRefusal(int status) {
		return HttpStatus.Series.resolve(status) == HttpStatus.Series.CLIENT_ERROR
				&& status != HttpStatus.TOO_MANY_REQUESTS.value() && status != HttpStatus.REQUEST_TIMEOUT.value();
	}

}
