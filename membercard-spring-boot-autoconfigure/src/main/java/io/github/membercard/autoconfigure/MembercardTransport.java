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

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.FutureMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * What all merchants share and what closes with the context: the connection pool and the
 * threads that sign.
 */
final class MembercardTransport implements DisposableBean {

	private static final int MAX_WAITING_SIGNATURES = 10_000;

	private static final int SIGNING_THREAD_IDLE_SECONDS = 60;

	private static final Duration MAX_TIME_TO_CLOSE = Duration.ofSeconds(2);

	private final ConnectionProvider connections;

	// The pool leaves the connections of calls under way alone when it closes. This group
	// closes them, and each one that is still being made.
	private final ChannelGroup channels = new DefaultChannelGroup("membercard", ImmediateEventExecutor.INSTANCE, true);

	private final Scheduler signing;

	private final ClientHttpConnector connector;

	private volatile boolean closed;

	// Ends what nothing else ends: an exchange whose event loop, the application's own,
	// was
	// gone before its connection was made
	private final Sinks.One<ClientHttpResponse> end = Sinks.one();

	/**
	 * Create the transport. Opens no connection and starts no thread.
	 * @param properties the properties
	 * @param builder the application's, so that its proxies and its tuning apply; another
	 * kind than Reactor Netty's is passed over
	 * @param settings the application's, for its trust store
	 */
	MembercardTransport(MembercardProperties.Http properties, @Nullable ClientHttpConnectorBuilder<?> builder,
			HttpClientSettings settings) {
		check(properties);
		this.connections = ConnectionProvider.builder("membercard")
			.maxConnections(properties.getMaxConnections())
			.maxIdleTime(properties.getMaxIdleTime())
			.evictInBackground(properties.getMaxIdleTime())
			.pendingAcquireMaxCount(properties.getMaxPendingAcquires())
			.pendingAcquireTimeout(properties.getPendingAcquireTimeout())
			.build();
		this.signing = Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MAX_WAITING_SIGNATURES,
				"membercard-signing", SIGNING_THREAD_IDLE_SECONDS, true);
		ReactorClientHttpConnectorBuilder reactor = (builder instanceof ReactorClientHttpConnectorBuilder own) ? own
				: ClientHttpConnectorBuilder.reactor();
		this.connector = reactor.withHttpClientFactory(this::httpClient)
			// After the defaults: those of Spring Boot 4.1 set the proxy of the system
			// properties
			.withHttpClientCustomizer((client) -> withProxy(client, properties.getProxy()))
			// A redirected request would carry a signature for another path
			.build(settings.withTimeouts(properties.getConnectTimeout(), properties.getResponseTimeout())
				.withRedirects(HttpRedirects.DONT_FOLLOW));
	}

	private static void check(MembercardProperties.Http properties) {
		requirePositive("connect-timeout", properties.getConnectTimeout().toMillis());
		requirePositive("response-timeout", properties.getResponseTimeout().toMillis());
		requirePositive("max-connections", properties.getMaxConnections());
		requirePositive("max-idle-time", properties.getMaxIdleTime().toMillis());
		requirePositive("max-pending-acquires", properties.getMaxPendingAcquires());
		requirePositive("pending-acquire-timeout", properties.getPendingAcquireTimeout().toMillis());
		requirePositive("max-response-size", properties.getMaxResponseSize().toBytes());
	}

	private static void requirePositive(String name, long value) {
		if (value <= 0 || value > Integer.MAX_VALUE) {
			throw new MembercardConfigurationException("membercard.http." + name,
					(value <= 0) ? "it is not greater than zero" : "it is too large",
					"Set it to a usual value, or remove it to use the default");
		}
	}

	private HttpClient httpClient() {
		return HttpClient.create(this.connections)
			.doOnChannelInit((observer, channel, address) -> this.channels.add(channel));
	}

	private static HttpClient withProxy(HttpClient client, @Nullable String proxy) {
		return StringUtils.hasText(proxy) ? client.proxy((spec) -> configure(spec, parse(proxy))) : client;
	}

	// Not a URI from the start: Spring's conversion escapes what is escaped already, and
	// says the password when it fails
	private static URI parse(String proxy) {
		try {
			return new URI(proxy.strip());
		}
		catch (URISyntaxException ex) {
			throw invalidProxy();
		}
	}

	private static void configure(ProxyProvider.TypeSpec spec, URI proxy) {
		String scheme = (proxy.getScheme() != null) ? proxy.getScheme().toLowerCase(Locale.ROOT) : "";
		ProxyProvider.Proxy type = switch (scheme) {
			case "http" -> ProxyProvider.Proxy.HTTP;
			case "socks5" -> ProxyProvider.Proxy.SOCKS5;
			default -> throw invalidProxy();
		};
		if (proxy.getHost() == null || proxy.getPort() < 0) {
			throw invalidProxy();
		}
		ProxyProvider.Builder builder = spec.type(type)
			.socketAddress(InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()));
		if (proxy.getRawUserInfo() != null) {
			String[] user = proxy.getRawUserInfo().split(":", 2);
			builder.username(UriUtils.decode(user[0], StandardCharsets.UTF_8));
			builder.password((name) -> (user.length > 1) ? UriUtils.decode(user[1], StandardCharsets.UTF_8) : "");
		}
	}

	private static MembercardConfigurationException invalidProxy() {
		return new MembercardConfigurationException("membercard.http.proxy", "it is not the address of a proxy",
				"Use an address such as http://proxy.internal:3128 or socks5://proxy.internal:1080");
	}

	ClientHttpConnector connector() {
		return this::connect;
	}

	private Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> request) {
		// The pool would start again
		return this.closed ? Mono.error(new RejectedExecutionException("the application is closed"))
				: Mono.firstWithSignal(this.connector.connect(method, uri, request), this.end.asMono());
	}

	Scheduler signing() {
		return this.signing;
	}

	/**
	 * End the calls under way, each with an error. Those that wait for their signature
	 * still get it: a task that a scheduler drops ends nothing, its caller would wait
	 * forever.
	 */
	@Override
	public void destroy() {
		this.closed = true;
		this.connections.dispose();
		Mono.when(FutureMono.from(this.channels.close()), this.signing.disposeGracefully())
			.timeout(MAX_TIME_TO_CLOSE)
			.onErrorComplete()
			.doFinally((signal) -> {
				this.signing.dispose();
				this.connections.dispose();
				// No failure that passes, so that nothing is repeated
				this.end.tryEmitError(new CancellationException("the application was closed"));
			})
			.subscribe();
	}

}
