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

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.util.UriUtils;

/**
 * The operations on the cards of official accounts themselves.
 */
final class OfficialAccountCardOperations {

	private static final int MOST_TESTERS = 10;

	private static final int TICKET_LENGTH = 96;

	private static final int LINK_LENGTH = 20;

	private static final Duration QRCODE_LIFE = Duration.ofDays(365);

	private final Clock clock;

	private final SecureRandom random;

	OfficialAccountCardOperations(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	Result create(OfficialAccountCall call) {
		OfficialAccountTemplate template = OfficialAccountTemplate.of(call.body().at("/card/member_card"),
				this.clock.instant());
		call.account().checkPermissions(template);
		return Result.of(OfficialAccountCall.ok().put("card_id", call.account().createCard(template).cardId()));
	}

	Result get(OfficialAccountCall call) {
		ObjectNode answer = OfficialAccountCall.ok();
		answer.putObject("card").put("card_type", "MEMBER_CARD").set("member_card", call.card().toJson());
		return Result.of(answer, false);
	}

	Result list(OfficialAccountCall call) {
		JsonNode statuses = call.body().path("status_list");
		List<String> ids = call.account()
			.cards()
			.stream()
			.filter((card) -> statuses.isMissingNode()
					|| statuses.valueStream().anyMatch((status) -> status.asString().equals(card.status().name())))
			.map(FakeOfficialAccountCard::cardId)
			.toList();
		ObjectNode answer = OfficialAccountCall.ok();
		ArrayNode page = answer.putArray("card_id_list");
		ids.stream()
			.skip(call.body().get("offset").asLong())
			.limit(call.body().get("count").asLong())
			.forEach(page::add);
		return Result.of(answer.put("total_num", ids.size()), false);
	}

	Result setTestWhitelist(OfficialAccountCall call) {
		List<String> testers = new ArrayList<>();
		for (String name : List.of("openid", "username")) {
			call.body().path(name).forEach((tester) -> testers.add(tester.asString()));
		}
		if (testers.size() > MOST_TESTERS) {
			throw OfficialAccountRefusal.of(45021, "openid and username may hold 10 users together");
		}
		return Result.of(OfficialAccountCall.ok(), call.account().setTesters(testers));
	}

	Result createQrcode(OfficialAccountCall call) {
		JsonNode body = call.body();
		JsonNode single = body.at("/action_info/card");
		JsonNode several = body.at("/action_info/multiple_card/card_list");
		if (several.isArray() && several.isEmpty()) {
			throw OfficialAccountRefusal.of(40053, "card_list is empty");
		}
		for (JsonNode entry : several.isArray() ? several : List.of(single)) {
			FakeOfficialAccountCard card = call.card(entry.get("card_id").asString());
			card.checkIsNotDeleted();
			if (card.hasCustomCodes()) {
				OfficialAccountSchema.checkIsThere(entry, "code", "action_info");
			}
			if (card.bindsOpenid()) {
				OfficialAccountSchema.checkIsThere(entry, "openid", "action_info");
			}
			if (entry.path("is_unique_code").asBoolean(false)) {
				card.checkCanBeHandedOut();
			}
		}
		String ticket = RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, TICKET_LENGTH) + "==";
		return Result.of(OfficialAccountCall.ok()
			.put("ticket", ticket)
			.put("expire_seconds", body.path("expire_seconds").asLong(QRCODE_LIFE.toSeconds()))
			.put("url",
					"http://weixin.qq.com/q/" + RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, LINK_LENGTH))
			.put("show_qrcode_url", "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="
					+ UriUtils.encode(ticket, StandardCharsets.UTF_8)));
	}

	Result update(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.card();
		boolean audited = !card.isUpgraded() && card.update(call.body().get("member_card"));
		return Result.of(OfficialAccountCall.ok().put("send_check", audited), !card.isUpgraded());
	}

	Result modifyStock(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.card();
		long increase = stock(call.body(), "increase_stock_value");
		long reduce = stock(call.body(), "reduce_stock_value");
		if (increase == 0 && reduce == 0) {
			throw OfficialAccountRefusal.of(40122,
					"one of increase_stock_value and reduce_stock_value must be positive");
		}
		if (!card.isUpgraded()) {
			card.changeStock(increase - reduce);
		}
		return Result.of(OfficialAccountCall.ok(), !card.isUpgraded());
	}

	private static long stock(JsonNode body, String name) {
		long value = body.path(name).asLong(0);
		if (value < 0 || value > Integer.MAX_VALUE) {
			throw OfficialAccountRefusal.of(40122, name + " must be positive");
		}
		return value;
	}

	Result delete(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.card();
		return Result.of(OfficialAccountCall.ok(), !card.isUpgraded() && card.delete());
	}

	Result setActivateUserForm(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.card();
		if (!card.isUpgraded()) {
			card.setForm();
		}
		return Result.of(OfficialAccountCall.ok(), !card.isUpgraded());
	}

	Result getActivateUrl(OfficialAccountCall call) {
		String cardId = call.card().cardId();
		String outerStr = call.optionalText("outer_str");
		return Result.of(
				OfficialAccountCall.ok()
					.put("url",
							"https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&encrypt_card_id="
									+ UriUtils.encode("encrypted_" + cardId, StandardCharsets.UTF_8) + "&outer_str="
									+ UriUtils.encode((outerStr != null) ? outerStr : "", StandardCharsets.UTF_8)
									+ "&biz=" + UriUtils.encode(call.account().originalId(), StandardCharsets.UTF_8)),
				false);
	}

}
