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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The cards of the platform, and how calls name them.
 */
final class Cards {

	// In the order they were made, so that pages of them stay the same.
	private final Map<String, FakeCard> cards = new LinkedHashMap<>();

	synchronized FakeCard add(FakeCard card) {
		if (this.cards.putIfAbsent(card.cardId(), card) != null) {
			throw new IllegalArgumentException("There is a card %s already".formatted(card.cardId()));
		}
		return card;
	}

	synchronized @Nullable FakeCard find(String cardId) {
		return this.cards.get(cardId);
	}

	synchronized List<String> ids() {
		return List.copyOf(this.cards.keySet());
	}

	/**
	 * Return the cards that a merchant may use.
	 * @param merchant the merchant
	 * @return the cards, without those that have to be upgraded first
	 */
	synchronized List<FakeCard> of(FakeMerchant merchant) {
		return this.cards.values().stream().filter((card) -> isOf(card, merchant) && !card.isLegacy()).toList();
	}

	private static boolean isOf(FakeCard card, FakeMerchant merchant) {
		return card.creator() == null || merchant.merchantId().equals(card.creator());
	}

	FakeCard of(Call call) {
		return of(call, call.pathValue("card_id"));
	}

	FakeCard of(Call call, String cardId) {
		FakeCard card = ofBeforeUpgrade(call, cardId);
		if (card.isLegacy()) {
			throw Refusal.invalidRequest("该会员卡需先调用升级会员卡接口升级");
		}
		return card;
	}

	FakeCard ofBeforeUpgrade(Call call, String cardId) {
		FakeCard card = find(cardId);
		if (card == null) {
			throw Refusal.invalidRequest("card_id无效");
		}
		if (!isOf(card, call.merchant())) {
			throw Refusal.invalidRequest("商户号不是该会员卡的创建商户");
		}
		return card;
	}

	FakeUserCard userCardOf(Call call) {
		FakeUserCard userCard = of(call).findUserCard(call.pathValue("code"));
		if (userCard == null) {
			throw Refusal.invalidRequest("code不存在");
		}
		return userCard;
	}

}
