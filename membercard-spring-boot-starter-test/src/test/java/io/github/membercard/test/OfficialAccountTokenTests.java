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
import java.time.Duration;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the access tokens and tickets of {@link FakeOfficialAccount}.
 */
class OfficialAccountTokenTests extends AbstractOfficialAccountTests {

	private static final Duration OVERLAP = Duration.ofMinutes(5);

	private static final Duration MILLISECOND = Duration.ofMillis(1);

	private String stable() {
		return stable(false);
	}

	private String stable(boolean force) {
		return this.client.stableToken(force).get("access_token").asString();
	}

	private String plain() {
		return this.client.plainToken().get("access_token").asString();
	}

	private JsonNode use(String accessToken) {
		return OfficialAccountClient
			.json(this.client.postTo("/card/batchget?access_token=" + accessToken, "{\"offset\":0,\"count\":1}"));
	}

	private void assertValid(String accessToken) {
		assertThat(use(accessToken).get("errcode").asInt()).isZero();
	}

	private void pass(Duration time) {
		this.time.advanceTimeBy(time);
	}

	@Test
	void stableTokenIsTheSameUntilItsLastFiveMinutes() {
		JsonNode first = this.client.stableToken(false);
		assertThat(first.propertyNames()).containsExactlyInAnyOrder("access_token", "expires_in");
		assertThat(first.get("expires_in").asInt()).isEqualTo(7200);
		assertThat(first.get("access_token").asString()).hasSize(512);
		pass(Duration.ofMinutes(115));
		JsonNode second = this.client.stableToken(false);
		assertThat(second.get("access_token")).isEqualTo(first.get("access_token"));
		assertThat(second.get("expires_in").asInt()).isEqualTo(300);
		assertThat(this.account.effects("getStableAccessToken")).isOne();
		assertThat(this.account.accessTokenRequests()).isEqualTo(2);
	}

	@Test
	void stableTokenIsReplacedInItsLastFiveMinutesAndLivesOn() {
		String first = stable();
		pass(Duration.ofSeconds(6901));
		JsonNode second = this.client.stableToken(false);
		assertThat(second.get("access_token").asString()).isNotEqualTo(first);
		assertThat(second.get("expires_in").asInt()).isEqualTo(7200);
		pass(Duration.ofSeconds(299).minus(MILLISECOND));
		assertValid(first);
		pass(MILLISECOND);
		assertRefused(use(first), 42001);
		assertValid(second.get("access_token").asString());
	}

	@Test
	void forcedRefreshKillsTheFormerToken() {
		String first = stable();
		String second = stable(true);
		assertThat(second).isNotEqualTo(first);
		assertRefused(use(first), 40001);
		assertThat(stable()).isEqualTo(second);
	}

	@Test
	void forcedRefreshIsAllowedEveryThirtySeconds() {
		String first = stable(true);
		pass(Duration.ofSeconds(30).minus(MILLISECOND));
		assertRefused(this.client.stableToken(true), 45011, "30 seconds");
		assertValid(first);
		pass(MILLISECOND);
		assertThat(stable(true)).isNotEqualTo(first);
	}

	@Test
	void forcedRefreshIsAllowedTwentyTimesADay() {
		for (int i = 0; i < 20; i++) {
			stable(true);
			pass(Duration.ofSeconds(30));
		}
		assertRefused(this.client.stableToken(true), 45009, "20 times");
		pass(Duration.ofDays(1));
		assertThat(this.client.stableToken(true).has("access_token")).isTrue();
	}

	@Test
	void plainTokenIsNewWithEveryCallAndTheFormerOneLivesFiveMinutes() {
		String first = plain();
		String second = plain();
		assertThat(second).isNotEqualTo(first);
		pass(OVERLAP.minus(MILLISECOND));
		assertValid(first);
		pass(MILLISECOND);
		assertRefused(use(first), 42001);
		assertValid(second);
		assertThat(this.account.accessTokenRequests()).isEqualTo(2);
	}

	@Test
	void plainAndStableTokensDoNotDisturbEachOther() {
		String stable = stable();
		String plain = plain();
		pass(OVERLAP);
		assertValid(stable);
		assertValid(plain);
		stable(true);
		assertValid(plain);
	}

	@Test
	void tokenExpiresAfterTwoHours() {
		String token = plain();
		pass(Duration.ofHours(2).minus(MILLISECOND));
		assertValid(token);
		pass(MILLISECOND);
		assertRefused(use(token), 42001, "expired");
	}

	@Test
	void tokensCanBeMadeToExpire() {
		String plain = plain();
		String stable = stable();
		this.account.expireAccessTokens();
		assertRefused(use(plain), 42001);
		assertRefused(use(stable), 42001);
		assertThat(stable()).isNotEqualTo(stable);
		assertValid(stable());
	}

	@Test
	void tokensCanBeRevoked() {
		String plain = plain();
		String stable = stable();
		this.account.revokeAccessTokens();
		assertRefused(use(plain), 40001);
		assertRefused(use(stable), 40001);
		assertValid(plain());
		assertValid(stable());
	}

	@Test
	void tokenThatWasNeverGivenIsRefused() {
		assertRefused(use("never"), 40014, "never gave");
		assertRefused(OfficialAccountClient.json(this.client.postTo("/card/batchget", "{}")), 40014, "missing");
	}

