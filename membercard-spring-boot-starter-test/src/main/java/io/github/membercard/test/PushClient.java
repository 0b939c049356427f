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

package io.github.membercard.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.resolver.DefaultAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.ByteBufMono;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;

import org.springframework.http.HttpHeaders;

/**
 * Calls the servers of merchants, and waits up to 5 seconds for each answer.
 */
final class PushClient {

	private static final String THREADS = "fake-wechatpay-push";

	private static final int CONNECTIONS = 200;

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	// Waits for answers
	private final Scheduler timer;

	private final ConnectionProvider connections = ConnectionProvider.builder(THREADS)
		.maxConnections(CONNECTIONS)
		.pendingAcquireMaxCount(-1)
		.build();

	// Of its own: a name that takes long to resolve must not hold up the operations.
	private final LoopResources loops = LoopResources.create(THREADS, 1, true);

	private final HttpClient client;

	private final HttpClient localClient;

	PushClient(Scheduler timer) {
		this.timer = timer;
		this.client = HttpClient.create(this.connections)
			.runOn(this.loops)
			// The resolver of the JDK has no threads.
			.resolver(DefaultAddressResolverGroup.INSTANCE)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(ANSWER_TIMEOUT.toMillis()))
			.disableRetry(true);
		// Nobody has a certificate for localhost that is worth checking.
		SslProvider.GenericSslContextSpec<SslContextBuilder> trusting = Http11SslContextSpec.forClient()
			.configure((context) -> context.trustManager(InsecureTrustManagerFactory.INSTANCE)
				.endpointIdentificationAlgorithm(""));
		this.localClient = this.client.secure((spec) -> spec.sslContext(trusting));
	}

	/**
	 * Check that something can be sent to an address.
	 * @param url the address
	 * @throws IllegalArgumentException when it is no http or https address with a host
	 */
	static void check(URI url) {
		if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
			throw new IllegalArgumentException(
					"Notifications go to an http or https address, '%s' is none".formatted(url));
		}
	}

	/**
	 * Tell whether an address is on this machine.
	 * @param url the address
	 * @return whether its host is {@code localhost} or a loopback address
	 */
	static boolean isLocal(URI url) {
		String host = url.getHost();
		return "localhost".equals(host) || "[::1]".equals(host) || (host != null && host.startsWith("127."));
	}

	/**
	 * Say why there was no answer.
	 * @param ex what went wrong
	 * @return the reason
	 */
	static String describe(Throwable ex) {
		return (ex instanceof TimeoutException) ? "no answer within " + ANSWER_TIMEOUT.toSeconds() + " seconds"
				: ex.toString();
	}

	Mono<Response> post(URI url, HttpHeaders headers, byte[] body) {
		return client(url).headers((target) -> headers.forEach(target::set))
			.post()
			.uri(url)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
			.responseSingle(PushClient::response)
			.timeout(ANSWER_TIMEOUT, this.timer);
	}

	Mono<Response> get(URI url) {
		return client(url).get().uri(url).responseSingle(PushClient::response).timeout(ANSWER_TIMEOUT, this.timer);
	}

	private HttpClient client(URI url) {
		return isLocal(url) ? this.localClient : this.client;
	}

	private static Mono<Response> response(HttpClientResponse response, ByteBufMono body) {
		return body.asString(StandardCharsets.UTF_8)
			.defaultIfEmpty("")
			.map((text) -> new Response(response.status().code(), text));
	}

	void close() {
		this.connections.disposeLater().block(CLOSE_TIMEOUT);
		this.loops.disposeLater(Duration.ZERO, CLOSE_TIMEOUT).block(CLOSE_TIMEOUT.plusSeconds(1));
	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status
	 * @param body the body, empty without one
	 */
	record Response(int status, String body) {

		boolean isSuccessful() {
			return this.status >= 200 && this.status < 300;
		}

	}

}
