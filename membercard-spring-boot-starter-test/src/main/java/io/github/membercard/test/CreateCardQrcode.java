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

import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code createCardQrcode}: makes a link that users scan to get a card.
 */
final class CreateCardQrcode implements OperationHandler {

	private final Cards cards;

	private final AtomicInteger links = new AtomicInteger();

	CreateCardQrcode(Cards cards) {
		this.cards = cards;
	}

	@Override
	public JsonNode handle(Call call) {
		FakeCard card = this.cards.of(call);
		Activation.check(call);
		if (card.codeMode() == FakeCard.CodeMode.REAL_TIME) {
			throw Refusal.invalidRequest("REAL_TIME模式的会员卡不支持二维码投放");
		}
		return JsonMapper.shared()
			.createObjectNode()
			.put("url", "https://w.url.cn/s/Fake" + this.links.incrementAndGet());
	}

}
