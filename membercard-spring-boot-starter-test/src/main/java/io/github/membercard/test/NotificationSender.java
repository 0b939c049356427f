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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;

import org.springframework.http.HttpHeaders;

/**
 * Signs notifications, posts them and repeats them until they are accepted.
 */
final class NotificationSender {

	private static final Log logger = LogFactory.getLog(FakeWechatPay.class);

	private static final String THREADS = "fake-wechatpay-push";

	private static final int CONNECTIONS = 200;

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private static final String SIGNATURE = "Wechatpay-Signature";

	private final KeyRing keys;

	private final List<Duration> schedule;

	// Waits, for answers too.
	private final Scheduler timer;

	// Signs, which is not for an event loop.
	private final Scheduler workers;

	private final Clock clock;

	private final SecureRandom random;

	private final AtomicLong requestIds = new AtomicLong();

	private final ConnectionProvider connections = ConnectionProvider.builder(THREADS)
		.maxConnections(CONNECTIONS)
		.pendingAcquireMaxCount(-1)
		.build();

	// Of its own: a name that takes long to resolve must not hold up the operations.
	private final LoopResources loops = LoopResources.create(THREADS, 1, true);

	private final HttpClient client;

	private final HttpClient localClient;

	private volatile UnaryOperator<NotificationRequest> change = UnaryOperator.identity();

	NotificationSender(KeyRing keys, List<Duration> schedule, Scheduler timer, Scheduler workers, Clock clock,
			SecureRandom random) {
		this.keys = keys;
		this.schedule = schedule;
		this.timer = timer;
		this.workers = workers;
		this.clock = clock;
		this.random = random;
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
	 * Tell whether an address is on this machine.
	 * @param url the address
	 * @return whether its host is {@code localhost} or a loopback address
	 */
	static boolean isLocal(URI url) {
		String host = url.getHost();
		return "localhost".equals(host) || "[::1]".equals(host) || (host != null && host.startsWith("127."));
	}

	/**
	 * Change every request after it was signed.
	 * @param change the change
	 */
	void beforeSending(UnaryOperator<NotificationRequest> change) {
		this.change = change;
	}

	/**
	 * Send deliveries one after the other, without waiting for repeats.
	 * @param deliveries the deliveries, in this order
	 */
	void sendInOrder(List<FakeDelivery> deliveries) {
		Flux.fromIterable(deliveries).concatMap((delivery) -> {
			send(delivery);
			return Mono.fromFuture(delivery.attempt(1)).onErrorComplete();
		}).subscribe();
	}

	/**
	 * Send a delivery, and repeat it.
	 * @param delivery the delivery
	 */
	void send(FakeDelivery delivery) {
		URI url = delivery.url();
		if (url == null) {
			delivery.end();
		}
		else {
			attempt(delivery, url, 1);
		}
	}

	private void attempt(FakeDelivery delivery, URI url, int number) {
		if (delivery.isOver()) {
			return;
		}
		Instant time = this.clock.instant();
		boolean probe = delivery.probed() && number == 1;
		delivery.add(Mono.fromSupplier(() -> request(delivery, time, probe))
			.subscribeOn(this.workers)
			.flatMap((request) -> post(url, request).timeout(ANSWER_TIMEOUT, this.timer))
			.publishOn(this.workers)
			.map((status) -> new FakeDelivery.Attempt(number, time, probe, status, null))
			.onErrorResume((ex) -> Mono.just(new FakeDelivery.Attempt(number, time, probe, 0, describe(ex))))
			.subscribe((attempt) -> ended(delivery, url, attempt)));
	}

	private static String describe(Throwable ex) {
		return (ex instanceof TimeoutException) ? "no answer within " + ANSWER_TIMEOUT.toSeconds() + " seconds"
				: ex.toString();
	}

	private NotificationRequest request(FakeDelivery delivery, Instant time, boolean probe) {
		byte[] body = delivery.body();
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
		headers.set("Request-ID", "08F7FAKEPUSH%08X-0".formatted(this.requestIds.incrementAndGet()));
		this.keys.chooseForNotification(delivery.merchant()).sign(body, time, this.random).forEach(headers::set);
		if (probe) {
			headers.set(SIGNATURE, "WECHATPAY/SIGNTEST/" + headers.getFirst(SIGNATURE));
		}
		return this.change.apply(new NotificationRequest(headers, body));
	}

	private Mono<Integer> post(URI url, NotificationRequest request) {
		return (isLocal(url) ? this.localClient : this.client)
			.headers((headers) -> request.headers().forEach((name, values) -> headers.set(name, values)))
			.post()
			.uri(url)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(request.bytes())))
			.responseSingle(
					(response, body) -> body.asByteArray().then(Mono.fromSupplier(() -> response.status().code())));
	}

	private void ended(FakeDelivery delivery, URI url, FakeDelivery.Attempt attempt) {
		Duration wait = attempt.accepted() ? null : waitAfter(delivery, attempt);
		log(delivery, attempt);
		delivery.record(attempt, () -> {
			if (wait != null) {
				delivery.add(this.timer.schedule(() -> attempt(delivery, url, attempt.number() + 1), wait.toNanos(),
						TimeUnit.NANOSECONDS));
			}
			return wait != null;
		});
	}

	// The good one follows a probe at once.
	private @Nullable Duration waitAfter(FakeDelivery delivery, FakeDelivery.Attempt attempt) {
		if (attempt.probe()) {
			return Duration.ZERO;
		}
		int failures = attempt.number() - (delivery.probed() ? 1 : 0);
		return (failures <= this.schedule.size()) ? this.schedule.get(failures - 1) : null;
	}

	private static void log(FakeDelivery delivery, FakeDelivery.Attempt attempt) {
		logger.info("Notification %s of %s to merchant %s, %s %d: %s"
			.formatted(delivery.notification().id(), delivery.notification().eventType(),
					delivery.merchant().merchantId(), attempt.probe() ? "probe, attempt" : "attempt", attempt.number(),
					(attempt.failure() != null) ? attempt.failure() : "answered " + attempt.status())
			.replaceAll("\\p{Cntrl}", "?"));
	}

	void close() {
		this.connections.disposeLater().block(CLOSE_TIMEOUT);
		this.loops.disposeLater(Duration.ZERO, CLOSE_TIMEOUT).block(CLOSE_TIMEOUT.plusSeconds(1));
	}

}
