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

package io.github.membercard.callback;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackRequestTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "https://pay.weixin.qq.com", "https://shop.example:8443/membercard/notify", "HTTPS://a.b" })
	void addressWithHttpsPasses(String notifyUrl) {
		assertThat(CallbackRequest.of(notifyUrl).notifyUrl()).isEqualTo(notifyUrl);
	}

	@Test
	void addressIsAtMost256Characters() {
		assertThat(CallbackRequest.of("https://shop.example/" + "p".repeat(235)).notifyUrl()).hasSize(256);
		refuse("'notify_url' has 257 characters; at most 256 are allowed", "https://shop.example/" + "p".repeat(236));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://shop.example/notify", "shop.example/notify", "https:/notify", "https:notify",
			"ftp://shop.example" })
	void addressWithoutHttpsIsRefused(String notifyUrl) {
		refuse("'notify_url' must be an address that begins with https://", notifyUrl);
	}

	@ParameterizedTest
	@CsvSource({ "https://shop.example/notify?, a query string", "https://shop.example/notify?a=1, a query string",
			"https://shop.example?a, a query string", "https://shop.example/notify#top, a fragment",
			"https://shop.example/#, a fragment" })
	void addressWithMoreThanAPathIsRefused(String notifyUrl, String part) {
		refuse("'notify_url' must not have " + part, notifyUrl);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://shop.example/a b", "https://", "https://shop.example/%zz" })
	void addressOfAnInvalidFormIsRefused(String notifyUrl) {
		refuse("'notify_url' must be an address of a valid form", notifyUrl);
	}

	@Test
	@SuppressWarnings("NullAway")
	void addressIsRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> CallbackRequest.of(null))
			.withMessage("'notify_url' is required");
		assertThatIllegalArgumentException().isThrownBy(() -> new CallbackConfiguration(null, "99999105"))
			.withMessage("'notify_url' is required");
	}

	private static void refuse(String message, String notifyUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> CallbackRequest.of(notifyUrl)).withMessage(message);
	}

}
