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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code createPermissionToken}: lets a page or mini program open the card component.
 */
final class CreatePermissionToken implements OperationHandler {

	private final Cards cards;

	private final SecureRandom random;

	CreatePermissionToken(Cards cards, SecureRandom random) {
		this.cards = cards;
		this.random = random;
	}

	@Override
	public JsonNode handle(Call call) {
		this.cards.of(call);
		Activation.check(call);
		byte[] token = new byte[16];
		this.random.nextBytes(token);
		return JsonMapper.shared().createObjectNode().put("permission_token", HexFormat.of().formatHex(token));
	}

}
