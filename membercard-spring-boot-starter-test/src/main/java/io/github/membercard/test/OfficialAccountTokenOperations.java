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

import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that give access tokens and tickets.
 */
final class OfficialAccountTokenOperations {

	Result next(OfficialAccountCall call) {
		return accessToken(call.account().tokens().next());
	}

	Result stable(OfficialAccountCall call) {
		return accessToken(call.account().tokens().stable(call.body().path("force_refresh").asBoolean(false)));
	}

	private static Result accessToken(OfficialAccountTokens.Given token) {
		return Result.of(JsonMapper.shared()
			.createObjectNode()
			.put("access_token", token.value())
			.put("expires_in", token.expiresIn()), token.fresh());
	}

	Result ticket(OfficialAccountCall call) {
		String type = call.query().getOrDefault("type", "");
		if (type.isEmpty()) {
			throw OfficialAccountRefusal.of(41011, "type is required");
		}
		if (!type.equals("wx_card") && !type.equals("jsapi")) {
			throw OfficialAccountRefusal.of(47001, "type must be wx_card or jsapi");
		}
		OfficialAccountTokens.Given ticket = call.account().tokens().ticket(type);
		return Result.of(OfficialAccountCall.ok().put("ticket", ticket.value()).put("expires_in", ticket.expiresIn()));
	}

}
