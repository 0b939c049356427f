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

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for audits of cards of official accounts that take their time.
 */
class OfficialAccountAuditTests extends AbstractOfficialAccountTests {

	@Override
	FakeWechatPay.Builder configure(FakeWechatPay.Builder builder) {
		return builder.officialAccountAuditDelay(Duration.ofHours(1));
	}

	@Test
	void cardPassesAfterTheDelay() {
		receiving(Endpoint.answering(200));
		FakeOfficialAccountCard card = create();
		this.time.advanceTimeBy(Duration.ofMinutes(59));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_NOT_VERIFY);
		assertThatIllegalStateException().isThrownBy(() -> card.take(this.openid)).withMessageContaining("audit");
		assertThat(this.account.deliveries()).isEmpty();
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_OK);
		assertThat(this.account.deliveries()).extracting((delivery) -> delivery.event().event())
			.containsExactly("card_pass_check");
	}

	@Test
	void cardThatWasAuditedByHandStaysAsItIs() {
		FakeOfficialAccountCard refused = create();
		FakeOfficialAccountCard deleted = create();
		refused.refuse("不合规");
		this.client.accepted("/card/delete", "{\"card_id\":\"%s\"}".formatted(deleted.cardId()));
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(refused.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_FAIL);
		assertThat(deleted.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_DELETE);
		assertThatIllegalStateException().isThrownBy(deleted::approve);
	}

	@Test
	void changedCardIsAuditedAgain() {
		FakeOfficialAccountCard card = create();
		card.approve();
		this.client.accepted("/card/update",
				"{\"card_id\":\"%s\",\"member_card\":{\"prerogative\":\"新\"}}".formatted(card.cardId()));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_NOT_VERIFY);
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_OK);
	}

	@Test
	void closeEndsAudits() {
		FakeOfficialAccountCard card;
		try (FakeWechatPay other = configure(FakeWechatPay.builder().notificationScheduler(this.time)).start()) {
			FakeOfficialAccount shop = other.officialAccount("shop");
			card = shop.card(new OfficialAccountClient(other, shop).accepted("/card/create", example().toString())
				.get("card_id")
				.asString());
		}
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_NOT_VERIFY);
	}

	@Test
	void manualAuditWaitsForSomebody() {
		try (FakeWechatPay other = configure(FakeWechatPay.builder().notificationScheduler(this.time)).manualAudit()
			.start()) {
			FakeOfficialAccount shop = other.officialAccount("shop");
			FakeOfficialAccountCard card = shop
				.card(new OfficialAccountClient(other, shop).accepted("/card/create", example().toString())
					.get("card_id")
					.asString());
			this.time.advanceTimeBy(Duration.ofHours(2));
			assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_NOT_VERIFY);
			card.approve();
			assertThat(card.status()).isEqualTo(FakeOfficialAccountCard.Status.CARD_STATUS_VERIFY_OK);
		}
	}

}
