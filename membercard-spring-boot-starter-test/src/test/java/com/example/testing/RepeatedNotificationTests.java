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

package com.example.testing;

import java.net.URI;
import java.time.Duration;

import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeNotifications;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedNotificationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeWechatPay wechatPay = FakeWechatPay.builder()
		.notificationSchedule(FakeNotifications.MEMBER_CARD_SCHEDULE)
		.notificationScheduler(this.time)
		.start();

	@AfterEach
	void close() {
		this.wechatPay.close();
		this.time.dispose();
	}

	@Test
	void notificationIsRepeatedAfterAMinute() {
		this.wechatPay.notifications().sendTo(this.wechatPay.merchant("acme"), URI.create("http://127.0.0.1:1/"));
		FakeDelivery delivery = this.wechatPay.notifications()
			.push(FakeNotification.activateCard(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, "478515832665", "obLatjActive"));
		assertThat(delivery.attempt(1)).succeedsWithin(TIMEOUT);
		this.time.advanceTimeBy(Duration.ofSeconds(60));
		assertThat(delivery.attempt(2)).succeedsWithin(TIMEOUT);
	}

}