	@Test
	void tokenIsThatOfItsAccount() {
		FakeOfficialAccount other = this.wechatPay.officialAccount("other");
		String token = new OfficialAccountClient(this.wechatPay, other).accessToken();
		this.client.useAccessToken(token);
		create(other);
		assertThat(other.cards()).isNotEmpty();
		assertThat(this.account.cards()).isEmpty();
	}

	private void create(FakeOfficialAccount owner) {
		assertThat(owner.card(this.client.accepted("/card/create", example().toString()).get("card_id").asString())
			.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_OK);
	}

	@ParameterizedTest
	@CsvSource({ "grant_type, 41011", "appid, 41011", "secret, 41011" })
	void credentialsAreRequired(String missing, int errcode) {
		String query = "grant_type=client_credential&appid=%s&secret=%s".formatted(this.account.appId(),
				this.account.appSecret());
		assertRefused(OfficialAccountClient.json(this.client.get("/cgi-bin/token?" + query.replace(missing, "x"))),
				errcode, missing);
		String body = "{\"grant_type\":\"client_credential\",\"appid\":\"%s\",\"secret\":\"%s\"}"
			.formatted(this.account.appId(), this.account.appSecret())
			.replaceFirst("\"%s\":\"[^\"]*\",?".formatted(missing), "")
			.replace(",}", "}");
		assertRefused(OfficialAccountClient.json(this.client.stableTokenRequest(body)), errcode, missing);
	}

	@Test
	void wrongCredentialsAreRefusedWithoutRepeatingThem() {
		String secret = "0123456789abcdef0123456789abcdef";
		String token = "/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s";
		HttpResponse<byte[]> wrongSecret = this.client.get(token.formatted(this.account.appId(), secret));
		assertRefused(OfficialAccountClient.json(wrongSecret), 40001, "secret");
		assertThat(OfficialAccountClient.json(wrongSecret).toString()).doesNotContain(secret);
		assertRefused(OfficialAccountClient.json(this.client.get(token.formatted("wx0000000000000000", secret))),
				40013);
		assertRefused(OfficialAccountClient.json(this.client.get("/cgi-bin/token?grant_type=password")), 47001,
				"grant_type");
		assertThat(this.account.accessTokenRequests()).isZero();
	}

	@Test
	void ticketIsTheSameWhileItIsValid() {
		String accessToken = this.client.accessToken();
		JsonNode first = ticket(accessToken, "wx_card");
		assertThat(first.get("expires_in").asInt()).isEqualTo(7200);
		assertThat(ticket(accessToken, "jsapi").get("ticket")).isNotEqualTo(first.get("ticket"));
		pass(Duration.ofSeconds(7199));
		JsonNode second = ticket(accessToken, "wx_card");
		assertThat(second.get("ticket")).isEqualTo(first.get("ticket"));
		assertThat(second.get("expires_in").asInt()).isOne();
		pass(Duration.ofSeconds(1));
		assertThat(ticket(plain(), "wx_card").get("ticket")).isNotEqualTo(first.get("ticket"));
	}

	private JsonNode ticket(String accessToken, String type) {
		return OfficialAccountClient
			.json(this.client.get("/cgi-bin/ticket/getticket?access_token=" + accessToken + "&type=" + type));
	}

	@Test
	void ticketOfOtherTypeIsRefused() {
		assertRefused(ticket(this.client.accessToken(), "card"), 47001, "type");
		assertRefused(ticket(this.client.accessToken(), ""), 41011, "type");
	}

	@Test
	void nothingSecretIsLogged() {
		Logger logger = (Logger) LoggerFactory.getLogger(FakeWechatPay.class);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			String plain = plain();
			assertValid(plain);
			String code = create().take(this.openid);
			this.client.accepted("/card/code/get", "{\"code\":\"%s\"}".formatted(code));
			assertRefused(use("0123456789abcdef"), 40014);
			String text = log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
			assertThat(text).contains("POST /card/code/get of official account " + this.account.appId())
				.contains("POST /card/batchget: refused 40014")
				.doesNotContain(plain, this.client.accessToken(), this.account.appSecret(), code, this.openid,
						"0123456789abcdef");
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void accountHasWhatItsClientNeeds() {
		assertThat(this.account.appId()).matches("wx[0-9a-f]{16}");
		assertThat(this.account.appSecret()).matches("[0-9a-f]{32}");
		assertThat(this.account.token()).matches("[0-9A-Za-z]{3,32}");
		assertThat(this.account.encodingAesKey()).matches("[0-9A-Za-z+/]{43}");
		assertThat(this.account.originalId()).matches("gh_[0-9a-f]{12}");
		assertThat(this.account).hasToString("FakeOfficialAccount[" + this.account.appId() + "]");
	}

	@Test
	void firstAccountIsTheOneThatCardsName() {
		try (FakeWechatPay other = FakeWechatPay.builder().start()) {
			FakeOfficialAccount first = other.officialAccount("shop");
			assertThat(first.appId()).isEqualTo("wxea9c30890f48d5ae");
			assertThat(other.officialAccount("shop")).isSameAs(first);
			assertThat(other.officialAccount("cafe").appId()).isNotEqualTo(first.appId());
		}
	}

}
