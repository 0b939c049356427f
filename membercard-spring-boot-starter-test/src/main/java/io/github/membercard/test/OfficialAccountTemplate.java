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

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the account said of a card when it made or changed it: its {@code member_card}. It
 * isn't thread-safe.
 */
final class OfficialAccountTemplate {

	private static final String PATH = "card.member_card";

	private static final List<String> REQUIRED = List.of("base_info", "prerogative", "supply_bonus", "supply_balance");

	private static final List<String> REQUIRED_OF_BASE = List.of("logo_url", "brand_name", "code_type", "title",
			"color", "notice", "description", "sku", "date_info");

	private static final Set<String> PICTURE_HOSTS = Set.of("mmbiz.qpic.cn", "mmbiz.qlogo.cn");

	// Members of replies, the stock, which has an operation of its own, and what can't be
	// changed later
	private static final List<String> NOT_CHANGED = List.of("id", "status", "sku", "use_custom_code", "bind_openid");

	// A change of these has to pass the audit.
	private static final List<String> AUDITED = List.of("/base_info/title", "/base_info/description",
			"/base_info/logo_url", "/prerogative", "/background_pic_url");

	// Clients send the names and get these.
	private static final Map<String, String> COLORS = Map.ofEntries(Map.entry("Color010", "#63b359"),
			Map.entry("Color020", "#2c9f67"), Map.entry("Color030", "#509fc9"), Map.entry("Color040", "#5885cf"),
			Map.entry("Color050", "#9062c0"), Map.entry("Color060", "#d09a45"), Map.entry("Color070", "#e4b138"),
			Map.entry("Color080", "#ee903c"), Map.entry("Color081", "#f08500"), Map.entry("Color082", "#a9d92d"),
			Map.entry("Color090", "#dd6549"), Map.entry("Color100", "#cc463d"), Map.entry("Color101", "#cf3e36"),
			Map.entry("Color102", "#5e6671"));

	private ObjectNode members;

	private OfficialAccountTemplate(ObjectNode members) {
		this.members = members;
	}

	/**
	 * Take over what an account sent.
	 * @param memberCard a {@code member_card} that follows the schema
	 * @param now the present
	 * @return the template
	 */
	static OfficialAccountTemplate of(JsonNode memberCard, Instant now) {
		REQUIRED.forEach((name) -> OfficialAccountSchema.checkIsThere(memberCard, name, PATH));
		JsonNode base = memberCard.get("base_info");
		REQUIRED_OF_BASE.forEach((name) -> OfficialAccountSchema.checkIsThere(base, name, PATH + ".base_info"));
		OfficialAccountSchema.checkIsThere(base.get("sku"), "quantity", PATH + ".base_info.sku");
		checkDates(base.get("date_info"), now);
		return new OfficialAccountTemplate(check((ObjectNode) memberCard.deepCopy()));
	}

	/**
	 * Make up a template.
	 * @param now the present
	 * @return the template of a card that is activated by itself
	 */
	static OfficialAccountTemplate of(Instant now) {
		ObjectNode members = JsonMapper.shared()
			.createObjectNode()
			.put("prerogative", "会员专享优惠")
			.put("supply_bonus", true)
			.put("supply_balance", false)
			.put("auto_activate", true);
		ObjectNode base = members.putObject("base_info")
			.put("logo_url", "http://mmbiz.qpic.cn/mmbiz/fake/0")
			.put("brand_name", "微信支付")
			.put("code_type", "CODE_TYPE_BARCODE")
			.put("title", "会员卡")
			.put("color", "Color010")
			.put("notice", "使用时向服务员出示此券")
			.put("description", "使用本会员卡表示你同意本店的协议")
			.put("get_limit", 1);
		base.putObject("sku").put("quantity", 5_000_000);
		base.putObject("date_info").put("type", "DATE_TYPE_PERMANENT");
		return of(members, now);
	}

