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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.delivery.QrcodeRequest;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what metrics and traces tell of calls.
 */
class MembercardObservationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String CARD_ID = "pIJMr5MMiIkO_93VtPyIiEk2DZ4w";

	private static final String CODE = "478515832665";

	private final LocalPlatform platform = new LocalPlatform();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Observation.Context> contexts = new CopyOnWriteArrayList<>();

	private final List<String> stackTraces = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
		.withSystemProperties("reactor.netty.ioShutdownQuietPeriod=0")
		.withBean(ObservationRegistry.class, () -> this.registry)
		.withPropertyValues("membercard.base-url=" + this.platform.url(), "membercard.retry.deadline=10s",
				"membercard.retry.min-backoff=1ms")
		.withPropertyValues(TestMerchants.properties("acme"));

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	@Test
	void callShouldBeObservedWithMethodAndMerchantAndNothingElse() {
		run((client) -> {
			succeed(client);
			Observation.Context call = only("membercard.call");
			assertThat(call.getContextualName()).isEqualTo("membercard QrcodeService.create");
			assertThat(keys(call)).containsExactlyInAnyOrderEntriesOf(Map.of("merchant", "acme", "operation",
					"QrcodeService.create", "outcome", "success", "error.code", "none"));
		});
	}

	@Test
	void attemptsShouldBeObservedInsideTheCallByTheirTemplate() {
		this.platform.refuse(429, "{\"code\":\"FREQUENCY_LIMITED\",\"message\":\"slower\"}", 2);
		run((client) -> {
			StepVerifier.create(client.userCards().get(CARD_ID, CODE))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
			Observation.Context call = only("membercard.call");
			List<Observation.Context> attempts = named("http.client.requests");
			assertThat(attempts).hasSize(3).allSatisfy((attempt) -> {
				assertThat(Objects.requireNonNull(attempt.getParentObservation()).getContextView()).isSameAs(call);
				assertThat(keys(attempt))
					.containsEntry("uri", "/v3/marketing/membercard-open/cards/{card_id}/codes/{code}")
					.containsEntry("http.url",
							this.platform.url() + "/v3/marketing/membercard-open/cards/:card_id/codes/:code");
				assertThat(attempt.toString()).doesNotContain(CODE);
			});
			assertThat(attempts).extracting((attempt) -> keys(attempt).get("status"))
				.containsExactly("429", "429", "200");
		});
	}

	@Test
	void failureShouldBeObservedWithoutTheValuesOfItsPath() {
		this.platform.refuse(404, "{\"code\":\"NOT_FOUND\",\"message\":\"no\"}", Integer.MAX_VALUE);
		run((client) -> {
			StepVerifier.create(client.userCards().get(CARD_ID, CODE))
				.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("/cards/{card_id}/codes/{code}"))
				.verify(TIMEOUT);
			assertThat(this.stackTraces).hasSize(1).allSatisfy((trace) -> assertThat(trace).doesNotContain(CODE));
		});
	}

	@ParameterizedTest
	@CsvSource({ "PARAM_ERROR,PARAM_ERROR", "<script>,other", "obLatjIsNoCode1,other" })
	void refusalShouldBeObservedWithTheCodeOfThePlatform(String code, String expected) {
		this.platform.refuse(400, "{\"code\":\"" + code + "\",\"message\":\"no\"}", Integer.MAX_VALUE);
		run((client) -> {
			StepVerifier.create(client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()))
				.expectError(MembercardResponseException.class)
				.verify(TIMEOUT);
			assertThat(keys(only("membercard.call"))).containsEntry("outcome", "refused")
				.containsEntry("error.code", expected);
		});
	}

	@Test
	void answerThatCanNotBeReadShouldBeObservedAsSuch() {
		this.platform.answer("{}");
		run((client) -> {
			StepVerifier.create(client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()))
				.expectError()
				.verify(TIMEOUT);
			assertThat(keys(only("membercard.call"))).containsEntry("outcome", "unreadable");
		});
	}

	@Test
	void callWithoutMethodShouldBeObservedWithoutItsPath() {
		run((client) -> {
			StepVerifier.create(client.webClient().get().uri("/v3/things/" + CODE).retrieve().bodyToMono(String.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(keys(only("membercard.call"))).containsEntry("operation", "webClient")
				.containsEntry("outcome", "success");
		});
	}

	@Test
	void callThatIsGivenUpShouldBeObservedAsCancelled() {
		this.platform.fallSilent();
		run((client) -> {
			StepVerifier.create(client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate())).thenCancel().verify();
			assertThat(keys(only("membercard.call"))).containsEntry("outcome", "cancelled");
		});
	}

	@Test
	void callShouldBeInsideTheObservationOfItsCaller() {
		run((client) -> {
			Observation caller = Observation.start("caller", this.registry);
			Mono<?> call = client.qrcodes()
				.create(CARD_ID, QrcodeRequest.autoActivate())
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller));
			StepVerifier.create(call).expectNextCount(1).expectComplete().verify(TIMEOUT);
			assertThat(only("membercard.call").getParentObservation()).isSameAs(caller);
		});
	}

	@Test
	void headersOfTheTraceShouldBeSentWithTheAttempt() {
		this.registry.observationConfig().observationHandler(new SenderHandler());
		run((client) -> {
			succeed(client);
			assertThat(this.platform.last().headers().getFirst("traceparent")).isEqualTo("00-trace");
		});
	}

	private static void succeed(MembercardOpenClient client) {
		StepVerifier.create(client.qrcodes().create(CARD_ID, QrcodeRequest.autoActivate()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private Observation.Context only(String name) {
		List<Observation.Context> found = named(name);
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private List<Observation.Context> named(String name) {
		return this.contexts.stream().filter((context) -> name.equals(context.getName())).toList();
	}

	private static Map<String, String> keys(Observation.Context context) {
		return context.getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	private void run(Consumer<MembercardOpenClient> test) {
		this.registry.observationConfig().observationHandler(new Recorder(this.contexts, this.stackTraces));
		this.contextRunner.run((context) -> test.accept(context.getBean(MembercardOpenClient.class)));
	}

	private record Recorder(List<Observation.Context> contexts,
			List<String> stackTraces) implements ObservationHandler<Observation.Context> {

		@Override
		public void onError(Observation.Context context) {
			this.stackTraces.add(stackTrace(Objects.requireNonNull(context.getError())));
		}

		private static String stackTrace(Throwable ex) {
			StringWriter text = new StringWriter();
			ex.printStackTrace(new PrintWriter(text));
			return text.toString();
		}

		@Override
		public void onStop(Observation.Context context) {
			this.contexts.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private static final class SenderHandler implements ObservationHandler<ClientRequestObservationContext> {

		@Override
		public void onStart(ClientRequestObservationContext context) {
			context.getSetter().set(Objects.requireNonNull(context.getCarrier()), "traceparent", "00-trace");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof ClientRequestObservationContext;
		}

	}

}
