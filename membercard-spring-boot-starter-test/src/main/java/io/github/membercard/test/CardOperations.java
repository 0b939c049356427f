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

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on cards themselves.
 */
final class CardOperations {

	private static final int ID_LENGTH = 22;

	private final Cards cards;

	private final Notifier notifier;

	private final boolean manualAudit;

	private final Clock clock;

	private final SecureRandom random;

	CardOperations(Cards cards, Notifier notifier, boolean manualAudit, Clock clock, SecureRandom random) {
		this.cards = cards;
		this.notifier = notifier;
		this.manualAudit = manualAudit;
		this.clock = clock;
		this.random = random;
	}

	Result create(Call call) {
		String cardId = "pbLatj" + RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, ID_LENGTH);
		FakeCard card = this.cards.add(new FakeCard(cardId, CardTemplate.of(call.body()), call.merchant().merchantId(),
				FakeCard.Status.NOT_APPROVE, this.notifier, this.clock, this.random));
		ObjectNode answer = card.toJson();
		if (!this.manualAudit) {
			card.approve();
		}
		return Result.of(answer);
	}

	Result list(Call call) {
		Map<String, String> query = call.query();
		return Page.byNumber(call,
				this.cards.of(call.merchant())
					.stream()
					.filter((card) -> query.getOrDefault("brand_id", card.brandId()).equals(card.brandId()))
					.filter((card) -> query.getOrDefault("appid", card.appid()).equals(card.appid()))
					.map(FakeCard::toJson)
					.toList());
	}

	Result get(Call call) {
		return Result.of(this.cards.of(call).toJson());
	}

	Result update(Call call) {
		return Result.noContent(this.cards.of(call).update(call.body()));
	}

	Result delete(Call call) {
		return Result.noContent(this.cards.of(call).delete());
	}

	Result upgrade(Call call) {
		FakeCard card = this.cards.ofBeforeUpgrade(call, call.pathValue("card_id"));
		return Result.noContent(card.upgrade(call.text("brand_id"), call.text("appid")));
	}

	Result updateRights(Call call) {
		return Result.noContent(this.cards.of(call).updateRights(call.body()));
	}

}
