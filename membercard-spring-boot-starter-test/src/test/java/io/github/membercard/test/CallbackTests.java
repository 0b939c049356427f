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

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the address for notifications.
 */
class CallbackTests extends AbstractFakeWechatPayTests {

	private static final String CALLBACK = "/v3/marketing/membercard-open/callback";

	private static String body(String notifyUrl) {
		return "{\"notify_url\":\"" + notifyUrl + "\"}";
	}

	@Test
	void addressReplacesTheFormerOne() {
		accepted(this.client.patch(CALLBACK, body("https://example.org/a")));
		accepted(this.client.patch(CALLBACK, body("https://example.org/b")));
		accepted(this.client.patch(CALLBACK, body("https://example.org/b")));
		assertThat(accepted(this.client.get(CALLBACK)).get("notify_url").asString()).isEqualTo("https://example.org/b");
		assertThat(accepted(this.client.get(CALLBACK)).get("mchid").asString()).isEqualTo(this.merchant.merchantId());
		assertThat(this.wechatPay.effects("setCallback")).isEqualTo(2);
	}

	@Test
	void eachMerchantHasOneOfItsOwn() {
		accepted(this.client.patch(CALLBACK, body("https://example.org/a")));
		HttpResponse<byte[]> response = new SigningClient(this.wechatPay, this.wechatPay.merchant("branch"), this.clock)
			.get(CALLBACK)
			.send();
		assertRefused(response, 404, "RESOURCE_NOT_EXISTS", "回调");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.org/a", "https://example.org/a?b=c", "https:/a", "a" })
	void addressThatIsNoPlainHttpsIsRefused(String notifyUrl) {
		assertRefused(this.client.patch(CALLBACK, body(notifyUrl)).send(), 400, "PARAM_ERROR", "/notify_url");
	}

}
