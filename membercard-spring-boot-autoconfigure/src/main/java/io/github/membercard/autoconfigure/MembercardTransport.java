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
import java.util.Locale;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.ProxyProvider;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * What all merchants share and what closes with the context: the connection pool and the
 * threads that sign.
 */
final class MembercardTransport implements DisposableBean {

	private static final int MAX_WAITING_SIGNATURES = 10_000;

	private static final int SIGNING_THREAD_IDLE_SECONDS = 60;

	private final ConnectionProvider connections;

	private final Scheduler signing;

	private final ClientHttpConnector connector;

	/**
	 * Create the transport. Opens no connection and starts no thread.
	 * @param properties the properties
	 * @param builder the application's, so that its proxies and its tuning apply; another
	 * kind than Reactor Netty's is passed over
	 * @param settings the application's, for its trust store
	 */
	MembercardTransport(MembercardProperties.Http properties, @Nullable ClientHttpConnectorBuilder<?> builder,
			HttpClientSettings settings) {
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
		this.connector = reactor.withHttpClientFactory(() -> httpClient(properties.getProxy()))
			// A redirected request would carry a signature for another path
			.build(settings.withTimeouts(properties.getConnectTimeout(), properties.getResponseTimeout())
				.withRedirects(HttpRedirects.DONT_FOLLOW));
	}

	private HttpClient httpClient(@Nullable URI proxy) {
		HttpClient client = HttpClient.create(this.connections);
		return (proxy != null) ? client.proxy((spec) -> configure(spec, proxy)) : client;
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
		if (proxy.getUserInfo() != null) {
			String[] user = proxy.getUserInfo().split(":", 2);
			builder.username(user[0]);
			builder.password((name) -> (user.length > 1) ? user[1] : "");
		}
	}

	private static MembercardConfigurationException invalidProxy() {
		return new MembercardConfigurationException("membercard.http.proxy", "it is not the address of a proxy",
				"Use an address such as http://proxy.internal:3128 or socks5://proxy.internal:1080");
	}

	ClientHttpConnector connector() {
		return this.connector;
	}

	Scheduler signing() {
		return this.signing;
	}

	@Override
	public void destroy() {
		this.connections.dispose();
		this.signing.dispose();
	}

}
