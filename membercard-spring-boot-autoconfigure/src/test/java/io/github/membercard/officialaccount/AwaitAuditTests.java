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

package io.github.membercard.officialaccount;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.apiv3.ErrcodeClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for waiting until an audit has ended, in virtual time.
 */
class AwaitAuditTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final AtomicInteger looks = new AtomicInteger();

	private volatile String status = "CARD_STATUS_NOT_VERIFY";

	private Duration latency = Duration.ZERO;

	private OfficialAccountCardClient client() {
		return OfficialAccountCardClient.builder("wxea9c30890f48d5ae", "secret")
			.http(ErrcodeClient.builder(OfficialAccountCardClient.DEFAULT_BASE_URL)
				.retryPolicy(null)
				.scheduler(Schedulers.immediate())
				.connector((method, url, write) -> Mono.<ClientHttpResponse>fromSupplier(() -> answer(url.getPath()))
					.delayElement(this.latency, Schedulers.parallel())))
			.build();
	}

	private MockClientHttpResponse answer(String path) {
		MockClientHttpResponse answer = new MockClientHttpResponse(HttpStatus.OK);
		if (path.equals("/card/get")) {
			this.looks.incrementAndGet();
			answer.setBody("{\"card\":{\"card_type\":\"MEMBER_CARD\",\"member_card\":{\"base_info\":{\"status\":\""
					+ this.status + "\"}}}}");
		}
		else {
			answer.setBody("{\"access_token\":\"a\",\"expires_in\":7200}");
		}
		return answer;
	}

	@ParameterizedTest
	@ValueSource(strings = { "VERIFY_OK", "VERIFY_FAIL", "DISPATCH" })
	void waitingEndsWithTheAudit(MemberCardStatus ended) {
		StepVerifier.withVirtualTime(() -> client().awaitAudit("pb"))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(9))
			.then(() -> this.status = "CARD_STATUS_" + ended)
			.thenAwait(Duration.ofSeconds(1))
			.expectNext(ended)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.looks).hasValue(2);
	}

	@Test
	void waitsDoubleUpToTenMinutes() {
		StepVerifier.Step<MemberCardStatus> step = StepVerifier.withVirtualTime(() -> client().awaitAudit("pb"))
			.expectSubscription();
		int expected = 1;
		for (int seconds : new int[] { 10, 20, 40, 80, 160, 320, 600, 600 }) {
			int before = expected++;
			step = step.thenAwait(Duration.ofSeconds(seconds).minusMillis(1))
				.then(() -> assertThat(this.looks).hasValue(before))
				.thenAwait(Duration.ofMillis(1))
				.then(() -> assertThat(this.looks).hasValue(before + 1));
		}
		step.thenCancel().verify(TIMEOUT);
	}

	@Test
	void endThatIsToldIsLookedAtAtOnce() {
		OfficialAccountCardClient client = client();
		StepVerifier.withVirtualTime(() -> client.awaitAudit("pb"))
			.expectSubscription()
			.then(() -> this.status = "CARD_STATUS_VERIFY_OK")
			.then(() -> client.auditEnded("pc"))
			.expectNoEvent(Duration.ofSeconds(5))
			.then(() -> client.auditEnded("pb"))
			.expectNext(MemberCardStatus.VERIFY_OK)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void endThatIsToldWhileThePlatformIsAskedIsLookedAtAgain() {
		this.latency = Duration.ofSeconds(1);
		OfficialAccountCardClient client = client();
		StepVerifier.withVirtualTime(() -> client.awaitAudit("pb"))
			.expectSubscription()
			.thenAwait(Duration.ofMillis(1500))
			.then(() -> {
				assertThat(this.looks).hasValue(1);
				this.status = "CARD_STATUS_VERIFY_OK";
				client.auditEnded("pb");
			})
			.thenAwait(Duration.ofMillis(1500))
			.expectNext(MemberCardStatus.VERIFY_OK)
			.expectComplete()
			.verify(TIMEOUT);
	}

}