	private static ObjectNode check(ObjectNode members) {
		JsonNode base = members.get("base_info");
		checkPicture(members.path("background_pic_url"), "background_pic_url");
		checkPicture(base.path("logo_url"), "base_info.logo_url");
		if (isTrue(base, "is_pay_and_qrcode") || base.at("/pay_info/swipe_card/is_swipe_card").asBoolean(false)) {
			for (String name : List.of("center_title", "center_sub_title", "center_url")) {
				if (base.has(name)) {
					throw OfficialAccountRefusal.of(40145, name);
				}
			}
		}
		// Automatic activation makes the others void.
		if (!isTrue(members, "auto_activate")) {
			boolean form = isTrue(members, "wx_activate");
			if (form && members.has("activate_url")) {
				throw OfficialAccountRefusal.of(47001, "activate_url must not be sent together with wx_activate");
			}
			if (!form && !members.has("activate_url") && !members.has("activate_app_brand_user_name")) {
				throw OfficialAccountRefusal.of(41011,
						"one of auto_activate, wx_activate and activate_url is required");
			}
		}
		return members;
	}

	static void checkPicture(JsonNode picture, String name) {
		if (!picture.isMissingNode() && !isPicture(picture.asString())) {
			throw OfficialAccountRefusal.of(40141, name + " must be made with uploadImage");
		}
	}

