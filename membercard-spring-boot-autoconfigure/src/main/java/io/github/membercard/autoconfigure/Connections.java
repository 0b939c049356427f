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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;
import reactor.netty.FutureMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * The connections from one start to the next stop. Once closed, none is made any more,
 * and each exchange under way has ended.
 */
final class Connections implements ClientHttpConnector {

	private static final Duration MAX_TIME_TO_CLOSE = Duration.ofSeconds(2);

	private final Supplier<Pool> opener;

	private final AtomicReference<@Nullable Pool> pool = new AtomicReference<>();

	// Ends what nothing else ends: an exchange never fails by itself when its event loop,
	// which is the application's, was gone before. No sink of Reactor's for all of them,
	// since that would copy the list of its subscribers twice for each exchange.
	private final Set<MonoSink<?>> underWay = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private volatile boolean ended;

	/**
	 * Create them. Opens no connection, and loads nothing of Netty.
	 * @param properties the limits of the pool
	 * @param connector makes a connector of what makes HTTP clients
	 */
	Connections(MembercardProperties.Http properties, Function<Supplier<HttpClient>, ClientHttpConnector> connector) {
		this.opener = () -> Pool.create(properties, connector);
	}

	/**
	 * Prepare for the first exchange, which does so otherwise.
	 */
	void prepare() {
		pool();
	}

	// Without a lock, for which event loops would wait: a pool that is not used has no
	// thread and no timer
	private Pool pool() {
		Pool pool = this.pool.get();
		if (pool != null) {
			return pool;
		}
		this.pool.compareAndSet(null, this.opener.get());
		return Objects.requireNonNull(this.pool.get());
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> request) {
		Pool pool = pool();
		// The pool would start again
		if (this.closed) {
			return Mono.error(new RejectedExecutionException("the application is closed"));
		}
		Mono<ClientHttpResponse> exchange = pool.connector()
			.connect(method, uri, request)
			// Cancelling throws when the event loop has ended, and whoever is told of the
			// end after this exchange would never hear of it
			.cancelOn(Schedulers.parallel());
		return Mono.firstWithSignal(exchange, Mono.create(this::awaitEnd));
	}

	private void awaitEnd(MonoSink<ClientHttpResponse> exchange) {
		this.underWay.add(exchange);
		exchange.onDispose(() -> this.underWay.remove(exchange));
		if (this.ended) {
			end(exchange);
		}
	}

	private void end(MonoSink<?> exchange) {
		// No failure that passes, so that nothing is repeated
		exchange.error(new CancellationException("the application was closed"));
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * End each exchange under way with an error.
	 * @return completes when the connections are closed, after two seconds at the latest
	 */
	Mono<Void> close() {
		return Mono.defer(() -> {
			this.closed = true;
			Pool pool = this.pool.get();
			return (pool != null) ? pool.close() : Mono.empty();
		}).doFinally((signal) -> {
			this.ended = true;
			this.underWay.forEach(this::end);
		});
	}

	/**
	 * What is opened with the first exchange.
	 *
	 * @param provider the pool
	 * @param channels the connections. The pool leaves those of calls under way alone
	 * when it closes; this group closes them, and each one that is still being made.
	 * @param connector uses both
	 */
	private record Pool(ConnectionProvider provider, ChannelGroup channels, ClientHttpConnector connector) {

		private static Pool create(MembercardProperties.Http properties,
				Function<Supplier<HttpClient>, ClientHttpConnector> connector) {
			ConnectionProvider provider = ConnectionProvider.builder("membercard")
				.maxConnections(properties.getMaxConnections())
				.maxIdleTime(properties.getMaxIdleTime())
				.evictInBackground(properties.getMaxIdleTime())
				.pendingAcquireMaxCount(properties.getMaxPendingAcquires())
				.pendingAcquireTimeout(properties.getPendingAcquireTimeout())
				.build();
			ChannelGroup channels = new DefaultChannelGroup("membercard", ImmediateEventExecutor.INSTANCE, true);
			return new Pool(provider, channels, connector.apply(() -> HttpClient.create(provider)
				.doOnChannelInit((observer, channel, address) -> channels.add(channel))));
		}

		private Mono<Void> close() {
			return Mono.defer(() -> {
				this.provider.dispose();
				return FutureMono.from(this.channels.close());
			})
				.timeout(MAX_TIME_TO_CLOSE)
				.onErrorComplete()
				// Again: an exchange that was beginning may have started the pool anew
				.doFinally((signal) -> this.provider.dispose());
		}

	}

}
