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
import java.util.Locale;
import java.util.function.Supplier;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * What all merchants share and what closes with the context: the connections and the
 * threads that sign.
 * <p>
 * Connections end when the context stops, before their event loops, and are made anew
 * when it starts again.
 */
final class MembercardTransport implements SmartLifecycle, DisposableBean {

	private static final int MAX_WAITING_SIGNATURES = 10_000;

	// Those of Spring's event loops are in phase 0, those of web servers much later
	private static final int PHASE = 1;

	private final Supplier<Connections> opener;

	private final SigningThreads signingThreads = new SigningThreads(Runtime.getRuntime().availableProcessors(),
			MAX_WAITING_SIGNATURES);

	private final Scheduler signing = Schedulers.fromExecutorService(this.signingThreads, "membercard-signing");

	private volatile Connections connections;

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
		ReactorClientHttpConnectorBuilder reactor = (builder instanceof ReactorClientHttpConnectorBuilder own) ? own
				: ClientHttpConnectorBuilder.reactor();
		// A redirected request would carry a signature for another path
		HttpClientSettings ours = settings.withTimeouts(properties.getConnectTimeout(), properties.getResponseTimeout())
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		this.opener = () -> new Connections(properties, (factory) -> reactor.withHttpClientFactory(factory)
			// After the defaults: those of Spring Boot 4.1 set the proxy of the
			// system properties
			.withHttpClientCustomizer((client) -> withProxy(client, properties.getProxy()))
			.build(ours));
		this.connections = this.opener.get();
		if (StringUtils.hasText(properties.getProxy()) || settings.sslBundle() != null) {
			// What is wrong with these is to end the start, not a call
			this.connections.prepare();
		}
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
		return (method, uri, request) -> this.connections.connect(method, uri, request);
	}

	/**
	 * Prepare for the first call, which does so otherwise.
	 */
	void prepare() {
		this.connections.prepare();
	}

	Scheduler signing() {
		return this.signing;
	}

	@Override
	public void start() {
		this.connections = this.opener.get();
	}

	@Override
	public void stop() {
		this.connections.close().subscribe();
	}

	@Override
	public void stop(Runnable callback) {
		this.connections.close().doFinally((signal) -> callback.run()).subscribe();
	}

	@Override
	public boolean isRunning() {
		return !this.connections.isClosed();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	// As with Spring's event loops
	@Override
	public boolean isPauseable() {
		return false;
	}

	/**
	 * End the calls under way, each with an error. Those that wait for their signature
	 * still get it, however long that takes: a task that a scheduler drops ends nothing,
	 * its caller would wait forever.
	 */
	@Override
	public void destroy() {
		stop();
		this.signingThreads.shutdown();
	}

}