	private static boolean isPicture(String text) {
		try {
			URI url = URI.create(text);
			return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
					&& PICTURE_HOSTS.contains(url.getHost());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static void checkDates(JsonNode dates, Instant now) {
		String path = PATH + ".base_info.date_info";
		switch (dates.get("type").asString()) {
			case "DATE_TYPE_FIX_TIME_RANGE" -> {
				OfficialAccountSchema.checkIsThere(dates, "begin_timestamp", path);
				OfficialAccountSchema.checkIsThere(dates, "end_timestamp", path);
				long end = dates.get("end_timestamp").asLong();
				if (end <= dates.get("begin_timestamp").asLong()) {
					throw OfficialAccountRefusal.of(40100, "end_timestamp must be after begin_timestamp");
				}
				if (end <= now.getEpochSecond()) {
					throw OfficialAccountRefusal.of(40079, "end_timestamp must be in the future, in seconds");
				}
			}
			case "DATE_TYPE_FIX_TERM" -> {
				OfficialAccountSchema.checkIsThere(dates, "fixed_term", path);
				if (dates.get("fixed_term").asLong() < 1 || dates.path("fixed_begin_term").asLong(0) < 0) {
					throw OfficialAccountRefusal.of(40100, "fixed_term must be at least 1, fixed_begin_term 0");
				}
			}
			default -> {
			}
		}
	}

	/**
	 * Change what the account sent anew; the rest stays.
	 * @param changes a {@code member_card} that follows the schema
	 * @param now the present
	 * @return whether the change has to pass the audit
	 */
	boolean update(JsonNode changes, Instant now) {
		for (String name : List.of("supply_bonus", "supply_balance")) {
			if (isTrue(this.members, name) && !changes.path(name).asBoolean(true)) {
				throw OfficialAccountRefusal.of(40135, name);
			}
		}
		if (changes.at("/base_info/date_info").isObject()) {
			checkDates(changes.at("/base_info/date_info"), now);
		}
		ObjectNode changed = this.members.deepCopy();
		ObjectNode base = (ObjectNode) changed.get("base_info");
		changes.properties().forEach((member) -> {
			if (!member.getKey().equals("base_info")) {
				changed.set(member.getKey(), member.getValue().deepCopy());
			}
		});
		changes.path("base_info").properties().forEach((member) -> {
			if (!NOT_CHANGED.contains(member.getKey())) {
				base.set(member.getKey(), member.getValue().deepCopy());
			}
		});
		ObjectNode former = this.members;
		this.members = check(changed);
		return AUDITED.stream().anyMatch((pointer) -> !former.at(pointer).equals(changed.at(pointer)));
	}

	private static boolean isTrue(JsonNode object, String name) {
		return object.path(name).asBoolean(false);
	}

	boolean isAutoActivated() {
		return isTrue(this.members, "auto_activate");
	}

	/**
	 * Tell whether users activate the card with the form of WeChat.
	 * @return whether it is one with {@code wx_activate}
	 */
	boolean hasForm() {
		return isTrue(this.members, "wx_activate") && !isAutoActivated();
	}

	/**
	 * Tell whether users go on to a page of the merchant's when the form is filled in,
	 * which activates the card.
	 * @return whether that is so
	 */
	boolean jumpsAfterForm() {
		return isTrue(this.members, "wx_activate_after_submit") || this.members.has("wx_activate_after_submit_url");
	}

	boolean hasCustomCodes() {
		return isTrue(this.members.get("base_info"), "use_custom_code");
	}

	boolean bindsOpenid() {
		return isTrue(this.members.get("base_info"), "bind_openid");
	}

	boolean suppliesBalance() {
		return isTrue(this.members, "supply_balance");
	}

	boolean tellsOfViews() {
		return isTrue(this.members.get("base_info"), "need_push_on_view");
	}

	long getLimit() {
		return this.members.at("/base_info/get_limit").asLong(50);
	}

	long quantity() {
		return this.members.at("/base_info/sku/quantity").asLong();
	}

	/**
	 * Tell whether a custom field shows the level of the member.
	 * @param number which one, from 1
	 * @return whether its type is {@code FIELD_NAME_TYPE_LEVEL}
	 */
	boolean showsLevel(int number) {
		return this.members.at("/custom_field%d/name_type".formatted(number))
			.asString("")
			.equals("FIELD_NAME_TYPE_LEVEL");
	}

	JsonNode dates() {
		return this.members.at("/base_info/date_info");
	}

	/**
	 * Return the description of the card, as {@code getCard} answers it.
	 * @return a copy with the colour as hex digits
	 */
	ObjectNode toJson() {
		ObjectNode json = this.members.deepCopy();
		ObjectNode base = (ObjectNode) json.get("base_info");
		base.put("color", COLORS.getOrDefault(base.get("color").asString(), ""));
		return json;
	}

	/**
	 * Translate the description for the interface that the card can be upgraded to.
	 * @param cardId the id of the card
	 * @param appId the account
	 * @param totalQuantity the stock, with what was taken from it
	 * @return the description
	 */
	CardTemplate toCardTemplate(String cardId, String appId, long totalQuantity) {
		JsonNode base = this.members.get("base_info");
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("appid", appId);
		// It is known after the upgrade only.
		json.putObject("brand").put("brand_id", "").put("display_name", base.get("brand_name").asString());
		json.set("logo_url", base.get("logo_url"));
		json.set("title", base.get("title"));
		json.set("background_picture_url",
				this.members.has("background_pic_url") ? this.members.get("background_pic_url") : base.get("logo_url"));
		json.set("description", base.get("description"));
		if (base.has("service_phone")) {
			json.set("service_phone", base.get("service_phone"));
		}
		json.put("code_type", switch (base.get("code_type").asString()) {
			case "CODE_TYPE_BARCODE", "CODE_TYPE_ONLY_BARCODE" -> "BAR_CODE";
			case "CODE_TYPE_QRCODE", "CODE_TYPE_ONLY_QRCODE" -> "QRCODE";
			default -> "NONE_CODE";
		});
		FakeCard.CodeMode codeMode = hasCustomCodes() ? FakeCard.CodeMode.REAL_TIME : FakeCard.CodeMode.SYSTEM_ALLOCATE;
		json.put("code_mode", codeMode.name());
		if (codeMode == FakeCard.CodeMode.SYSTEM_ALLOCATE) {
			json.put("total_quantity", totalQuantity);
		}
		ObjectNode dates = json.putObject("date_information");
		switch (dates().get("type").asString()) {
			case "DATE_TYPE_FIX_TIME_RANGE" -> dates.put("type", "FIX_TIME_RANGE")
				.put("available_begin_time", time("begin_timestamp"))
				.put("available_end_time", time("end_timestamp"));
			case "DATE_TYPE_FIX_TERM" ->
				dates.put("type", "FIX_TERM").put("available_day_after_receive", dates().get("fixed_term").asLong());
			default -> dates.put("type", "PERMANENT");
		}
		json.put("out_request_no", "legacy_" + cardId);
		return CardTemplate.of(json);
	}

	private String time(String name) {
		return ChinaTime.format(Instant.ofEpochSecond(dates().get(name).asLong()));
	}

	@Override
	public String toString() {
		return "OfficialAccountTemplate[" + this.members.at("/base_info/title").asString("") + "]";
	}

}
