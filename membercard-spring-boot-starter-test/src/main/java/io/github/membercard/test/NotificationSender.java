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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.http.HttpHeaders;

/**
 * Signs notifications, posts them and repeats them until they are accepted.
 */
final class NotificationSender {

	private static final Log logger = LogFactory.getLog(FakeWechatPay.class);

	private static final String SIGNATURE = "Wechatpay-Signature";

	private final PushClient client;

	private final KeyRing keys;

	private final List<Duration> schedule;

	// Waits for repeats
	private final Scheduler timer;

	// Signs, which is not for an event loop.
	private final Scheduler workers;

	private final Clock clock;

	private final SecureRandom random;

	private final AtomicLong requestIds = new AtomicLong();

	private volatile UnaryOperator<NotificationRequest> change = UnaryOperator.identity();

	NotificationSender(PushClient client, KeyRing keys, List<Duration> schedule, Scheduler timer, Scheduler workers,
			Clock clock, SecureRandom random) {
		this.client = client;
		this.keys = keys;
		this.schedule = schedule;
		this.timer = timer;
		this.workers = workers;
		this.clock = clock;
		this.random = random;
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
			.flatMap((request) -> this.client.post(url, request.headers(), request.bytes()))
			.publishOn(this.workers)
			.map((response) -> new FakeDelivery.Attempt(number, time, probe, response.status(), null))
			.onErrorResume((ex) -> Mono.just(new FakeDelivery.Attempt(number, time, probe, 0, PushClient.describe(ex))))
			.subscribe((attempt) -> ended(delivery, url, attempt)));
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

}
