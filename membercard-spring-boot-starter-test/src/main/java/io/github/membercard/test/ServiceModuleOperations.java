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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on the service modules of a card, and on what they show to a user.
 */
final class ServiceModuleOperations {

	private static final String MODULE_ID = "service_module_id";

	private static final String TARGET = "jump_miniprogram";

	private final Cards cards;

	ServiceModuleOperations(Cards cards) {
		this.cards = cards;
	}

	Result add(Call call) {
		FakeCard card = this.cards.of(call);
		String id = call.text(MODULE_ID);
		if (card.hasServiceModule(id)) {
			throw Refusal.invalidRequest("服务模块已添加，请勿重复添加");
		}
		return put(card, id, call);
	}

	Result update(Call call) {
		FakeCard card = this.cards.of(call);
		return put(card, onCard(card, call.pathValue(MODULE_ID)), call);
	}

	private static Result put(FakeCard card, String id, Call call) {
		ObjectNode module = JsonMapper.shared().createObjectNode().put(MODULE_ID, id);
		JsonNode target = call.body().get(TARGET);
		if (target != null) {
			module.set(TARGET, target);
		}
		boolean changed = card.putServiceModule(id, module);
		ObjectNode answer = JsonMapper.shared().createObjectNode().put("card_id", card.cardId());
		return Result.of(answer.setAll(module.deepCopy()), changed);
	}

	Result remove(Call call) {
		FakeCard card = this.cards.of(call);
		card.removeServiceModule(onCard(card, call.pathValue(MODULE_ID)));
		return Result.noContent(true);
	}

	Result setData(Call call) {
		FakeUserCard userCard = this.cards.userCardOf(call);
		String id = onCard(this.cards.of(call), call.text(MODULE_ID));
		return Result.noContent(userCard.putServiceModuleData(id, call.body().get("state_setting")));
	}

	private static String onCard(FakeCard card, String id) {
		if (!card.hasServiceModule(id)) {
			throw Refusal.invalidRequest("会员卡未添加该服务模块");
		}
		return id;
	}

}
