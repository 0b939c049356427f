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

package io.github.membercard.sample.officialaccount;

import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OfficialAccountController} when no official account is configured.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class WithoutOfficialAccountTests {

	private final WebTestClient client;

	WithoutOfficialAccountTests(@Autowired WebTestClient client) {
		this.client = client;
	}

	@Test
	void applicationStartsAndHasNoAccount() {
		this.client.get()
			.uri("/api/test-account")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("{\"name\":null,\"app_id\":null}");
	}

	@Test
	void stepSaysWhatToSet() {
		this.client.post()
			.uri("/api/test-account/access-token")
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.detail")
			.value((Object detail) -> assertThat(detail).asString()
				.contains("membercard.official-accounts.acme.app-id", "test-account"));
	}

}
