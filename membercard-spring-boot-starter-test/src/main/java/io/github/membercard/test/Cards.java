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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The cards of the platform.
 */
final class Cards {

	private final Map<String, FakeCard> cards = new ConcurrentSkipListMap<>();

	FakeCard add(FakeCard card) {
		if (this.cards.putIfAbsent(card.cardId(), card) != null) {
			throw new IllegalArgumentException("There is a card %s already".formatted(card.cardId()));
		}
		return card;
	}

	@Nullable FakeCard find(String cardId) {
		return this.cards.get(cardId);
	}

	List<String> ids() {
		return List.copyOf(this.cards.keySet());
	}

	FakeCard of(Call call) {
		FakeCard card = find(call.pathValue("card_id"));
		if (card == null) {
			throw Refusal.invalidRequest("card_id无效");
		}
		return card;
	}

}
