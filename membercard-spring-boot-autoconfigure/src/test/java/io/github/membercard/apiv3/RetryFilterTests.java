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

package io.github.membercard.apiv3;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryFilter}.
 */
class RetryFilterTests {

	private static final URI URL = URI.create("https://main.example.com/v3/a");

	private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofSeconds(30), Duration.ofMillis(200),
			Duration.ofSeconds(5));

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<URI> attempts = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PATCH", "DELETE" })
	void idempotentMethodIsRepeatedAfterAServerError(String method) {
		succeeds(HttpMethod.valueOf(method), false, status(500), status(502), sent());
		assertThat(this.attempts).hasSize(4);
	}

	@Test
	void replayablePostIsRepeatedAfterAServerError() {
		succeeds(HttpMethod.POST, true, status(500), sent(), signature(MembercardSignatureException.Reason.SIGNATURE));
		assertThat(this.attempts).hasSize(4);
	}

	@Test
	void otherPostIsNotRepeatedWhenItMayHaveHadAnEffect() {
		for (MembercardException failure : List.of(status(500), status(502), sent(),
				signature(MembercardSignatureException.Reason.PROBE))) {
			this.attempts.clear();
			fails(HttpMethod.POST, false, failure, failure);
			assertThat(this.attempts).hasSize(1);
		}
	}

	@Test
	void anyCallIsRepeatedWhenItHadNoEffect() {
		succeeds(HttpMethod.POST, false, status(429), notSent(), status(429));
		assertThat(this.attempts).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 409 })
	void refusedCallIsNotRepeated(int status) {
		MembercardException refusal = status(status);
		fails(HttpMethod.GET, false, refusal, refusal);
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void misconfigurationIsNotRepeated() {
		MembercardException failure = new MembercardConfigurationException("platform", "there is no valid key", "Set");
		fails(HttpMethod.GET, false, failure, failure);
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void callThatAFullPoolRefusedIsNotRepeated() {
		MembercardException failure = new MembercardConnectionException("GET /v3/a", false, true,
				new RejectedExecutionException("full"));
		fails(HttpMethod.GET, false, failure, failure);
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void probesAreRepeatedHoweverMany() {
		MembercardException probe = signature(MembercardSignatureException.Reason.PROBE);
		succeeds(HttpMethod.POST, true, probe, probe, probe, probe);
		assertThat(this.attempts).hasSize(5);
	}

	@Test
	void probeBeforeAWrongSignatureDoesNotCount() {
		succeeds(HttpMethod.GET, false, signature(MembercardSignatureException.Reason.PROBE),
				signature(MembercardSignatureException.Reason.SIGNATURE));
		assertThat(this.attempts).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource(value = MembercardSignatureException.Reason.class, names = { "HEADER", "CLOCK", "SIGNATURE" })
	void unprovenAnswerIsRepeatedOnce(MembercardSignatureException.Reason reason) {
		MembercardException second = signature(reason);
		fails(HttpMethod.GET, false, second, signature(reason), second);
		assertThat(this.attempts).hasSize(2);
	}

	@Test
	void unknownSerialIsRepeatedUntilItsCertificateIsThere() {
		MembercardException unknown = signature(MembercardSignatureException.Reason.UNKNOWN_SERIAL);
		succeeds(HttpMethod.GET, false, unknown, unknown, unknown);
	}

	@Test
	void answerThatIsTooLargeIsNotRepeated() {
		MembercardException failure = signature(MembercardSignatureException.Reason.BODY_TOO_LARGE);
		fails(HttpMethod.GET, false, failure, failure);
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void waitsDoubleWithJitterUntilTheDeadlineAndThenTheLastFailureIsTold() {
		MembercardException failure = status(429);
		StepVerifier.withVirtualTime(() -> exchange(HttpMethod.POST, false, new RetryFilter(POLICY, hosts()), failure))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(99))
			.then(() -> assertThat(this.attempts).hasSize(1))
			.thenAwait(Duration.ofMillis(202))
			.then(() -> assertThat(this.attempts.size()).isBetween(2, 3))
			.thenAwait(Duration.ofMillis(29_600))
			.expectNoEvent(Duration.ofMillis(98))
			.thenAwait(Duration.ofMillis(2))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
		// 0.2, 0.4, 0.8, 1.6, 3.2 and then 5 seconds, each give or take a half
		assertThat(this.attempts.size()).isBetween(7, 20);
	}

	@Test
	void attemptUnderWayAtTheDeadlineEndsAsUnknown() {
		StepVerifier
			.withVirtualTime(() -> new RetryFilter(POLICY, hosts()).filter(request(HttpMethod.POST, true),
					(request) -> Mono.never()))
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(29_999))
			.thenAwait(Duration.ofMillis(1))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class, (failure) -> {
						assertThat(failure.isResultUnknown()).isTrue();
						assertThat(failure).hasCauseInstanceOf(TimeoutException.class)
							.hasMessageContaining("no answer within 30000 ms");
					}))
			.verify(TIMEOUT);
	}

	@Test
	void laterFailureWithoutAnAnswerDoesNotHideThatTheResultIsUnknown() {
		for (MembercardException last : List.of(
				new MembercardConnectionException("POST /v3/a", false, true, new RejectedExecutionException("closed")),
				new MembercardConfigurationException("platform", "there is no valid key", "Set"))) {
			this.attempts.clear();
			MembercardException first = status(500);
			fails(HttpMethod.POST, true, first, first, last);
			assertThat(first).hasSuppressedException(last);
		}
	}

	@Test
	void refusalOfARepeatIsToldWithTheFailureBeforeIt() {
		MembercardException first = sent();
		MembercardException last = status(400);
		fails(HttpMethod.POST, true, last, first, last);
		assertThat(last).hasSuppressedException(first);
	}

	@Test
	void rateLimitUntilTheDeadlineDoesNotHideThatTheResultIsUnknown() {
		MembercardException first = sent();
		StepVerifier
			.withVirtualTime(
					() -> exchange(HttpMethod.POST, true, new RetryFilter(POLICY, hosts()), first, status(429)))
			.thenAwait(POLICY.deadline())
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(first))
			.verify(TIMEOUT);
	}

	@Test
	void backupIsTriedAtOnceWhenTheRequestNeverLeft() {
		StepVerifier
			.create(exchange(HttpMethod.POST, false,
					new RetryFilter(null, hosts("https://b.example.com", "https://c.example.com/p")), notSent(),
					notSent(), null))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.attempts).containsExactly(URL, URI.create("https://b.example.com/v3/a"),
				URI.create("https://c.example.com/p/v3/a"));
	}

	@Test
	void backupIsTriedAfterABrokenConnectionOnlyWhenTheCallIsReplayable() {
		RetryFilter filter = new RetryFilter(null, hosts("https://b.example.com"));
		StepVerifier.create(exchange(HttpMethod.GET, false, filter, sent(), null))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		this.attempts.clear();
		MembercardException failure = sent();
		StepVerifier.create(exchange(HttpMethod.POST, false, filter, failure, null))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
		assertThat(this.attempts).containsExactly(URL);
	}

	@Test
	void unreachableBackupDoesNotHideThatTheResultIsUnknown() {
		MembercardException first = sent();
		StepVerifier
			.create(exchange(HttpMethod.PATCH, false, new RetryFilter(null, hosts("https://b.example.com")), first,
					notSent()))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(first))
			.verify(TIMEOUT);
	}

	@Test
	void answeredErrorIsNotTakenToTheBackup() {
		MembercardException failure = status(500);
		StepVerifier
			.create(exchange(HttpMethod.GET, false, new RetryFilter(null, hosts("https://b.example.com")), failure,
					null))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
		assertThat(this.attempts).containsExactly(URL);
	}

	@Test
	void withoutAPolicyThereIsOneAttempt() {
		MembercardException failure = status(429);
		StepVerifier.create(exchange(HttpMethod.GET, false, new RetryFilter(null, hosts()), failure, null))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
			.verify(TIMEOUT);
		assertThat(this.attempts).hasSize(1);
	}

	private void succeeds(HttpMethod method, boolean replayable, MembercardException... failures) {
		List<MembercardException> script = new ArrayList<>(List.of(failures));
		StepVerifier
			.withVirtualTime(() -> new RetryFilter(POLICY, hosts()).filter(request(method, replayable), (request) -> {
				this.attempts.add(request.url());
				return script.isEmpty() ? Mono.just(ClientResponse.create(HttpStatus.OK).build())
						: Mono.error(script.remove(0));
			}))
			.thenAwait(POLICY.deadline().minusSeconds(1))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private void fails(HttpMethod method, boolean replayable, MembercardException expected,
			MembercardException... failures) {
		StepVerifier.withVirtualTime(() -> exchange(method, replayable, new RetryFilter(POLICY, hosts()), failures))
			.thenAwait(POLICY.deadline().minusSeconds(1))
			.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(expected))
			.verify(TIMEOUT);
	}

	/**
	 * Exchange with a platform that fails as told, and then as the last time.
	 * @param method the method
	 * @param replayable whether the call is marked
	 * @param filter the filter
	 * @param failures the failures, {@code null} for a success
	 * @return the answer
	 */
	private Mono<ClientResponse> exchange(HttpMethod method, boolean replayable, RetryFilter filter,
			@Nullable MembercardException... failures) {
		return filter.filter(request(method, replayable), (request) -> {
			MembercardException failure = failures[Math.min(this.attempts.size(), failures.length - 1)];
			this.attempts.add(request.url());
			return (failure != null) ? Mono.error(failure) : Mono.just(ClientResponse.create(HttpStatus.OK).build());
		});
	}

	private static ClientRequest request(HttpMethod method, boolean replayable) {
		return ClientRequest.create(method, URL).attribute(Replayable.ATTRIBUTE, replayable).build();
	}

	private static PlatformHosts hosts(String... backups) {
		return new PlatformHosts(URI.create("https://main.example.com"),
				List.of(backups).stream().map(URI::create).toList());
	}

	private static MembercardException status(int status) {
		return new MembercardResponseException("POST /v3/a", status, null, null, null);
	}

	private static MembercardException sent() {
		return new MembercardConnectionException("POST /v3/a", true, new TimeoutException());
	}

	private static MembercardException notSent() {
		return new MembercardConnectionException("POST /v3/a", false, new ConnectException());
	}

	private static MembercardException signature(MembercardSignatureException.Reason reason) {
		return new MembercardSignatureException(reason, null, null, "not proven");
	}

}
