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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that give a card to members the merchant already has, or remind them of
 * it.
 */
final class ImportOperations {

	private final Cards cards;

	ImportOperations(Cards cards) {
		this.cards = cards;
	}

	Result importByOpenid(Call call) {
		return code(this.cards.of(call)
			.importUser(call.text("openid"), call.optionalText("code"), call.merchant().merchantId()));
	}

	Result importByPhone(Call call) {
		return code(this.cards.of(call).importUserByPhone(call.text("phone_number"), call.optionalText("code")));
	}

	private static Result code(String code) {
		return Result.of(JsonMapper.shared().createObjectNode().put("code", code));
	}

	Result importReminder(Call call) {
		JsonNode member = call.body().get("member_information");
		FakeCard card = this.cards.of(call, member.get("card_id").asString());
		return Result.noContent(card.remind(new FakePhoneReminder(card, call.text("phone_number"),
				optionalText(member, "code"), optionalText(member, "membership_number"),
				ChinaTime.parse(call.body(), "/member_information/registration_time"),
				call.optionalText("outer_str"))));
	}

	private static @Nullable String optionalText(JsonNode object, String member) {
		return object.has(member) ? object.get(member).asString() : null;
	}

	Result searchReminder(Call call) {
		FakePhoneReminder reminder = this.cards.of(call, call.queryValue("card_id"))
			.findPhoneReminder(call.queryValue("phone_number"));
		if (reminder == null) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS", "该手机号未导入过会员提醒");
		}
		return Result.of(reminder.toJson());
	}

}
