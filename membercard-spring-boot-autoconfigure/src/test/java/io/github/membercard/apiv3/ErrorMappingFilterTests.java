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

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorMappingFilter}: what did not get through, and how far it came.
 */
class ErrorMappingFilterTests {

	static final List<Throwable> unconnected = List.of(new ConnectException(), new UnknownHostException(),
			new SSLHandshakeException("x"), new UnresolvedAddressException());

	static final List<Throwable> local = List.of(new RejectedExecutionException(),
			new PoolAcquireTimeoutException(Duration.ofSeconds(1)), new PoolAcquirePendingLimitException(1),
			new PoolShutdownException());

	static final List<Throwable> sent = List.of(new IOException(), new SocketException(), new TimeoutException(),
			new SSLException("x"));

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final ClientRequest REQUEST = ClientRequest
		.create(HttpMethod.POST, URI.create("https://a.example.com/v3/a?openid=x"))
		.build();

	private final ErrorMappingFilter filter = new ErrorMappingFilter(new JsonCodecs(), Clock.systemUTC());

	@ParameterizedTest
	@FieldSource("unconnected")
	void requestWithoutAConnectionWasNotSent(Throwable cause) {
		expect(cause, false, false);
	}

	@ParameterizedTest
	@FieldSource("local")
	void requestThatWasRefusedHereWasNotSent(Throwable cause) {
		expect(cause, false, true);
		expectDirectly(cause);
	}

	@Test
	void requestThatTheEndOfTheApplicationEndsMayHaveBeenSentAndIsNotRepeated() {
		expect(new CancellationException(), true, true);
	}

	@ParameterizedTest
	@FieldSource("sent")
	void anyOtherRequestMayHaveBeenSent(Throwable cause) {
		expect(cause, true, false);
	}

	private void expect(Throwable cause, boolean sent, boolean local) {
		Throwable wrapper = new WebClientRequestException(cause, HttpMethod.POST, REQUEST.url(), new HttpHeaders());
		StepVerifier.create(this.filter.filter(REQUEST, (request) -> Mono.error(wrapper)))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class, (failure) -> {
					assertThat(failure.isRequestSent()).isEqualTo(sent);
					assertThat(failure.isResultUnknown()).isEqualTo(sent);
					assertThat(failure.isLocal()).isEqualTo(local);
				}).hasCause(cause).hasMessageStartingWith("POST /v3/a got no answer");
				assertThat(ex).hasMessageNotContaining("openid");
			})
			.verify(TIMEOUT);
	}

	private void expectDirectly(Throwable cause) {
		if (cause instanceof RejectedExecutionException) {
			StepVerifier.create(this.filter.filter(REQUEST, (request) -> Mono.error(cause)))
				.expectError(MembercardConnectionException.class)
				.verify(TIMEOUT);
		}
	}

}
