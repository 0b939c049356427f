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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.delivery.Qrcode;
import io.github.membercard.delivery.QrcodeRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MembercardTransport}: that {@code membercard.http} has an effect.
 */
class MembercardTransportTests {

	private final LocalPlatform platform = new LocalPlatform();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
		.withPropertyValues("membercard.base-url=" + this.platform.url())
		.withPropertyValues(TestMerchants.properties("acme"));

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	@Test
	void callWhenThereIsAProxyShouldGoThroughIt() throws IOException {
		try (ConnectProxy proxy = new ConnectProxy()) {
			this.contextRunner.withPropertyValues("membercard.http.proxy=http://" + proxy.address()).run((context) -> {
				call(context).block(Timeouts.CALL);
				assertThat(proxy.heads()).singleElement()
					.asString()
					.startsWith("CONNECT " + this.platform.url().getAuthority() + " ");
				assertThat(this.platform.received()).hasSize(1);
			});
		}
	}

	@Test
	void callWhenTheProxyHasAUserShouldNameIt() throws IOException {
		try (ConnectProxy proxy = new ConnectProxy()) {
			this.contextRunner.withPropertyValues("membercard.http.proxy=http://alice:s%3Acret@" + proxy.address())
				.run((context) -> {
					call(context).block(Timeouts.CALL);
					assertThat(proxy.heads()).singleElement()
						.asString()
						.containsIgnoringCase("proxy-authorization: Basic "
								+ Base64.getEncoder().encodeToString("alice:s:cret".getBytes(StandardCharsets.UTF_8)));
				});
		}
	}

	@Test
	void callWhenTheProxyIsDownShouldSayThatNothingWasSent() throws IOException {
		this.contextRunner
			.withPropertyValues("membercard.http.proxy=http://127.0.0.1:" + closedPort(),
					"membercard.retry.enabled=false")
			.run((context) -> assertThatExceptionOfType(MembercardConnectionException.class)
				.isThrownBy(() -> call(context).block(Timeouts.CALL))
				.satisfies((ex) -> assertThat(ex.isRequestSent()).isFalse()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy.internal:3128", "https://proxy.internal:3128", "http://proxy.internal", "proxy",
			"http://:3128", "http://alice:not the password@proxy.internal:3128" })
	void configureWhenTheProxyIsNotTheAddressOfOneShouldFail(String proxy) {
		this.contextRunner.withPropertyValues("membercard.http.proxy=" + proxy)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(MembercardConfigurationException.class)
				.rootCause()
				.hasMessageStartingWith("'membercard.http.proxy' is not usable")
				.hasMessageNotContaining("not the password"));
	}

	@Test
	void callWhenThePlatformIsSilentShouldFailAfterTheResponseTimeout() {
		this.platform.fallSilent();
		this.contextRunner.withPropertyValues("membercard.http.response-timeout=200ms")
			.run((context) -> assertThatExceptionOfType(MembercardConnectionException.class)
				.isThrownBy(() -> call(context).block(Duration.ofSeconds(5)))
				.satisfies((ex) -> assertThat(ex.isRequestSent()).isTrue()));
	}

	@Test
	void callWhenTheConnectionIsRefusedShouldSayThatNothingWasSent() throws IOException {
		this.contextRunner
			.withPropertyValues("membercard.base-url=http://127.0.0.1:" + closedPort(),
					"membercard.retry.enabled=false")
			.run((context) -> assertThatExceptionOfType(MembercardConnectionException.class)
				.isThrownBy(() -> call(context).block(Timeouts.CALL))
				.satisfies((ex) -> assertThat(ex.isRequestSent()).isFalse()));
	}

	@Test
	void callWhenTheConnectionStaysRefusedShouldEndAtTheDeadline() throws IOException {
		this.contextRunner
			.withPropertyValues("membercard.base-url=http://127.0.0.1:" + closedPort(), "membercard.retry.deadline=1s",
					"membercard.retry.min-backoff=10ms", "membercard.retry.max-backoff=20ms")
			.run((context) -> assertThatExceptionOfType(MembercardConnectionException.class)
				.isThrownBy(() -> call(context).block(Timeouts.CALL)));
	}

