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

import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the merchant said of a card when it made or changed it. It isn't thread-safe.
 */
final class CardTemplate {

	private static final long DEFAULT_QUANTITY = 5_000_000;

	private ObjectNode members;

	private CardTemplate(ObjectNode members) {
		this.members = members;
	}

	/**
	 * Take over what a merchant sent.
	 * @param body a body that follows the schema
	 * @return the template
	 */
	static CardTemplate of(JsonNode body) {
		return new CardTemplate(check((ObjectNode) body.deepCopy()));
	}

	/**
	 * Make up a template.
	 * @param codeMode where the codes come from
	 * @return the template
	 */
	static CardTemplate of(FakeCard.CodeMode codeMode) {
		ObjectNode members = JsonMapper.shared()
			.createObjectNode()
			.put("appid", "wxea9c30890f48d5ae")
			.put("logo_url", "https://wxpaylogo.qpic.cn/wxpaylogo/fake/logo")
			.put("title", "会员卡")
			.put("background_picture_url", "https://wxpaylogo.qpic.cn/wxpaylogo/fake/background")
			.put("description", "使用本会员卡表示你同意本店的协议")
			.put("code_type", "BAR_CODE")
			.put("code_mode", codeMode.name())
			.put("out_request_no", "fake_" + codeMode);
		members.putObject("brand").put("brand_id", "1004").put("display_name", "微信支付");
		members.putObject("date_information").put("type", "PERMANENT");
		return new CardTemplate(check(members));
	}

	private static ObjectNode check(ObjectNode members) {
		checkDates(members.get("date_information"));
		if (members.path("need_display_level").asBoolean(false) && !members.has("init_level")) {
			throw needed("/init_level", "need_display_level");
		}
		JsonNode balance = members.path("balance_information");
		if (balance.has("balance_appid") && !balance.has("balance_path")) {
			throw Refusal.invalidRequest("储值小程序path不能为空");
		}
		if (members.get("code_mode").asString().equals(FakeCard.CodeMode.SYSTEM_ALLOCATE.name())) {
			if (!members.has("total_quantity")) {
				members.put("total_quantity", DEFAULT_QUANTITY);
			}
		}
		else if (members.has("total_quantity")) {
			throw Refusal.paramError("body", "/total_quantity", members.get("total_quantity"),
					"it is for the code_mode SYSTEM_ALLOCATE only");
		}
		return members;
	}

	private static void checkDates(JsonNode dates) {
		String type = dates.get("type").asString();
		switch (type) {
			case "FIX_TIME_RANGE" -> {
				checkMember(dates, "available_begin_time", type);
				checkMember(dates, "available_end_time", type);
			}
			case "FIX_TERM" -> checkMember(dates, "available_day_after_receive", type);
			default -> {
			}
		}
	}

	private static void checkMember(JsonNode dates, String name, String type) {
		if (!dates.has(name)) {
			throw needed("/date_information/" + name, type);
		}
	}

	private static Refusal needed(String field, String why) {
		return Refusal.paramError("body", field, null, "it is required by " + why);
	}

	/**
	 * Change what the merchant sent anew; the rest stays.
	 * @param body a body that follows the schema
	 * @return whether anything is different now
	 */
	boolean update(JsonNode body) {
		String codeMode = body.path("code_mode").asString(codeMode().name());
		if (!codeMode.equals(codeMode().name())) {
			if (codeMode() == FakeCard.CodeMode.SYSTEM_ALLOCATE) {
				throw Refusal.invalidRequest("code_mode为SYSTEM_ALLOCATE的会员卡不支持修改code_mode");
			}
			if (codeMode.equals(FakeCard.CodeMode.SYSTEM_ALLOCATE.name())) {
				throw Refusal.invalidRequest("code_mode不支持修改为SYSTEM_ALLOCATE");
			}
		}
		ObjectNode changed = this.members.deepCopy();
		body.properties().forEach((member) -> changed.set(member.getKey(), member.getValue().deepCopy()));
		return replace(check(changed));
	}

	boolean bind(String brandId, String appid) {
		ObjectNode changed = this.members.deepCopy();
		((ObjectNode) changed.get("brand")).put("brand_id", brandId);
		return replace(changed.put("appid", appid));
	}

	private boolean replace(ObjectNode changed) {
		boolean different = !changed.equals(this.members);
		this.members = changed;
		return different;
	}

	FakeCard.CodeMode codeMode() {
		return FakeCard.CodeMode.valueOf(text("code_mode"));
	}

	String appid() {
		return text("appid");
	}

	String brandId() {
		return Objects.requireNonNull(this.members.get("brand")).get("brand_id").asString();
	}

	String backgroundPictureUrl() {
		return text("background_picture_url");
	}

	/**
	 * Return the level of a new member.
	 * @return the level, empty when the card shows none
	 */
	String initLevel() {
		return this.members.path("need_display_level").asBoolean(false) ? text("init_level") : "";
	}

	long totalQuantity() {
		return this.members.path("total_quantity").asLong(0);
	}

	private String text(String name) {
		return this.members.get(name).asString();
	}

	ObjectNode toJson() {
		return this.members.deepCopy();
	}

	@Override
	public String toString() {
		return "CardTemplate[" + codeMode() + "]";
	}

}
