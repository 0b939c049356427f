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
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that hand a card out.
 */
final class DeliveryOperations {

	private final Cards cards;

	private final SecureRandom random;

	private final AtomicInteger links = new AtomicInteger();

	DeliveryOperations(Cards cards, SecureRandom random) {
		this.cards = cards;
		this.random = random;
	}

	Result createQrcode(Call call) {
		FakeCard card = cardToDeliver(call);
		if (card.codeMode() == FakeCard.CodeMode.REAL_TIME) {
			throw Refusal.invalidRequest("REAL_TIME模式的会员卡不支持二维码投放");
		}
		return Result.of(JsonMapper.shared()
			.createObjectNode()
			.put("url", "https://w.url.cn/s/Fake" + this.links.incrementAndGet()));
	}

	Result createPermissionToken(Call call) {
		cardToDeliver(call);
		byte[] token = new byte[16];
		this.random.nextBytes(token);
		return Result
			.of(JsonMapper.shared().createObjectNode().put("permission_token", HexFormat.of().formatHex(token)));
	}

	private FakeCard cardToDeliver(Call call) {
		FakeCard card = this.cards.of(call);
		boolean page = call.body().has("activate_url");
		boolean miniProgram = call.body().has("activate_appid") && call.body().has("activate_path");
		// Whoever jumps has to say where to.
		if (call.text("activate_type").equals("JUMP_ACTIVATE") && !page && !miniProgram) {
			throw Refusal.paramError("body", "/activate_url", null,
					"JUMP_ACTIVATE needs activate_url, or activate_appid with activate_path");
		}
		card.checkIsApproved();
		return card;
	}

}
