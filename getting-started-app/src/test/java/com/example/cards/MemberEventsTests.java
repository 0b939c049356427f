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

package com.example.cards;

import java.time.Duration;

import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "membercard.notification.enabled=true")
@AutoConfigureFakeWechatPay
class MemberEventsTests {

	@Test
	void notificationIsAcknowledged(@Autowired FakeWechatPay wechatPay) {
		FakeDelivery delivery = wechatPay.notifications()
			.push(FakeNotification.activateCard(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, "478515832665",
					"obLatjrR8kUDlj4-nofQsPAJAAFI"));
		assertThat(delivery.outcome()).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
	}

}
