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

package io.github.membercard.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens end and are taken back under load, and no call fails.
 */
class OfficialAccountTokensTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private static final int CALLS = 3000;

	private static final int CONCURRENCY = 64;

	/**
	 * After which calls the tokens end.
	 */
	private static final Set<Integer> CHANGES = Set.of(400, 1000, 1700, 2500);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeOfficialAccount account = this.wechatPay.officialAccount("acme");

	private final FakeOfficialAccountCard card = this.account.addCard("pbLatjTokens");

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callersWithAnExpiredTokenCauseOneRequest(boolean stableToken) {
		OfficialAccountCardClient client = client(stableToken);
		StepVerifier.create(client.accessToken()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.account.accessTokenRequests()).isOne();
		this.account.expireAccessTokens();
		run(client, 200, 200, () -> {
		});
		assertThat(this.account.accessTokenRequests()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void firstCallersCauseOneRequest(boolean stableToken) {
		run(client(stableToken), 200, 200, () -> {
		});
		assertThat(this.account.accessTokenRequests()).isOne();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tokenThatIsTakenBackFailsNoCall(boolean stableToken) {
		run(client(stableToken), CALLS, CONCURRENCY, this.account::revokeAccessTokens);
		assertThat(this.account.accessTokenRequests()).isEqualTo(1 + CHANGES.size());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void tokenThatEndsFailsNoCall(boolean stableToken) {
		run(client(stableToken), CALLS, CONCURRENCY, this.account::expireAccessTokens);
		assertThat(this.account.accessTokenRequests()).isEqualTo(1 + CHANGES.size());
	}

	@Test
	void instancesWithStableTokensDoNotDisturbEachOther() {
		OfficialAccountCardClient one = client(true);
		OfficialAccountCardClient other = client(true);
		StepVerifier.create(Mono.zip(one.accessToken(), other.accessToken()))
			.assertNext((tokens) -> assertThat(tokens.getT1()).isEqualTo(tokens.getT2()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void tokenThatIsTakenBackFailsNoCallThatHasAnEffect() {
		OfficialAccountCardClient client = client(true);
		StepVerifier.create(client.accessToken()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		this.account.revokeAccessTokens();
		StepVerifier
			.create(client.cards().create(OfficialAccountFlowTests.memberCard("http://mmbiz.qpic.cn/mmbiz/a/0")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.account.effects("createCard")).isOne();
	}

	@Test
	void whatGoesWrongFailsNoCallThatMayBeRepeated() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect().every(7));
		this.wechatPay.misbehave(Misbehaviour.errcode(-1).every(5));
		this.wechatPay.misbehave(Misbehaviour.connectionCutBeforeEffect().every(11));
		this.wechatPay.misbehave(Misbehaviour.badGateway().every(13));
		run(client(true), 1000, CONCURRENCY, this.account::revokeAccessTokens);
	}

	@Test
	void tooManyCallsAMinuteFailNoCallAtAll() {
		this.wechatPay.misbehave(Misbehaviour.errcode(45011).times(3));
		StepVerifier
			.create(client(true).cards().create(OfficialAccountFlowTests.memberCard("http://mmbiz.qpic.cn/mmbiz/a/0")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.account.effects("createCard")).isOne();
	}

	private OfficialAccountCardClient client(boolean stableToken) {
		return Clients.client(this.wechatPay, this.account).stableToken(stableToken).build();
	}

	private void run(OfficialAccountCardClient client, int calls, int concurrency, Runnable change) {
		AtomicInteger ended = new AtomicInteger();
		StepVerifier
			.create(Flux.range(0, calls).flatMap((i) -> client.cards().get(this.card.cardId()).doOnNext((card) -> {
				if (CHANGES.contains(ended.incrementAndGet())) {
					change.run();
				}
			}), concurrency))
			.expectNextCount(calls)
			.expectComplete()
			.verify(TIMEOUT);
	}

}
