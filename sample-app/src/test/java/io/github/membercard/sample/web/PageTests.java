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

import io.github.membercard.officialaccount.MemberCardStatus;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page, {@link SecurityHeadersFilter} and {@link CrossSiteFilter}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class PageTests {

	private final WebTestClient client;

	PageTests(@Autowired WebTestClient client) {
		this.client = client;
	}

	@Test
	void pageBeginsWithACardThatTheFakePlatformKnows() {
		assertThat(get("/")).contains("value=\"" + FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/test-account.html", "/desk.css", "/page.js", "/desk.js", "/test-account.js" })
	void pageRefersToNoOtherHost(String path) {
		assertThat(get(path)).doesNotContain("://", "src=\"//", "href=\"//", "url(");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/test-account.html" })
	void pageHasNothingInlineThatItsPolicyForbids(String path) {
		assertThat(get(path)).doesNotContainPattern("<style|style=|<script>|\\son[a-z]+=");
	}

	@Test
	void pageListsEventsForWhoCanNotSeeThemToo() {
		assertThat(get("/")).containsPattern("<ol id=\"events\" aria-live=\"polite\"")
			.containsPattern("<p class=\"connection\" role=\"status\">");
		assertThat(get("/desk.js")).contains("new EventSource('/api/events')");
	}

	@Test
	void pageTellsHowFarAnImportIsToWhoCanNotSeeItToo() {
		assertThat(get("/")).contains("<label for=\"bulk-progress\">")
			.containsPattern("<progress id=\"bulk-progress\">")
			.containsPattern("<span id=\"bulk-state\" role=\"status\">")
			.contains("openid,code,out_request_no");
		assertThat(get("/desk.js")).contains("/events`);", "callDesk('imports')");
	}

	@Test
	void pageForTestAccountsIsLinkedAndHasNineSteps() {
		assertThat(get("/")).contains("href=\"test-account.html\"");
		assertThat(get("/test-account.html").split("class=\"step\"", -1)).hasSize(10);
	}

	@ParameterizedTest
	@EnumSource(MemberCardStatus.class)
	void pageForTestAccountsHasWordsForEachStateOfAnAuditInBothLanguages(MemberCardStatus status) {
		assertThat(get("/test-account.html"))
			.containsPattern("data-kind=\"" + status + "\"><span lang=\"zh-CN\">[^<]+</span><span lang=\"en\">[^<]+<");
	}

	@ParameterizedTest
	@EnumSource(BatchStatus.class)
	void pageHasWordsForEachStatusOfAnImportInBothLanguages(BatchStatus status) {
		assertThat(get("/"))
			.containsPattern("data-kind=\"" + status + "\"><span lang=\"zh-CN\">[^<]+</span><span lang=\"en\">[^<]+<");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/test-account.html", "/desk.js", "/api/nothing" })
	void allAnswersForbidWhatIsNotOurs(String path) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectHeader()
			.value("Content-Security-Policy", (policy) -> assertThat(policy).startsWith("default-src 'self';"))
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody();
	}

	@ParameterizedTest
	@CsvSource({ "same-origin, 200", "none, 200", "same-site, 403", "cross-site, 403" })
	void onlyThePageItselfMayCall(String site, int status) {
		this.client.post()
			.uri("/api/cards/{cardId}/permission-tokens", FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID)
			.header("Sec-Fetch-Site", site)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody();
	}

	@Test
	void linkOfAnotherPageMayBeFollowed() {
		this.client.get().uri("/").header("Sec-Fetch-Site", "cross-site").exchange().expectStatus().isOk().expectBody();
	}

	private String get(String path) {
		String body = this.client.get()
			.uri(path)
			.accept(MediaType.TEXT_HTML, MediaType.ALL)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(body).isNotNull();
		return body;
	}

}
