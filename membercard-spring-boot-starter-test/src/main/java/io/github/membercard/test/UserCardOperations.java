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
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on the cards of users.
 */
final class UserCardOperations {

	private final Cards cards;

	UserCardOperations(Cards cards) {
		this.cards = cards;
	}

	Result list(Call call) {
		Map<String, String> query = call.query();
		List<ObjectNode> references = this.cards.of(call.merchant())
			.stream()
			.filter((card) -> query.getOrDefault("appid", card.appid()).equals(card.appid()))
			.map((card) -> card.findByOpenid(call.queryValue("openid")))
			.filter(Objects::nonNull)
			.map(UserCardOperations::reference)
			.toList();
		return Page.byNumber(call, references);
	}

	private static ObjectNode reference(FakeUserCard userCard) {
		return JsonMapper.shared().createObjectNode().put("card_id", userCard.cardId()).put("code", userCard.code());
	}

	Result get(Call call) {
		return Result.of(this.cards.userCardOf(call).toJson());
	}

	Result update(Call call) {
		this.cards.userCardOf(call).update(call.body());
		return Result.noContent(true);
	}

	Result activate(Call call) {
		this.cards.userCardOf(call).activate(call.body());
		return Result.noContent(true);
	}

	Result invalidate(Call call) {
		return Result.noContent(this.cards.userCardOf(call).invalidate());
	}

	Result updateRights(Call call) {
		this.cards.userCardOf(call).updateRights(call.body());
		return Result.noContent(true);
	}

	Result prepareBonus(Call call) {
		return Result.noContent(userCardWithBonus(call).prepareBonus(call.body()));
	}

	Result commitBonus(Call call) {
		userCardWithBonus(call).commitBonus(call.body());
		return Result.noContent(true);
	}

	private FakeUserCard userCardWithBonus(Call call) {
		FakeUserCard userCard = this.cards.userCardOf(call);
		if (!this.cards.of(call).isShown("bonus")) {
			throw Refusal.invalidRequest("会员卡未开启积分权益");
		}
		JsonNode value = call.body().get("bonus_value");
		if (value.asLong() <= 0) {
			throw Refusal.paramError("body", "/bonus_value", value, "it must be positive");
		}
		return userCard;
	}

}
