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

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to the card API of official accounts that passed every check.
 *
 * @param account who calls
 * @param operation what is called
 * @param query the decoded parameters of the query
 * @param body the JSON body; a missing node without one
 * @param upload the body of an upload, or {@code null}
 */
record OfficialAccountCall(FakeOfficialAccount account, OfficialAccountOperation operation, Map<String, String> query,
		JsonNode body, @Nullable MultipartBody upload) {

	String queryValue(String name) {
		return Objects.requireNonNull(this.query.get(name), name);
	}

	String text(String member) {
		return this.body.get(member).asString();
	}

	@Nullable String optionalText(String member) {
		String text = this.body.path(member).asString("");
		return text.isEmpty() ? null : text;
	}

	FakeOfficialAccountCard card() {
		return card(text("card_id"));
	}

	FakeOfficialAccountCard card(String cardId) {
		FakeOfficialAccountCard card = this.account.findCard(cardId);
		if (card == null) {
			throw OfficialAccountRefusal.of(40073, "the account has no such card");
		}
		return card;
	}

	/**
	 * Find the card that a code is of.
	 * @return the card that {@code card_id} names, or without it the one that has the
	 * {@code code}
	 */
	FakeOfficialAccountCard cardOfCode() {
		String cardId = optionalText("card_id");
		String code = text("code");
		if (cardId != null) {
			FakeOfficialAccountCard card = card(cardId);
			if (card.findUserCard(code) == null) {
				throw OfficialAccountRefusal.of(40056, "no user has this code of the card");
			}
			return card;
		}
		FakeOfficialAccountCard card = this.account.findCardOfCode(code);
		if (card == null) {
			throw OfficialAccountRefusal.of(40056, "no user has this code");
		}
		if (card.hasCustomCodes()) {
			throw OfficialAccountRefusal.of(41012, "card_id is required with custom codes");
		}
		return card;
	}

	/**
	 * Begin the answer of success.
	 * @return a new object with {@code errcode} and {@code errmsg}
	 */
	static ObjectNode ok() {
		return JsonMapper.shared().createObjectNode().put("errcode", 0).put("errmsg", "ok");
	}

	@Override
	public String toString() {
		return "OfficialAccountCall[" + this.operation.id() + " of " + this.account + "]";
	}

}
