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

/**
 * {@code importUserByOpenid}: gives a card to a member the merchant already has.
 */
final class ImportUserByOpenid implements OperationHandler {

	private final Cards cards;

	private final OutRequestNumbers outRequestNumbers;

	ImportUserByOpenid(Cards cards, OutRequestNumbers outRequestNumbers) {
		this.cards = cards;
		this.outRequestNumbers = outRequestNumbers;
	}

	@Override
	public JsonNode handle(Call call) {
		return this.outRequestNumbers.once(call, () -> {
			String code = this.cards.of(call).importUser(call.text("openid"), call.optionalText("code"));
			return JsonMapper.shared().createObjectNode().put("code", code);
		});
	}

}
