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
import java.time.Clock;
import java.util.Map;

/**
 * The table of contents: what performs each operation of the OpenAPI document of official
 * accounts.
 */
final class OfficialAccountOperations {

	private OfficialAccountOperations() {
	}

	static Map<String, OfficialAccountHandler> of(Clock clock, SecureRandom random) {
		OfficialAccountTokenOperations token = new OfficialAccountTokenOperations();
		OfficialAccountCardOperations card = new OfficialAccountCardOperations(clock, random);
		OfficialAccountUserCardOperations userCard = new OfficialAccountUserCardOperations();
		return Map.ofEntries(

				Map.entry("getAccessToken", token::next), Map.entry("getStableAccessToken", token::stable),
				Map.entry("getTicket", token::ticket),

				Map.entry("uploadImage", new UploadOfficialAccountImage(random)),

				Map.entry("createCard", card::create), Map.entry("getCard", card::get),
				Map.entry("listCards", card::list), Map.entry("updateCard", card::update),
				Map.entry("modifyStock", card::modifyStock), Map.entry("deleteCard", card::delete),
				Map.entry("setTestWhitelist", card::setTestWhitelist),
				Map.entry("createCardQrcode", card::createQrcode),
				Map.entry("setActivateUserForm", card::setActivateUserForm),
				Map.entry("getActivateUrl", card::getActivateUrl),

				Map.entry("activateMemberCard", userCard::activate), Map.entry("getMemberCardUser", userCard::get),
				Map.entry("updateMemberCardUser", userCard::update),
				Map.entry("getActivateTempInfo", userCard::getActivateTempInfo),
				Map.entry("getCode", userCard::getCode), Map.entry("decryptCode", userCard::decryptCode),
				Map.entry("setCodeUnavailable", userCard::setUnavailable));
	}

}
