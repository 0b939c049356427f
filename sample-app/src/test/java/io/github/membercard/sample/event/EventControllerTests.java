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

package io.github.membercard.sample.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.test.FakeDelivery;
import io.github.membercard.test.FakeNotification;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventController}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureFakeWechatPay
@AutoConfigureWebTestClient
class EventControllerTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final AtomicInteger numbers = new AtomicInteger(1000);

	private final String openid = PlantedSecrets.OPENID + numbers.incrementAndGet();

	private final WebTestClient client;

	private final FakeWechatPay platform;

	EventControllerTests(@Autowired WebTestClient client, @Autowired FakeWechatPay platform) {
		this.client = client;
		this.platform = platform;
	}

	@Test
	void importMakesEventsArrive() {
		StepVerifier.create(events().filter(this::isOfThisUser))
			.then(this::importUser)
			.assertNext((event) -> assertThat(event).containsEntry("type", "MEMBERCARD.ACCEPT_CARD")
				.containsEntry("happened", "TAKEN")
				.containsEntry("card_id", CARD_ID)
				.containsEntry("code", code())
				.containsKeys("id", "time"))
			.assertNext((event) -> assertThat(event).containsEntry("type", "MEMBERCARD.ACTIVATE_CARD")
				.containsEntry("happened", "ACTIVATED"))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void whatTheUserDoesArrives() {
		importUser();
		StepVerifier.create(events().filter(this::isOfThisUser).map((event) -> event.get("happened")))
			.expectNext("TAKEN", "ACTIVATED")
			.then(() -> this.platform.card(CARD_ID)
				.userCards()
				.stream()
				.filter((userCard) -> this.openid.equals(userCard.openid()))
				.forEach((userCard) -> {
					userCard.view();
					userCard.delete();
				}))
			.recordWith(ArrayList::new)
			.expectNextCount(2)
			// They are pushed at the same time
			.consumeRecordedWith((happened) -> assertThat(happened).containsExactlyInAnyOrder("VIEWED", "DELETED"))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void whoComesBackGetsTheLastEventsAgain() {
		importUser();
		List<Map<String, Object>> first = ofThisUser(2);
		assertThat(ofThisUser(2)).isEqualTo(first);
		assertThat(first).extracting((event) -> event.get("happened")).containsExactly("TAKEN", "ACTIVATED");
	}

	@Test
	void onlyTheLastEventsAreRemembered() {
		push(IntStream.range(0, DeskEvents.REMEMBERED + 5)
			.mapToObj((i) -> FakeNotification.userCardManage("USER_VIEW_MEMBERCARD", CARD_ID, "code-" + i, this.openid))
			.toList());
		FakeNotification last = FakeNotification.userCardManage("USER_DELETE_MEMBERCARD", CARD_ID, "last", this.openid);
		push(List.of(last));
		List<Map<String, Object>> events = Objects
			.requireNonNull(events().take(DeskEvents.REMEMBERED).collectList().block(TIMEOUT));
		assertThat(events).hasSize(DeskEvents.REMEMBERED).allMatch(this::isOfThisUser);
		assertThat(events.get(DeskEvents.REMEMBERED - 1)).containsEntry("id", last.id());
	}

	@Test
	void streamNeverTellsWhoTheUserIs() {
		push(List.of(
				FakeNotification.acceptCard(CARD_ID, "c1", this.openid)
					.withInnerEventType("MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER")
					.withUnionid("obLatjUnionOfThisUser")
					.withPhoneNumber(PlantedSecrets.PHONE_NUMBER),
				FakeNotification.of("MEMBERCARD.LATER",
						"{\"card_id\":\"%s\",\"openid\":\"%s\"}".formatted(CARD_ID, this.openid))));
		StepVerifier.create(lines().takeUntil((line) -> line.contains("MEMBERCARD.LATER")).collectList())
			.assertNext((lines) -> assertThat(String.join("\n", lines)).contains("TAKEN_AFTER_REMINDER")
				.contains("\"openid_end\":\"" + end() + "\"")
				.doesNotContain("obLatj", PlantedSecrets.PHONE_NUMBER))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void openidThatIsHardlyLongerThanItsEndIsNotShown() {
		push(List.of(FakeNotification.acceptCard(CARD_ID, "short", "o234567")));
		StepVerifier.create(events().filter((event) -> "short".equals(event.get("code"))))
			.assertNext((event) -> assertThat(event).containsEntry("openid_end", null))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void eventHasTheIdOfItsNotification() {
		FakeNotification notification = FakeNotification.acceptCard(CARD_ID, "id", this.openid).withOuterStr("门店1");
		push(List.of(notification));
		StepVerifier.create(stream().filter((event) -> event.data() != null && notification.id().equals(event.id())))
			.assertNext((event) -> assertThat(event.data()).containsEntry("id", notification.id())
				.containsEntry("outer_str", "门店1"))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void streamHasAHeartbeatFromTheStart() {
		StepVerifier.create(lines().filter((line) -> line.startsWith(":")).next())
			.expectNext(":heartbeat")
			.expectComplete()
			// The second one would come later
			.verify(Duration.ofSeconds(14));
	}

	@Test
	void pageHasWordsForAllThatHappensInBothLanguages() {
		String page = this.client.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(DeskEvent.Happened.values()).allSatisfy((happened) -> assertThat(page).containsPattern(
				"data-kind=\"" + happened + "\"><span lang=\"zh-CN\">[^<]+</span><span lang=\"en\">[^<]+<"));
	}

	private void push(List<FakeNotification> notifications) {
		Boolean delivered = Flux.fromIterable(notifications)
			.concatMap(
					(notification) -> Mono.fromFuture(() -> this.platform.notifications().push(notification).outcome()))
			.all(Boolean::booleanValue)
			.block(TIMEOUT);
		assertThat(delivered).isTrue();
	}

	private void importUser() {
		int before = this.platform.notifications().deliveries().size();
		this.client.post()
			.uri("/api/cards/{cardId}/users/import", CARD_ID)
			.contentType(MediaType.APPLICATION_JSON)
			// As bytes, since Spring logs a text at TRACE
			.bodyValue("{\"openid\":\"%s\",\"out_request_no\":\"event-%s\"}".formatted(this.openid, end())
				.getBytes(StandardCharsets.UTF_8))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		List<FakeDelivery> deliveries = this.platform.notifications().deliveries();
		assertThat(deliveries.subList(before, deliveries.size())).hasSize(2)
			.allSatisfy((delivery) -> assertThat(delivery.outcome()).succeedsWithin(TIMEOUT).isEqualTo(true));
	}

	private List<Map<String, Object>> ofThisUser(int number) {
		return Objects.requireNonNull(events().filter(this::isOfThisUser).take(number).collectList().block(TIMEOUT));
	}

	private Flux<Map<String, Object>> events() {
		return stream().mapNotNull(ServerSentEvent::data);
	}

	private Flux<ServerSentEvent<Map<String, Object>>> stream() {
		return this.client.get()
			.uri("/api/events")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {
			})
			.getResponseBody();
	}

	// As they are on the wire
	private Flux<String> lines() {
		return this.client.get()
			.uri("/api/events")
			.accept(MediaType.ALL)
			.exchange()
			.returnResult(DataBuffer.class)
			.getResponseBody()
			.map((buffer) -> {
				String text = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return text.strip();
			});
	}

	private boolean isOfThisUser(Map<String, Object> event) {
		return end().equals(event.get("openid_end"));
	}

	private String end() {
		return this.openid.substring(this.openid.length() - 4);
	}

	private String code() {
		return Objects.requireNonNull(this.platform.card(CARD_ID).users().get(this.openid));
	}

}
