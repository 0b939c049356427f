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

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sections of the page of a card, and which of them show. It isn't thread-safe.
 */
final class CardRights {

	private static final List<String> SECTIONS = List.of("bonus", "favor", "fapiao", "guide");

	private ObjectNode members = JsonMapper.shared().createObjectNode();

	/**
	 * Change what the merchant sent anew; the rest stays.
	 * @param body a body that follows the schema
	 * @return whether anything is different now
	 */
	boolean update(JsonNode body) {
		for (String section : SECTIONS) {
			if (body.path("show_" + section).asBoolean(false) && !body.has(section)) {
				throw Refusal.paramError("body", "/" + section, null, "it is required by show_" + section);
			}
		}
		JsonNode bonus = body.path("bonus");
		if (bonus.has("bonus_jump_appid") && !bonus.has("bonus_jump_path")) {
			throw Refusal.invalidRequest("积分跳转小程序path不能为空");
		}
		ObjectNode changed = this.members.deepCopy();
		body.properties().forEach((member) -> changed.set(member.getKey(), member.getValue().deepCopy()));
		boolean different = !changed.equals(this.members);
		this.members = changed;
		return different;
	}

	boolean isShown(String section) {
		return this.members.path("show_" + section).asBoolean(false);
	}

	/**
	 * Return the points of a new member.
	 * @return the points, 0 while the card shows none
	 */
	long initBonus() {
		return isShown("bonus") ? this.members.at("/bonus/init_bonus").asLong(0) : 0;
	}

	void writeTo(ObjectNode card) {
		for (String section : SECTIONS) {
			if (isShown(section)) {
				card.set(section, this.members.get(section).deepCopy());
			}
		}
	}

	@Override
	public String toString() {
		return "CardRights" + SECTIONS.stream().filter(this::isShown).toList();
	}

}
