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

package io.github.membercard.autoconfigure.notification;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.NotificationVerifier;
import io.github.membercard.apiv3.Vectors;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.notification.ActivateCardEvent;
import io.github.membercard.notification.MembercardEvent;
import io.github.membercard.notification.Notifications;
import io.github.membercard.notification.UnknownEvent;
import io.github.membercard.officialaccount.event.CardPassCheckEvent;
import io.github.membercard.officialaccount.event.OfficialAccountEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint does, on any web server. A filter of the application reads each body,
 * and Spring Security locks everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class AbstractNotificationEndpointTests {

	private static final String CARD_PASS_CHECK = "<xml><ToUserName>gh_fc0a06a20993</ToUserName>"
			+ "<FromUserName>%s</FromUserName><CreateTime>1472551036</CreateTime><MsgType>event</MsgType>"
			+ "<Event>card_pass_check</Event><CardId>pZI8Fjwsy5fVPRBeD78J4RmqVvBc</CardId></xml>";

	private final WebApplicationType type;

	private final Class<?> configuration;

	private final Class<?> filterThatReadsTheBody;

	private RunningApplication application;

	private RecordingHandler handler;

	private Listener listener;

	AbstractNotificationEndpointTests(WebApplicationType type, Class<?> configuration,
			Class<?> filterThatReadsTheBody) {
		this.type = type;
		this.configuration = configuration;
		this.filterThatReadsTheBody = filterThatReadsTheBody;
	}

	private RunningApplication start(String... properties) {
		return RunningApplication.start(this.type, List.of(Application.class, this.configuration), properties);
	}

	@BeforeAll
	void startApplication() {
		this.application = start("membercard.official-accounts.shop.app-id=wxea9c30890f48d5ae",
				"membercard.official-accounts.shop.app-secret=0123456789abcdef0123456789abcdef",
				"membercard.official-accounts.shop.token=" + PlantedSecrets.OFFICIAL_ACCOUNT_TOKEN,
				"membercard.official-accounts.mall.app-id=wxea9c30890f48d5af",
				"membercard.official-accounts.mall.app-secret=0123456789abcdef0123456789abcdef");
		this.handler = this.application.bean(RecordingHandler.class);
		this.listener = this.application.bean(Listener.class);
	}

	@AfterAll
	void stopApplication() {
		this.application.close();
	}

	@BeforeEach
	void reset() {
		this.handler.reset();
		this.listener.reset();
	}

	@Test
	void eventIsHandedToHandlersAndListenersBeforeTheAnswer() {
		String id = id();
		assertThat(this.application.push(Notifications.activateCard(id))).isEqualTo(204);
		assertThat(this.handler.events()).singleElement()
			.isInstanceOfSatisfying(ActivateCardEvent.class,
					(event) -> assertThat(event.notificationId()).isEqualTo(id));
		assertThat(this.listener.events).isEqualTo(this.handler.events());
	}

	@Test
	void eventOfAnOfficialAccountIsHandedToListenersBeforeTheAnswer() {
		HttpResponse<String> answer = this.application.send("/membercard/official-accounts/shop?" + signed(),
				new HttpHeaders(), CARD_PASS_CHECK.formatted(id()).getBytes(StandardCharsets.UTF_8));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("success");
		assertThat(this.listener.officialAccountEvents).singleElement()
			.isInstanceOfSatisfying(CardPassCheckEvent.class, (event) -> assertThat(event.account()).isEqualTo("shop"));
	}

	@Test
	void eventOfAnOfficialAccountThatIsNotSignedIsRefused() {
		HttpResponse<String> answer = this.application.send(
				"/membercard/official-accounts/shop?" + signed() + "&signature=00", new HttpHeaders(),
				CARD_PASS_CHECK.formatted(id()).getBytes(StandardCharsets.UTF_8));
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(this.listener.officialAccountEvents).isEmpty();
	}

	@Test
	void addressOfAnOfficialAccountIsConfirmed() {
		HttpResponse<String> answer = this.application
			.get("/membercard/official-accounts/shop?" + signed() + "&echostr=5838479218127813673");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("5838479218127813673");
	}

	@Test
	void officialAccountThatReceivesNoEventsIsNotFound() {
		assertThat(this.application.get("/membercard/official-accounts/mall?" + signed()).statusCode()).isEqualTo(404);
	}

	private static String signed() {
		String timestamp = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
		String[] values = { PlantedSecrets.OFFICIAL_ACCOUNT_TOKEN, timestamp, "n1" };
		Arrays.sort(values);
		try {
			return "timestamp=" + timestamp + "&nonce=n1&signature="
					+ HexFormat.of()
						.formatHex(MessageDigest.getInstance("SHA-1")
							.digest(String.join("", values).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void noBrokenNotificationReachesAHandler() {
		byte[] body = Notifications.activateCard(id());
		Notifications.brokenHeaders().forEach((what, change) -> {
			HttpHeaders headers = Vectors.sign(Clock.systemUTC(), body);
			change.accept(headers);
			assertThat(this.application.push(headers, body)).as(what).isEqualTo(401);
		});
		HttpHeaders headers = Vectors.sign(Clock.systemUTC(), body);
		for (int i = 0; i < body.length; i++) {
			byte[] flipped = body.clone();
			flipped[i] ^= 1;
			assertThat(this.application.push(headers, flipped)).as("byte " + i).isEqualTo(401);
		}
		for (long seconds : new long[] { -310, 310 }) {
			HttpHeaders stale = Vectors.sign(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)), body);
			assertThat(this.application.push(stale, body)).as(seconds + " s").isEqualTo(401);
		}
		assertThat(this.application.push(headers, Arrays.copyOf(body, body.length - 1))).as("cut").isEqualTo(401);
		assertThat(this.application.push(headers, Arrays.copyOf(body, body.length + 1))).as("longer").isEqualTo(401);
		assertThat(this.application.push(headers, new byte[0])).as("empty").isEqualTo(401);
		assertThat(this.application.push(new byte[2 * 1024 * 1024])).as("2 MB").isEqualTo(413);
		assertThat(this.application.push(Notifications.encryptedWithAnotherKey(id()))).as("APIv3 key").isEqualTo(500);
		assertThat(this.application.push(Notifications.truncated(id()))).as("cipher text").isEqualTo(500);
		assertThat(this.application.push("{}".getBytes(StandardCharsets.UTF_8))).as("no notification").isEqualTo(500);
		assertThat(this.handler.events()).isEmpty();
		assertThat(this.listener.events).isEmpty();
		assertThat(this.application.push(headers, body)).as("as it was").isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource({ "-310, 401", "-290, 204", "290, 204", "310, 401" })
	void timestampMayBeFiveMinutesOff(long seconds, int status) {
		byte[] body = Notifications.activateCard(id());
		Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
		assertThat(this.application.push(Vectors.sign(clock, body), body)).isEqualTo(status);
		assertThat(this.handler.events()).hasSize((status == 204) ? 1 : 0);
	}

	@Test
	void repetitionIsAcknowledgedButNotHandledAgain() {
		byte[] body = Notifications.activateCard(id());
		assertThat(this.application.push(body)).isEqualTo(204);
		assertThat(this.application.push(body)).isEqualTo(204);
		assertThat(this.handler.events()).hasSize(1);
	}

	@Test
	void failureOfAHandlerIsAnsweredSoThatTheNotificationIsRepeated() {
		byte[] body = Notifications.activateCard(id());
		this.handler.behave((event) -> Mono.error(new IllegalStateException("the database is away")));
		assertThat(this.application.push(body)).isEqualTo(500);
		this.handler.behave((event) -> Mono.empty());
		assertThat(this.application.push(body)).isEqualTo(204);
		assertThat(this.handler.events()).hasSize(2);
		assertThat(this.listener.events).hasSize(1);
	}

	@Test
	void handlerThatThrowsIsOneThatFailed() {
		byte[] body = Notifications.activateCard(id());
		this.handler.behave((event) -> {
			throw new IllegalStateException("a mistake");
		});
		assertThat(this.application.push(body)).isEqualTo(500);
	}

	@Test
	void failureOfACallThatAHandlerMadeIsNoFailureOfTheNotification() {
		NotificationVerifier verifier = this.application.bean(MembercardOpenClient.class).notificationVerifier();
		this.handler.behave((event) -> verifier.verify(new HttpHeaders(), new byte[1]).then());
		assertThat(this.application.push(Notifications.activateCard(id()))).isEqualTo(500);
	}

	@Test
	void failureOfAListenerIsAnsweredSoThatTheNotificationIsRepeated() {
		byte[] body = Notifications.activateCard(id());
		this.listener.failing = true;
		assertThat(this.application.push(body)).isEqualTo(500);
		this.listener.failing = false;
		assertThat(this.application.push(body)).isEqualTo(204);
		assertThat(this.listener.events).hasSize(2);
	}

	@Test
	void slowHandlerGoesOnAndTheRepetitionFindsItDone() {
		byte[] body = Notifications.activateCard(id());
		Sinks.Empty<Void> gate = Sinks.empty();
		try (RunningApplication impatient = start("membercard.notification.answer-within=1s")) {
			RecordingHandler slow = impatient.bean(RecordingHandler.class);
			slow.behave((event) -> gate.asMono());
			assertThat(impatient.push(body)).isEqualTo(503);
			assertThat(impatient.push(body)).as("still under way").isEqualTo(503);
			gate.tryEmitEmpty();
			assertThat(impatient.push(body)).isEqualTo(204);
			assertThat(slow.events()).hasSize(1);
		}
	}

	@Test
	void unknownTypeIsHandedOnAndAcknowledged() {
		assertThat(this.application.push(Notifications.unknown(id()))).isEqualTo(204);
		assertThat(this.handler.events()).singleElement().isInstanceOf(UnknownEvent.class);
	}

	@Test
	void merchantIsFoundByItsNumberToo() {
		byte[] body = Notifications.activateCard(id());
		assertThat(this.application
			.send("/membercard/notifications/" + Vectors.MERCHANT_ID, Vectors.sign(Clock.systemUTC(), body), body)
			.statusCode()).isEqualTo(204);
	}

	@Test
	void unknownMerchantIsNotFound() {
		byte[] body = Notifications.activateCard(id());
		assertThat(this.application.send("/membercard/notifications/other", Vectors.sign(Clock.systemUTC(), body), body)
			.statusCode()).isEqualTo(404);
		assertThat(this.handler.events()).isEmpty();
	}

	@Test
	void failureIsSaidInTheBody() {
		assertThat(
				this.application.send("/membercard/notifications/acme", new HttpHeaders(), new byte[] { '{' }).body())
			.isEqualTo("{\"code\":\"FAIL\",\"message\":\"the signature is not proven\"}");
	}

	@Test
	void onlyPostsOfThePathAreTaken() {
		assertThat(this.application.get("/membercard/notifications/acme").statusCode()).isEqualTo(405);
		// What Spring Security makes of a stranger
		assertThat(this.application.get("/membercard/notifications").statusCode()).isIn(401, 302);
		assertThat(
				this.application.send("/membercard/notifications/acme/x", new HttpHeaders(), new byte[1]).statusCode())
			.isIn(401, 403);
	}

	@Test
	void wrongApiV3KeyNamesTheMerchantAndTheProperty(CapturedOutput output) {
		assertThat(this.application.push(Notifications.encryptedWithAnotherKey(id()))).isEqualTo(500);
		assertThat(output).contains("A notification for the merchant 'acme' can't be used")
			.contains("'api-v3-key' is not usable");
	}

	@Test
	void filterThatReadTheBodyBeforeIsNamed(CapturedOutput output) {
		try (RunningApplication hostile = start("test.filter-order=" + Ordered.HIGHEST_PRECEDENCE)) {
			assertThat(hostile.push(Notifications.activateCard(id()))).isEqualTo(401);
			assertThat(hostile.bean(RecordingHandler.class).events()).isEmpty();
		}
		assertThat(output).contains("it has no body: something read the body before")
			.contains(this.filterThatReadsTheBody.getName());
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, MembercardImportAutoConfiguration.class })
	static class Application {

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	static class Listener {

		final List<MembercardEvent> events = new CopyOnWriteArrayList<>();

		final List<OfficialAccountEvent> officialAccountEvents = new CopyOnWriteArrayList<>();

		volatile boolean failing;

		@EventListener
		void on(OfficialAccountEvent event) {
			this.officialAccountEvents.add(event);
		}

		@EventListener
		void on(MembercardEvent event) {
			this.events.add(event);
			if (this.failing) {
				throw new IllegalStateException("the listener fails");
			}
		}

		void reset() {
			this.events.clear();
			this.officialAccountEvents.clear();
			this.failing = false;
		}

	}

}
