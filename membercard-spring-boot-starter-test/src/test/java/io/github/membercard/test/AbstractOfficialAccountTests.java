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

package io.github.membercard.test;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shares one platform between the tests of a class, in virtual time. Every test has an
 * account of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractOfficialAccountTests {

	static final Instant START = Instant.parse("2026-03-04T05:06:07.890Z");

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	final Clock clock = new VirtualClock(START, this.time);

	final FakeWechatPay wechatPay = configure(
			FakeWechatPay.builder().clock(this.clock).notificationScheduler(this.time))
		.start();

	private final List<Endpoint> endpoints = new ArrayList<>();

	final String openid = AbstractFakeWechatPayTests.newOpenid();

	FakeOfficialAccount account = newAccount();

	OfficialAccountClient client = new OfficialAccountClient(this.wechatPay, this.account);

	FakeWechatPay.Builder configure(FakeWechatPay.Builder builder) {
		return builder;
	}

	private FakeOfficialAccount newAccount() {
		return this.wechatPay.officialAccount(AbstractFakeWechatPayTests.newNumber());
	}

	@AfterEach
	void forget() {
		this.wechatPay.behave();
		this.wechatPay.clearRequests();
		this.account.clearDeliveries();
		this.endpoints.forEach(Endpoint::close);
		this.endpoints.clear();
		this.account = newAccount();
		this.client = new OfficialAccountClient(this.wechatPay, this.account);
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
		this.time.dispose();
	}

	Endpoint receiving(Endpoint endpoint) {
		this.endpoints.add(endpoint);
		this.account.sendEventsTo(endpoint.url());
		return endpoint;
	}

	/**
	 * Return the example of a card, which is activated by itself.
	 * @return a copy of the body of {@code createCard}
	 */
	static ObjectNode example() {
		return (ObjectNode) DocumentedOfficialAccountExampleTests.document()
			.at("/paths/~1card~1create/post/requestBody/content/application~1json/examples/documented/value")
			.deepCopy();
	}

	static ObjectNode baseInfo(ObjectNode memberCard) {
		return (ObjectNode) memberCard.get("base_info");
	}

	static String example(Consumer<ObjectNode> change) {
		ObjectNode example = example();
		change.accept((ObjectNode) example.at("/card/member_card"));
		return example.toString();
	}

	FakeOfficialAccountCard create(Consumer<ObjectNode> change) {
		return this.account.card(this.client.accepted("/card/create", example(change)).get("card_id").asString());
	}

	FakeOfficialAccountCard create() {
		return create((memberCard) -> {
		});
	}

	/**
	 * Create a card that the account has to activate.
	 * @return the card
	 */
	FakeOfficialAccountCard createToActivate() {
		return create((memberCard) -> memberCard.remove("auto_activate"));
	}

	/**
	 * Create a card that its form activates.
	 * @param change changes more
	 * @return the card
	 */
	FakeOfficialAccountCard createWithForm(Consumer<ObjectNode> change) {
		FakeOfficialAccountCard card = create((memberCard) -> {
			memberCard.put("wx_activate", true).remove(List.of("auto_activate", "activate_url"));
			change.accept(memberCard);
		});
		this.client.accepted("/card/membercard/activateuserform/set",
				"{\"card_id\":\"%s\",\"required_form\":{\"common_field_id_list\":[\"USER_FORM_INFO_FLAG_MOBILE\"]}}"
					.formatted(card.cardId()));
		return card;
	}

	static void assertRefused(JsonNode answer, int errcode, String... parts) {
		assertThat(answer.path("errcode").asInt(0)).as(answer.toString()).isEqualTo(errcode);
		String message = answer.get("errmsg").asString();
		assertThat(message).matches(".+ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
		for (String part : parts) {
			assertThat(message).contains(part);
		}
	}

	static <T> T await(CompletableFuture<T> future) {
		return future.orTimeout(30, TimeUnit.SECONDS).join();
	}

}
