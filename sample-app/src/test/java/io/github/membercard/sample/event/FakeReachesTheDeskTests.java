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

package io.github.membercard.sample.event;

import java.time.Duration;

import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fake platform finds a reactive application without being told where it is.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.webflux.base-path=/desk", "membercard.notification.path=/会员卡/{merchant}/push" })
@AutoConfigureFakeWechatPay
class FakeReachesTheDeskTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@Test
	void pushArrivesBelowTheBasePath(@Autowired FakeWechatPay platform) {
		FakeDelivery delivery = platform.notifications()
			.push(FakeNotification
				.acceptCard(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, "478515832665", "obLatjReachesTheDesk")
				.withMerchant(platform.merchant("acme")));
		assertThat(delivery.outcome()).succeedsWithin(TIMEOUT).isEqualTo(true);
	}

}
