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

package io.github.membercard.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Connections}.
 */
class ConnectionsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void closeShouldEndEachExchangeAlsoWhenCancellingThrows() {
		Connections connections = connections(Mono.<ClientHttpResponse>never().doOnCancel(() -> {
			throw new RejectedExecutionException("event executor terminated");
		}));
		StepVerifier
			.create(Flux.range(0, 3).flatMap((i) -> connect(connections).materialize()).map(Signal::getThrowable))
			.then(() -> connections.close().subscribe())
			.thenConsumeWhile((ex) -> ex instanceof CancellationException)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void cancelledExchangeShouldBeCancelled() throws InterruptedException {
		CountDownLatch cancelled = new CountDownLatch(1);
		Connections connections = connections(Mono.<ClientHttpResponse>never().doOnCancel(cancelled::countDown));
		connect(connections).subscribe().dispose();
		assertThat(cancelled.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void exchangeAfterTheEndShouldBeRefused() {
		Connections connections = connections(Mono.never());
		connections.close().block(TIMEOUT);
		StepVerifier.create(connect(connections)).expectError(RejectedExecutionException.class).verify(TIMEOUT);
	}

	@Test
	void exchangeThatMeetsTheEndShouldEnd() {
		Connections connections = connections(Mono.never());
		Mono<ClientHttpResponse> exchange = connect(connections);
		connections.close().block(TIMEOUT);
		StepVerifier.create(exchange).expectError(CancellationException.class).verify(TIMEOUT);
	}

	private static Mono<ClientHttpResponse> connect(Connections connections) {
		return connections.connect(HttpMethod.GET, URI.create("https://main.example.com/v3/a"),
				(request) -> Mono.empty());
	}

	private static Connections connections(Mono<ClientHttpResponse> exchange) {
		return new Connections(new MembercardProperties.Http(), (factory) -> (method, uri, request) -> exchange);
	}

}
