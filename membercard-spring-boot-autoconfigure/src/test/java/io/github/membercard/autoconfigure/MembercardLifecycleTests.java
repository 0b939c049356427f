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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.delivery.QrcodeRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is left when the context is closed: nothing.
 */
class MembercardLifecycleTests {

	private static final Duration SOON = Duration.ofSeconds(3);

	private final LocalPlatform platform = new LocalPlatform();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
		.withPropertyValues("membercard.base-url=" + this.platform.url(), "membercard.http.response-timeout=1m",
				"membercard.http.pending-acquire-timeout=1m", "membercard.http.max-connections=8")
		.withPropertyValues(TestMerchants.properties("acme"));

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	@Test
	void closeWhenAnswersAreAwaitedShouldEndEachCall() {
		this.platform.fallSilent();
		this.contextRunner.run((context) -> assertEnded(closeWithCallsUnderWay(context, 40), 40));
	}

	@Test
	void closeWhenAnswersAreHalfReadShouldEndEachCall() {
		this.platform.stopInTheMiddle();
		this.contextRunner.run((context) -> assertEnded(closeWithCallsUnderWay(context, 40), 40));
	}

	@Test
	void closeWhenSignaturesAreAwaitedShouldEndEachCall() {
		AtomicInteger begun = new AtomicInteger();
		CompletableFuture<String> nonce = new CompletableFuture<>();
		this.contextRunner
			.withBean(MembercardClientBuilderCustomizer.class, () -> (name, builder) -> builder.nonceSource(() -> {
				begun.incrementAndGet();
				return nonce.join();
			}))
			.run((context) -> {
				Mono<List<Throwable>> outcomes = start(context, 100);
				Awaitility.await().atMost(SOON).until(() -> begun.get() > 0);
				context.getSourceApplicationContext().close();
				nonce.complete("nonce");
				assertEnded(outcomes, 100);
				assertThat(this.platform.received()).isEmpty();
			});
	}

	@RepeatedTest(5)
	void closeWhenTheApplicationHasItsOwnEventLoopsShouldEndEachCall() {
		this.platform.fallSilent();
		this.contextRunner.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class))
			.withUserConfiguration(OwnEventLoops.class)
			.run((context) -> assertEnded(closeWithCallsUnderWay(context, 40), 40));
	}

	@Test
	void stopShouldEndEachCallAndStartShouldMakeNewOnesPossible() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class))
			.withUserConfiguration(OwnEventLoops.class)
			.run((context) -> {
				MembercardOpenClient client = context.getBean(MembercardOpenClient.class);
				for (int i = 1; i <= 3; i++) {
					assertThat(outcome(client).blockOptional(Timeouts.CALL)).isEmpty();
					assertThat(this.platform.received()).hasSize(i);
					context.getSourceApplicationContext().stop();
					assertNoConnectionIsLeft();
					assertThat(outcome(client).block(SOON)).isInstanceOf(MembercardConnectionException.class);
					context.getSourceApplicationContext().start();
				}
			});
	}

	@Test
	void closeShouldTellCallsThatWereSentFromThoseThatWereNot() {
		this.platform.fallSilent();
		this.contextRunner
			.run((context) -> assertThat(closeWithCallsUnderWay(context, 8).blockOptional(SOON).orElseThrow())
				.allSatisfy((ex) -> assertThat(((MembercardConnectionException) ex).isRequestSent()).isTrue()));
	}

	@Test
	void callWhenTheContextIsClosedShouldFail() {
		this.contextRunner.run((context) -> {
			MembercardOpenClient client = context.getBean(MembercardOpenClient.class);
			context.getSourceApplicationContext().close();
			Throwable outcome = outcome(client).block(SOON);
			assertThat(outcome).isInstanceOf(MembercardConnectionException.class);
			assertThat(((MembercardConnectionException) outcome).isRequestSent()).isFalse();
			assertThat(this.platform.received()).isEmpty();
		});
	}

	@Test
	void closeShouldLeaveNoThreadOfOurs() {
		this.contextRunner.run((context) -> {
			outcome(context.getBean(MembercardOpenClient.class)).block(Timeouts.CALL);
			assertThat(threads()).as("while it is open").isNotEmpty();
		});
		assertNoThreadIsLeft();
	}

	@Test
	void closeShouldLeaveNoConnectionOpen() {
		this.contextRunner.run((context) -> {
			outcome(context.getBean(MembercardOpenClient.class)).block(Timeouts.CALL);
			assertThat(this.platform.openConnections()).as("while it is open").isEqualTo(1);
		});
		assertNoConnectionIsLeft();
	}

	@Test
	void contextShouldOpenAndCloseTwentyTimes() {
		for (int i = 1; i <= 20; i++) {
			this.contextRunner.run((context) -> assertThat(
					outcome(context.getBean(MembercardOpenClient.class)).blockOptional(Timeouts.CALL))
				.isEmpty());
			assertThat(this.platform.received()).hasSize(i);
		}
		assertNoConnectionIsLeft();
		assertNoThreadIsLeft();
	}

	private Mono<List<Throwable>> closeWithCallsUnderWay(AssertableApplicationContext context, int calls) {
		Mono<List<Throwable>> outcomes = start(context, calls);
		Awaitility.await().atMost(SOON).until(() -> this.platform.received().size() == 8);
		context.getSourceApplicationContext().close();
		return outcomes;
	}

	private void assertEnded(Mono<List<Throwable>> outcomes, int calls) {
		assertThat(outcomes.blockOptional(SOON).orElseThrow()).hasSize(calls)
			.allSatisfy((ex) -> assertThat(ex).isInstanceOf(MembercardConnectionException.class));
		assertNoConnectionIsLeft();
		assertNoThreadIsLeft();
	}

	private void assertNoConnectionIsLeft() {
		Awaitility.await().atMost(SOON).until(() -> this.platform.openConnections() == 0);
	}

	private static void assertNoThreadIsLeft() {
		Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(threads()).isEmpty());
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("membercard"))
			.toList();
	}

	private static Mono<List<Throwable>> start(AssertableApplicationContext context, int calls) {
		MembercardOpenClient client = context.getBean(MembercardOpenClient.class);
		Mono<List<Throwable>> outcomes = Flux.range(0, calls)
			.flatMap((i) -> outcome(client), calls)
			.collectList()
			.cache();
		outcomes.subscribe();
		return outcomes;
	}

	/**
	 * Make a call.
	 * @param client the client
	 * @return the error it ends with, or empty when it succeeds
	 */
	private static Mono<Throwable> outcome(MembercardOpenClient client) {
		return client.qrcodes()
			.create("card", QrcodeRequest.autoActivate())
			.materialize()
			.mapNotNull(Signal::getThrowable);
	}

	/**
	 * What Spring Boot does when its module for Reactor Netty is there. These event loops
	 * stop before the beans are destroyed.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnEventLoops {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> eventLoopsCustomizer(
				ReactorResourceFactory factory) {
			return (builder) -> builder.withReactorResourceFactory(factory);
		}

	}

}
