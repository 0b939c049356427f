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

package io.github.membercard.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.HdrHistogram.Histogram;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Another user of the same event loops, who only wants a short answer now and then.
 */
final class Pings implements AutoCloseable {

	// More than event loops, so that each has one
	private static final int CONNECTIONS = 8;

	private static final Duration INTERVAL = Duration.ofMillis(5);

	private static final Duration TIME_TO_END = Duration.ofSeconds(30);

	private final URI address;

	private final List<ConnectionProvider> pools;

	private final List<HttpClient> clients;

	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	Pings(URI address) {
		this.address = address;
		this.pools = IntStream.range(0, CONNECTIONS)
			.mapToObj((i) -> ConnectionProvider.builder("ping")
				.maxConnections(1)
				.pendingAcquireMaxCount(-1)
				.pendingAcquireTimeout(TIME_TO_END)
				.build())
			.toList();
		this.clients = this.pools.stream().map(HttpClient::create).toList();
	}

	/**
	 * Ping for a while.
	 * @param time for how long
	 * @return the latencies in microseconds, from when each ping was due
	 * @throws Exception when a ping fails
	 */
	Histogram run(Duration time) throws Exception {
		return OpenLoop.regular(INTERVAL, time)
			.run("ping", (number, ended) -> ping(this.clients.get(number % CONNECTIONS)).subscribe(null, ended,
					() -> ended.accept(null)));
	}

	private Mono<String> ping(HttpClient client) {
		return client.get()
			.uri(this.address.resolve("/ping"))
			.responseSingle((response, body) -> body.asString())
			.doOnNext((pong) -> this.threads.add(Thread.currentThread().getName()));
	}

	/**
	 * Return the event loops that the pings came by.
	 * @return the names of their threads
	 */
	Set<String> threads() {
		return Set.copyOf(this.threads);
	}

	@Override
	public void close() {
		this.pools.forEach(ConnectionProvider::dispose);
	}

}
