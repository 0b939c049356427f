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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.membercard.officialaccount.MemberCardActivateRequest;
import io.github.membercard.officialaccount.MemberCardActivationService;
import io.github.membercard.officialaccount.MemberCardId;
import io.github.membercard.officialaccount.MemberCardIdRequest;
import io.github.membercard.officialaccount.MemberCardService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.PostExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of an answer whose {@code errcode} tells how the call ended.
 */
class ErrcodeClientTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

	private final ScriptedServer server = new ScriptedServer();

	private final Tokens tokens = new Tokens();

	private final AtomicInteger answers = new AtomicInteger();

	@AfterEach
	void close() {
		this.server.close();
	}

	static List<Integer> finalErrcodes() {
		return errorCodes().valueStream()
			.filter((error) -> !error.get("action").asString().matches("none|.*retry after.*|.*refresh.*"))
			.map((error) -> error.get("code").asInt())
			.toList();
	}

	private static JsonNode errorCodes() {
		try {
			Object document = new Yaml().load(new ClassPathResource("official-account-card.openapi.yaml")
				.getContentAsString(StandardCharsets.UTF_8));
			return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(document)).get("x-error-codes");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", OK, "{\"errcode\":0}", "{\"errmsg\":\"ok\"}" })
	void errcodeThatIsZeroOrAbsentIsSuccess(String body) {
		answer(body);
		StepVerifier.create(activate()).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void answerIsReadWhateverItsContentType() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Content-Type", "text/html");
		this.server.answer(ScriptedServer.Answer.of(200, headers, "{\"card_id\":\"pb\"}"));
		StepVerifier.create(client().createService(MemberCardIdService.class).create(new MemberCardIdRequest("pb")))
			.expectNext(new MemberCardId("pb"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@MethodSource("finalErrcodes")
	void otherErrcodesFailAtOnce(int errcode) {
		answer("{\"errcode\":%d,\"errmsg\":\"some hint rid: 5f64d1cf-0d8b0ad0-2a3dd4a2\"}".formatted(errcode));
		expect(delete(), (ex) -> {
			assertThat(ex.getCode()).isEqualTo(String.valueOf(errcode));
			assertThat(ex.getStatus()).isEqualTo(200);
			assertThat(ex.getRequestId()).isEqualTo("5f64d1cf-0d8b0ad0-2a3dd4a2");
			assertThat(ex.isResultUnknown()).isFalse();
		});
		assertThat(this.server.received()).hasSize(1);
		assertThat(this.tokens.replaced).hasValue(0);
	}

	@Test
	void busyPlatformIsAskedAgain() {
		answer("{\"errcode\":-1,\"errmsg\":\"system error\"}", "{\"errcode\":-1}", OK);
		StepVerifier.create(delete()).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).hasSize(3);
	}

	@Test
	void resultOfBusyPlatformIsUnknownAndTheCallIsNotRepeated() {
		answer("{\"errcode\":-1,\"errmsg\":\"system error\"}", OK);
		expect(activate(), (ex) -> {
			assertThat(ex.getCode()).isEqualTo("-1");
			assertThat(ex.isResultUnknown()).isTrue();
		});
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void tooManyCallsAMinuteAreRepeatedAlways() {
		answer("{\"errcode\":45011}", "{\"errcode\":45011}", OK);
		StepVerifier.create(activate()).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 40001, 40014, 42001 })
	void refusedTokenIsReplacedOnceAndTheCallRepeatedOnce(int errcode) {
		answer("{\"errcode\":%d}".formatted(errcode), OK);
		StepVerifier.create(activate()).expectComplete().verify(TIMEOUT);
		assertThat(this.tokens.replaced).hasValue(1);
		assertThat(this.server.received()).extracting(ScriptedServer.Received::target)
			.containsExactly("/card/membercard/activate?access_token=TOKEN-0",
					"/card/membercard/activate?access_token=TOKEN-1");
	}

	@ParameterizedTest
	@ValueSource(ints = { 40001, 40014, 42001 })
	void tokenThatIsRefusedTwiceFailsTheCall(int errcode) {
		answer("{\"errcode\":%d}".formatted(errcode));
		expect(delete(), (ex) -> assertThat(ex.getCode()).isEqualTo(String.valueOf(errcode)));
		assertThat(this.tokens.replaced).hasValue(1);
		assertThat(this.server.received()).hasSize(2);
	}

	@Test
	void callIsNotRepeatedWithTheSameToken() {
		this.tokens.same = true;
		answer("{\"errcode\":40001}", OK);
		expect(activate(), (ex) -> assertThat(ex.getCode()).isEqualTo("40001"));
		assertThat(this.tokens.replaced).hasValue(1);
		assertThat(this.server.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "\"ok\"", "0", "<html><body>ok</body></html>", "{\"errcode\":0",
			"{\"errcode\":\"ok\"}", "{\"errcode\":{}}", "{} <html>", "{\"errcode\":99999999999}" })
	void answerThatIsNoJsonObjectIsNoSuccess(String body) {
		answer(body);
		expect(activate(), (ex) -> {
			assertThat(ex.isResultUnknown()).isTrue();
			assertThat(ex.getCode()).isNull();
			assertThat(ex).hasMessageContaining("not a JSON object");
		});
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void callWhoseTokenDoesNotComeIsMadeWhenItComes() {
		this.tokens.failures.set(2);
		answer(OK);
		StepVerifier.create(activate()).expectComplete().verify(TIMEOUT);
		assertThat(this.server.received()).hasSize(1);
	}

	@Test
	void callWithoutATokenSurelyHadNoEffect() {
		this.tokens.failures.set(Integer.MAX_VALUE);
		StepVerifier
			.create(builder(this.server.url()).retryPolicy(null)
				.build()
				.webClient()
				.post()
				.uri("/card/create")
				.retrieve()
				.toBodilessEntity())
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class, (failure) -> {
						assertThat(failure.isResultUnknown()).isFalse();
						assertThat(failure).hasMessageContaining("POST /card/create");
					}))
			.verify(TIMEOUT);
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void answerThatIsTooLargeIsNoSuccess() {
		answer("{\"errmsg\":\"" + "x".repeat(2000) + "\"}");
		expect(activate(), (ex) -> {
			assertThat(ex.isResultUnknown()).isTrue();
			assertThat(ex).hasMessageContaining("membercard.http.max-response-size");
		});
	}

	@Test
	void serverErrorIsRepeatedWhenThatHasNoSecondEffect() {
		this.server.answer((request) -> ScriptedServer.Answer.of((this.answers.getAndIncrement() == 0) ? 502 : 200,
				new HttpHeaders(), OK));
		StepVerifier.create(delete()).expectComplete().verify(TIMEOUT);
		this.answers.set(0);
		expect(activate(), (ex) -> {
			assertThat(ex.getStatus()).isEqualTo(502);
			assertThat(ex.isResultUnknown()).isTrue();
		});
	}

	@Test
	void backupAddressIsTried() {
		answer(OK);
		ErrcodeClient client = builder(URI.create("http://127.0.0.1:1")).backupUrls(List.of(this.server.url())).build();
		StepVerifier.create(client.createService(MemberCardService.class).delete("pb"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.last().target()).isEqualTo("/card/delete?access_token=TOKEN-0");
	}

	@Test
	void otherHostGetsNoRequest() {
		answer(OK);
		ErrcodeClient client = builder(URI.create("http://127.0.0.1:1")).build();
		StepVerifier.create(client.webClient().get().uri(this.server.url()).retrieve().toBodilessEntity())
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).hasMessageContaining("http://127.0.0.1:1").hasMessageNotContaining("TOKEN-"))
			.verify(TIMEOUT);
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void tokenIsNotInWhatIsToldOfAFailure() {
		answer("{\"errcode\":40013,\"errmsg\":\"invalid appid\"}");
		expect(delete(), (ex) -> assertThat(ex)
			.hasMessage("POST /card/delete was answered with errcode 40013: invalid appid. Check 'app-id'"));
		ErrcodeClient client = builder(URI.create("http://127.0.0.1:1")).retryPolicy(null).build();
		StepVerifier.create(client.createService(MemberCardService.class).delete("pb"))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConnectionException.class)
				.hasStackTraceContaining("/card/delete")
				.satisfies((error) -> assertThat(error.getMessage() + error.getCause()).doesNotContain("TOKEN-")))
			.verify(TIMEOUT);
	}

	@Test
	void filtersOfTheApplicationDoNotSeeTheToken() {
		answer(OK);
		AtomicInteger seen = new AtomicInteger();
		ErrcodeClient client = builder(this.server.url())
			.webClientBuilder(WebClient.builder().filter((request, next) -> {
				assertThat(request.url()).hasNoQuery();
				assertThat(request.attributes().toString()).doesNotContain("TOKEN-");
				seen.incrementAndGet();
				return next.exchange(request);
			}))
			.build();
		StepVerifier.create(client.createService(MemberCardService.class).delete("pb"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(seen).hasValue(1);
		assertThat(this.server.last().target()).endsWith("access_token=TOKEN-0");
	}

	private void answer(String... bodies) {
		this.server.answer((request) -> ScriptedServer.Answer.of(200, new HttpHeaders(),
				bodies[Math.min(this.answers.getAndIncrement(), bodies.length - 1)]));
	}

	private ErrcodeClient client() {
		return builder(this.server.url()).build();
	}

	private ErrcodeClient.Builder builder(URI url) {
		return ErrcodeClient.builder(url)
			.accessTokens(this.tokens)
			.maxResponseSize(DataSize.ofKilobytes(1))
			.retryPolicy(new RetryPolicy(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(10)));
	}

	private Mono<Void> activate() {
		return client().createService(MemberCardActivationService.class)
			.activate(MemberCardActivateRequest.builder().membershipNumber("AAA1").code("123").build());
	}

	private Mono<Void> delete() {
		return client().createService(MemberCardService.class).delete("pb");
	}

	private static void expect(Mono<?> call, Consumer<MembercardResponseException> check) {
		StepVerifier.create(call)
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class, check))
			.verify(TIMEOUT);
	}

	interface MemberCardIdService {

		@PostExchange("/card/create")
		Mono<MemberCardId> create(@RequestBody MemberCardIdRequest request);

	}

	private static final class Tokens implements AccessTokens {

		private final AtomicInteger replaced = new AtomicInteger();

		private final AtomicInteger failures = new AtomicInteger();

		private volatile boolean same;

		@Override
		public Mono<String> get() {
			return Mono.fromSupplier(() -> {
				if (this.failures.get() > 0) {
					this.failures.decrementAndGet();
					throw new MembercardConnectionException("GET /cgi-bin/token", true, new TimeoutException());
				}
				return token();
			});
		}

		@Override
		public Mono<String> replace(String refused) {
			return Mono.fromSupplier(() -> {
				this.replaced.incrementAndGet();
				return token();
			});
		}

		private String token() {
			return "TOKEN-" + (this.same ? 0 : this.replaced.get());
		}

	}

}
