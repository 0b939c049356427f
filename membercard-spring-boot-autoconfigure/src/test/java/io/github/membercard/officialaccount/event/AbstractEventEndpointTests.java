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

package io.github.membercard.officialaccount.event;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.officialaccount.event.Pushes.Push;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint for official accounts does, on any web server. Spring Security locks
 * everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class AbstractEventEndpointTests {

	private static final Clock NOW = Clock.systemUTC();

	private static final String ECHO = "5837397520665436492";

	private final WebApplicationType type;

	private RunningEndpoint application;

	private RecordingEventHandler handler;

	AbstractEventEndpointTests(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void startApplication() {
		// A hundred copies wait for each other, on a machine that may be slow
		this.application = RunningEndpoint.start(this.type, Duration.ofSeconds(15));
		this.handler = this.application.handler();
	}

	@AfterAll
	void stopApplication() {
		this.application.close();
	}

	@BeforeEach
	void reset() {
		this.handler.reset();
	}

	@Test
	void plainEventIsHandedToHandlersBeforeTheAnswer() {
		assertSuccess(this.application.post("plain", plain()));
		assertThat(this.handler.events()).singleElement()
			.isInstanceOfSatisfying(UserGetCardEvent.class, (event) -> assertThat(event.account()).isEqualTo("plain"));
	}

	@Test
	void encryptedEventIsHandedToHandlersBeforeTheAnswer() {
		assertSuccess(this.application.post("safe", encrypted()));
		assertThat(this.handler.events()).singleElement()
			.isInstanceOfSatisfying(UserGetCardEvent.class, (event) -> assertThat(event.account()).isEqualTo("safe"));
	}

	@Test
	void repetitionIsAcknowledgedButNotHandledAgain() {
		String xml = Pushes.userGetCard(code());
		assertSuccess(this.application.post("safe", Pushes.encrypted(NOW, xml)));
		assertSuccess(this.application.post("safe", Pushes.encrypted(Clock.offset(NOW, Duration.ofSeconds(5)), xml)));
		assertThat(this.handler.events()).hasSize(1);
	}

	@Test
	void hundredCopiesAtTheSameTimeAreHandledOnceAndAllAcknowledged() {
		Push push = encrypted();
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
			.mapToObj((copy) -> this.application.postAsync("safe", push))
			.toList();
		assertThat(answers).allSatisfy((answer) -> assertSuccess(answer.join()));
		assertThat(this.handler.events()).hasSize(1);
	}

	@Test
	void failureOfAHandlerIsAnsweredSoThatTheEventIsRepeated() {
		Push push = encrypted();
		this.handler.behave((event) -> Mono.error(new IllegalStateException("the database is away")));
		HttpResponse<String> failure = this.application.post("safe", push);
		assertThat(failure.statusCode()).isEqualTo(500);
		assertThat(failure.body()).isEqualTo("{\"code\":\"FAIL\",\"message\":\"not handled, send it again\"}");
		this.handler.behave((event) -> Mono.empty());
		assertSuccess(this.application.post("safe", push));
		assertThat(this.handler.events()).hasSize(2);
	}

	@Test
	void slowHandlerGoesOnAndTheRepetitionFindsItDone() {
		Push push = encrypted();
		Sinks.Empty<Void> gate = Sinks.empty();
		try (RunningEndpoint impatient = RunningEndpoint.start(this.type, Duration.ofSeconds(1))) {
			impatient.handler().behave((event) -> gate.asMono());
			assertThat(impatient.post("safe", push).statusCode()).isEqualTo(503);
			assertThat(impatient.post("safe", push).statusCode()).as("still under way").isEqualTo(503);
			gate.tryEmitEmpty();
			assertSuccess(impatient.post("safe", push));
			assertThat(impatient.handler().events()).hasSize(1);
		}
	}

	@Test
	void unknownEventIsHandedOnAndAcknowledged() {
		assertSuccess(this.application.post("plain",
				Pushes.plain(NOW, Pushes.userGetCard(code()).replace("user_get_card", "user_new_thing"))));
		assertThat(this.handler.events()).singleElement().isInstanceOf(UnknownOfficialAccountEvent.class);
	}

	@Test
	void noBrokenPushReachesAHandler() {
		Pushes.broken("signature").forEach((what, change) -> {
			Push push = plain();
			change.accept(push);
			assertThat(this.application.post("plain", push).statusCode()).as("plain, " + what).isEqualTo(401);
		});
		Pushes.broken("msg_signature").forEach((what, change) -> {
			Push push = encrypted();
			change.accept(push);
			assertThat(this.application.post("safe", push).statusCode()).as("safe, " + what).isEqualTo(401);
		});
		assertThat(this.application.post("safe", plain()).statusCode()).as("plain to safe").isEqualTo(401);
		assertThat(this.application.post("plain", encrypted()).statusCode()).as("safe to plain").isEqualTo(500);
		Push another = Pushes.encrypted(NOW, Pushes.userGetCard(code()), "wx0000000000000000", Pushes.KEY);
		assertThat(this.application.post("safe", another).statusCode()).as("app id").isEqualTo(401);
		assertThat(this.handler.events()).isEmpty();
	}

	@Test
	void refusalSaysWhyAndBlamesNoFilterThatRunsLater(CapturedOutput output) {
		Push push = plain();
		push.query.remove("signature");
		assertThat(this.application.post("plain", push).statusCode()).isEqualTo(401);
		assertThat(output).contains("A push to the official account 'plain' is not proven: the parameter 'signature'")
			.doesNotContain("These ran before");
	}

	@Test
	void noAttackReachesAHandler() {
		List<String> attacks = new ArrayList<>();
		String xml = Pushes.userGetCard(code());
		attacks.add("<!DOCTYPE xml>" + xml);
		attacks
			.add("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml.replace("</xml>", "&e;</xml>"));
		attacks.add("<!DOCTYPE xml [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/e\"> %e;]>" + xml);
		attacks.add(xml.replace("</xml>",
				"<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/></xml>"));
		attacks.add(xml.replace("</xml>", "<a>".repeat(20_000) + "</a>".repeat(20_000) + "</xml>"));
		attacks.add(xml.replace("xml>", "html>"));
		attacks.add("{}");
		for (String attack : attacks) {
			assertThat(this.application.post("plain", Pushes.plain(NOW, attack)).statusCode()).isEqualTo(500);
			assertThat(this.application.post("safe", Pushes.encrypted(NOW, attack)).statusCode()).isEqualTo(500);
			Push outer = encrypted();
			Push push = new Push(attack.getBytes(StandardCharsets.UTF_8));
			push.query.addAll(outer.query);
			assertThat(this.application.post("safe", push).statusCode()).isEqualTo(401);
		}
		assertThat(this.application.post("plain", Pushes.plain(NOW, "")).statusCode()).isEqualTo(401);
		assertThat(this.application.post("plain", Pushes.plain(NOW, new byte[NotificationVerifier.MAX_BYTES + 1]))
			.statusCode()).isEqualTo(413);
		assertThat(this.handler.events()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "safe" })
	void checkOfTheAddressIsAnsweredWithWhatItSent(String account) {
		HttpResponse<String> answer = this.application.send("GET", account, Pushes.check(NOW, ECHO));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(ECHO);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	@Test
	void checkOfTheAddressByAStrangerIsRefused() {
		Pushes.broken("signature").forEach((what, change) -> {
			Push check = Pushes.check(NOW, ECHO);
			change.accept(check);
			HttpResponse<String> answer = this.application.send("GET", "safe", check);
			assertThat(answer.statusCode()).as(what).isEqualTo(401);
			assertThat(answer.body()).as(what).doesNotContain(ECHO);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1) </script>", "caf\u00e9", "a\r\nb" })
	void textToEchoThatIsNotPrintableIsRefused(String echo) {
		assertThat(this.application.send("GET", "plain", Pushes.check(NOW, echo)).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT", "DELETE", "PATCH", "OPTIONS" })
	void otherMethodsAreNotTaken(String method) {
		HttpResponse<String> answer = this.application.send(method, "plain", plain());
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
	}

	@Test
	void unknownAccountIsNotFound() {
		assertThat(this.application.post("other", plain()).statusCode()).isEqualTo(404);
		assertThat(this.application.send("GET", "other", Pushes.check(NOW, ECHO)).statusCode()).isEqualTo(404);
	}

	private static void assertSuccess(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("success");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
	}

	private static Push plain() {
		return Pushes.plain(NOW, Pushes.userGetCard(code()));
	}

	private static Push encrypted() {
		return Pushes.encrypted(NOW, Pushes.userGetCard(code()));
	}

	private static String code() {
		return UUID.randomUUID().toString();
	}

}
