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

import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Gives a request its access token, and makes it once more with another one when the
 * platform refuses that: a refused call had no effect.
 */
final class AccessTokenFilter implements ExchangeFilterFunction {

	private static final String PARAMETER = "access_token";

	private static final Set<String> REFUSED = Set.of("40001", "40014", "42001");

	private final AccessTokens tokens;

	AccessTokenFilter(AccessTokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return notSent(request, this.tokens.get()).flatMap((token) -> exchange(request, token, next)
			.onErrorResume(AccessTokenFilter::isRefused, (refusal) -> notSent(request, this.tokens.replace(token))
				.flatMap((other) -> other.equals(token) ? Mono.error(refusal) : exchange(request, other, next))));
	}

	// It is the request for a token of which nothing is known, this one never left
	private static Mono<String> notSent(ClientRequest request, Mono<String> token) {
		return token.onErrorMap((ex) -> ex instanceof MembercardException failure && failure.isResultUnknown(),
				(ex) -> new MembercardConnectionException(Exchanges.describe(request), false, ex));
	}

	private static Mono<ClientResponse> exchange(ClientRequest request, String token, ExchangeFunction next) {
		return next.exchange(ClientRequest.from(request)
			.attribute(PersonalParameter.attribute(PARAMETER), new PersonalParameter(PARAMETER, token))
			.build());
	}

	private static boolean isRefused(Throwable ex) {
		return ex instanceof MembercardResponseException refusal && refusal.getCode() != null
				&& REFUSED.contains(refusal.getCode());
	}

}
