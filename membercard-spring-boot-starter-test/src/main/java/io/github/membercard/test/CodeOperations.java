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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on codes, and on what an activate URL carries.
 */
final class CodeOperations {

	private static final int MOST_CODES = 100;

	private final Cards cards;

	CodeOperations(Cards cards) {
		this.cards = cards;
	}

	Result deposit(Call call) {
		FakeCard card = this.cards.of(call);
		card.checkIsNotDeleted();
		if (card.codeMode() != FakeCard.CodeMode.MERCHANT_DEPOSIT) {
			throw Refusal.invalidRequest("仅code_mode为MERCHANT_DEPOSIT的会员卡支持预存code");
		}
		JsonNode codes = call.body().path("code");
		if (codes.size() > MOST_CODES) {
			throw Refusal.paramError("body", "/code", null, "it may hold at most " + MOST_CODES + " codes");
		}
		ObjectNode body = JsonMapper.shared().createObjectNode();
		ArrayNode data = body.putArray("data");
		boolean effective = false;
		for (JsonNode node : codes) {
			String code = node.asString();
			String result = "FAIL";
			if (!code.isBlank()) {
				boolean added = card.depositCode(code);
				result = added ? "SUCCESS" : "DUPLICATE";
				effective |= added;
			}
			data.addObject().put("code", code).put("result", result);
		}
		return Result.of(body, effective);
	}

	Result decrypt(Call call) {
		FakeUserCard userCard = this.cards.of(call).findByEncryptCode(call.queryValue("encrypt_code"));
		if (userCard == null) {
			throw Refusal.invalidRequest("encrypt_code无效");
		}
		return Result.of(JsonMapper.shared().createObjectNode().put("code", userCard.code()));
	}

	Result activateInformation(Call call) {
		String ticket = call.pathValue("activate_ticket");
		for (FakeCard card : this.cards.of(call.merchant())) {
			FakeUserCard userCard = card.findByTicket(ticket);
			if (userCard != null) {
				return Result.of(userCard.activateInformation());
			}
		}
		throw Refusal.invalidRequest("activate_ticket无效");
	}

}
