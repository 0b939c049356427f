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

package io.github.membercard.sample.web;

import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Tests for {@link ProblemHandler} while WeChat Pay is down.
 */
@SpringBootTest(properties = "membercard.retry.deadline=1s", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
@DirtiesContext
class UnreachablePlatformTests {

	@Test
	void callThatWasNotSentMayBeMadeLater(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		platform.close();
		client.post()
			.uri("/api/cards/{cardId}/permission-tokens", FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID)
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("WeChat Pay can't be reached. The call was not sent.")
			.jsonPath("$.result_unknown")
			.doesNotExist();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class PlatformConfiguration {

		@Bean
		FakeWechatPay platform() {
			return FakeWechatPay.builder().start();
		}

	}

}