	@Test
	void callWhenTheConnectionIsRefusedShouldTryTheBackupAddresses() throws IOException {
		this.contextRunner
			.withPropertyValues("membercard.base-url=http://127.0.0.1:" + closedPort(),
					"membercard.backup-urls=http://127.0.0.1:" + closedPort() + "," + this.platform.url())
			.run((context) -> {
				assertThat(call(context).block(Timeouts.CALL)).isEqualTo(new Qrcode("https://example.com/qrcode"));
				assertThat(this.platform.received()).hasSize(1);
			});
	}

	@Test
	void callWhenTheAnswerIsLargerThanTheLimitShouldFail() {
		this.platform.answer("{\"url\":\"" + "x".repeat(2000) + "\"}");
		this.contextRunner.withPropertyValues("membercard.http.max-response-size=1KB")
			.run((context) -> assertThatExceptionOfType(MembercardSignatureException.class)
				.isThrownBy(() -> call(context).block(Timeouts.CALL))
				.withMessageContaining("membercard.http.max-response-size"));
	}

	@Test
	void callWhenTheAnswerIsARedirectShouldNotFollowIt() {
		this.platform.redirect();
		this.contextRunner.run((context) -> {
			assertThatExceptionOfType(MembercardResponseException.class)
				.isThrownBy(() -> call(context).block(Timeouts.CALL));
			assertThat(this.platform.received()).hasSize(1);
		});
	}

	@Test
	void callWhenAllConnectionsAreTakenShouldWaitNoLongerThanTheLimit() {
		this.platform.fallSilent();
		this.contextRunner
			.withPropertyValues("membercard.http.max-connections=2", "membercard.http.pending-acquire-timeout=200ms",
					"membercard.http.response-timeout=1s")
			.run((context) -> {
				assertThat(callAtOnce(context, 5).block(Timeouts.CALL)).containsExactlyInAnyOrder(true, true, false,
						false, false);
				assertThat(this.platform.received()).hasSize(2);
			});
	}

	@Test
	void callWhenTooManyWaitForAConnectionShouldFailAtOnce() {
		this.platform.fallSilent();
		this.contextRunner
			.withPropertyValues("membercard.http.max-connections=1", "membercard.http.max-pending-acquires=1",
					"membercard.http.response-timeout=1s", "membercard.http.pending-acquire-timeout=5m")
			.run((context) -> {
				Mono<List<Boolean>> connected = callAtOnce(context, 1).cache();
				connected.subscribe();
				Awaitility.await().until(() -> this.platform.received().size() == 1);
				assertThat(callAtOnce(context, 3).block(Timeouts.CALL)).containsExactlyInAnyOrder(true, false, false);
				assertThat(connected.block(Timeouts.CALL)).containsExactly(true);
			});
	}

	@Test
	void connectionWhenItIsIdleShouldBeClosed() {
		this.contextRunner.withPropertyValues("membercard.http.max-idle-time=100ms").run((context) -> {
			call(context).block(Timeouts.CALL);
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.platform.openConnections() == 0);
		});
	}

	@Test
	void callWhenThereIsOneConnectionShouldGetItFromTheCallBefore() {
		this.contextRunner.withPropertyValues("membercard.http.max-connections=1").run((context) -> {
			for (int i = 0; i < 10; i++) {
				call(context).block(Timeouts.CALL);
			}
			assertThat(this.platform.openConnections()).isEqualTo(1);
		});
	}

	private static Mono<Qrcode> call(AssertableApplicationContext context) {
		return context.getBean(MembercardOpenClient.class).qrcodes().create("card", QrcodeRequest.autoActivate());
	}

	/**
	 * Make calls that all fail to get an answer.
	 * @param context has the client
	 * @param calls how many
	 * @return whether each was sent
	 */
	private static Mono<List<Boolean>> callAtOnce(AssertableApplicationContext context, int calls) {
		return Flux.range(0, calls)
			.flatMap((i) -> call(context).materialize().map(Signal::getThrowable))
			.cast(MembercardConnectionException.class)
			.map(MembercardConnectionException::isRequestSent)
			.collectList();
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
