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

import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends signed requests. Spring logs the address of a request at DEBUG, so what it is
 * given has no query, which may hold an openid; the connector gets the whole address.
 */
final class Transport implements ExchangeFunction {

	private final ClientHttpConnector connector;

	private final ExchangeStrategies strategies;

	private final OnFirstUse<ExchangeFunction> withoutQuery;

	Transport(ClientHttpConnector connector, ExchangeStrategies strategies) {
		this.connector = (method, uri, request) -> connector.connect(method, uri, request).map(BufferedResponse::new);
		this.strategies = strategies;
		// It asks for the strategies at once
		this.withoutQuery = new OnFirstUse<>(() -> ExchangeFunctions.create(this.connector, strategies));
	}

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		if (request.url().getRawQuery() == null) {
			return this.withoutQuery.get().exchange(request);
		}
		URI address = UriComponentsBuilder.fromUri(request.url()).replaceQuery(null).build(true).toUri();
		return ExchangeFunctions
			.create((method, uri, callback) -> this.connector.connect(method, request.url(), callback), this.strategies)
			.exchange(ClientRequest.from(request).url(address).build());
	}

}
