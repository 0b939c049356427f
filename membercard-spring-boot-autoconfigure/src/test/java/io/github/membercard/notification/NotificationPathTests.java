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

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link NotificationPath} and the matchers that are made of it.
 */
class NotificationPathTests {

	private static final String SETTING = "membercard.hooks.path";

	private static final NotificationPath MERCHANTS = NotificationPath.of("/notifications/{merchant}");

	private static final NotificationPath ACCOUNTS = NotificationPath.of("/hooks/{account}/cards", "account", SETTING,
			HttpMethod.GET, HttpMethod.POST);

	@Test
	void segmentOfTheVariableSaysForWhomARequestIs() {
		assertThat(ACCOUNTS.find(PathContainer.parsePath("/hooks/acme/cards"))).isEqualTo("acme");
		assertThat(ACCOUNTS.find(PathContainer.parsePath("/hooks/acme"))).isNull();
		assertThat(MERCHANTS.find(PathContainer.parsePath("/notifications/1900000001"))).isEqualTo("1900000001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hooks/{account}", "/hooks/{merchant}", "/hooks", "/hooks/x{account}" })
	void pathWithoutItsVariableNamesTheSettingAndTheVariable(String path) {
		assertThatExceptionOfType(MembercardConfigurationException.class)
			.isThrownBy(() -> NotificationPath.of(path, "account", SETTING, HttpMethod.POST))
			.satisfies((ex) -> {
				assertThat(ex.getSetting()).isEqualTo(SETTING);
				assertThat(ex.getFound()).contains(path).contains("no segment {account}");
				assertThat(ex.getAction()).contains("{account}");
			});
	}

	@ParameterizedTest
	@CsvSource({ "POST, /notifications/acme, true", "GET, /notifications/acme, false", "GET, /hooks/acme/cards, true",
			"POST, /hooks/acme/cards, true", "PUT, /hooks/acme/cards, false", "POST, /other, false" })
	void matchersMatchTheRequestsOfTheirPathsAndNothingElse(String method, String path, boolean matches) {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.method(HttpMethod.valueOf(method), path));
		assertThat(new MembercardNotificationExchangeMatcher(MERCHANTS, ACCOUNTS).matches(exchange)
			.map(MatchResult::isMatch)
			.block()).isEqualTo(matches);
		assertThat(new MembercardNotificationRequestMatcher(MERCHANTS, ACCOUNTS)
			.matches(new MockHttpServletRequest(method, path))).isEqualTo(matches);
	}

	@Test
	void matchersSayWhatTheyMatch() {
		String both = "POST /notifications/{merchant}, GET|POST /hooks/{account}/cards";
		assertThat(new MembercardNotificationRequestMatcher(MERCHANTS, ACCOUNTS)).hasToString(both);
		assertThat(new MembercardNotificationExchangeMatcher(MERCHANTS, ACCOUNTS)).hasToString(both);
	}

}
