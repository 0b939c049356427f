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

import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on the cards of users, and on their codes. What they would change of a
 * card that was upgraded they accept and leave as it is.
 */
final class OfficialAccountUserCardOperations {

	Result activate(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.cardOfCode();
		if (!card.isUpgraded()) {
			card.activate(call.body());
		}
		return Result.of(OfficialAccountCall.ok(), !card.isUpgraded());
	}

	Result get(OfficialAccountCall call) {
		ObjectNode answer = OfficialAccountCall.ok();
		FakeOfficialAccountCard.writeUser(call.cardOfCode().userCard(call.text("code")), answer);
		return Result.of(answer, false);
	}

	Result update(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.cardOfCode();
		if (!card.isUpgraded()) {
			card.updateUser(call.body());
		}
		FakeUserCard userCard = card.userCard(call.text("code"));
		return Result.of(OfficialAccountCall.ok()
			.put("result_bonus", userCard.bonus())
			.put("result_balance", userCard.balance())
			.put("openid", userCard.openid()), !card.isUpgraded());
	}

	Result getActivateTempInfo(OfficialAccountCall call) {
		FakeUserCard userCard = call.account()
			.cards()
			.stream()
			.map((card) -> card.findByTicket(call.text("activate_ticket")))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> OfficialAccountRefusal.of(40056, "the activate_ticket is of no user card"));
		ObjectNode answer = OfficialAccountCall.ok();
		answer.set("info", FakeOfficialAccountCard.userInfo(userCard));
		return Result.of(answer, false);
	}

	Result getCode(OfficialAccountCall call) {
		ObjectNode answer = OfficialAccountCall.ok();
		call.cardOfCode().writeCode(call.text("code"), call.body().path("check_consume").asBoolean(false), answer);
		return Result.of(answer, false);
	}

	Result decryptCode(OfficialAccountCall call) {
		FakeUserCard userCard = call.account()
			.cards()
			.stream()
			.map((card) -> card.findByEncryptCode(call.text("encrypt_code")))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> OfficialAccountRefusal.of(40075, "the encrypt_code is of no user card"));
		return Result.of(OfficialAccountCall.ok().put("code", userCard.code()), false);
	}

	Result setUnavailable(OfficialAccountCall call) {
		FakeOfficialAccountCard card = call.cardOfCode();
		return Result.of(OfficialAccountCall.ok(), !card.isUpgraded() && card.invalidate(call.body()));
	}

}
