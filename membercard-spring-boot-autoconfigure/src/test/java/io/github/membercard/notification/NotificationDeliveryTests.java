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

package io.github.membercard.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NotificationDelivery}. What it does with events is tested with the
 * endpoints.
 */
class NotificationDeliveryTests {

	private final NotificationDelivery<String> delivery = new NotificationDelivery<>(List.of(), (event) -> event,
			NotificationAnswer.empty(204), new InMemoryNotificationIdempotencyStore(Duration.ofMinutes(1),
					Duration.ofDays(1), 1000, Clock.systemUTC()),
			Duration.ofSeconds(20));

	@Test
	void threadThatWritesARefusalIsNotInterrupted() {
		// Whether it would be is a matter of which thread is faster
		for (int i = 0; i < 200; i++) {
			CountDownLatch subscribed = new CountDownLatch(1);
			CompletableFuture<NotificationAnswer> answer = this.delivery
				.deliver(Mono.fromSupplier(NotificationDeliveryTests::unproven),
						(ex) -> awaits(subscribed) ? NotificationAnswer.UNPROVEN : NotificationAnswer.FAILED)
				.toFuture();
			subscribed.countDown();
			assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(NotificationAnswer.UNPROVEN);
		}
	}

	private static String unproven() {
		throw new IllegalStateException("not proven");
	}

	private static boolean awaits(CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

}
