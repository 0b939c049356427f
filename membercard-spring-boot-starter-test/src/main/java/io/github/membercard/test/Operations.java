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
 * The table of contents: what performs each operation of the OpenAPI document.
 */
final class Operations {

	private Operations() {
	}

	static Map<String, OperationHandler> of(Cards cards, CallbackOperations callback, Notifier notifier,
			boolean manualAudit, KeyRing keys, Clock clock, SecureRandom random) {
		CardOperations card = new CardOperations(cards, notifier, manualAudit, clock, random);
		DeliveryOperations delivery = new DeliveryOperations(cards, random);
		ImportOperations imports = new ImportOperations(cards);
		CodeOperations code = new CodeOperations(cards);
		UserCardOperations userCard = new UserCardOperations(cards);
		ServiceModuleOperations serviceModule = new ServiceModuleOperations(cards);
		ActivityOperations activity = new ActivityOperations(cards, clock);
		return Map.ofEntries(

				Map.entry("createCard", card::create), Map.entry("listCards", card::list),
				Map.entry("getCard", card::get), Map.entry("updateCard", card::update),
				Map.entry("deleteCard", card::delete), Map.entry("upgradeCard", card::upgrade),
				Map.entry("updateCardRights", card::updateRights),

				Map.entry("createCardQrcode", delivery::createQrcode),
				Map.entry("createPermissionToken", delivery::createPermissionToken),

				Map.entry("importUserByOpenid", imports::importByOpenid),
				Map.entry("importUserByPhone", imports::importByPhone),
				Map.entry("importPhoneReminder", imports::importReminder),
				Map.entry("searchPhoneReminder", imports::searchReminder),

				Map.entry("depositCodes", code::deposit), Map.entry("decryptCode", code::decrypt),
				Map.entry("getActivateInformation", code::activateInformation),

				Map.entry("listUserCards", userCard::list), Map.entry("getUserCard", userCard::get),
				Map.entry("updateUserCard", userCard::update), Map.entry("activateUserCard", userCard::activate),
				Map.entry("invalidateUserCard", userCard::invalidate),
				Map.entry("updateUserCardRights", userCard::updateRights),
				Map.entry("prepareBonus", userCard::prepareBonus), Map.entry("commitBonus", userCard::commitBonus),

				Map.entry("addServiceModule", serviceModule::add),
				Map.entry("updateServiceModule", serviceModule::update),
				Map.entry("removeServiceModule", serviceModule::remove),
				Map.entry("setServiceModuleData", serviceModule::setData),

				Map.entry("setCallback", callback::set), Map.entry("getCallback", callback::get),

				Map.entry("createActivity", activity::create), Map.entry("listActivities", activity::list),
				Map.entry("getActivity", activity::get), Map.entry("terminateActivity", activity::terminate),

				Map.entry("uploadMarketingImage", new UploadMarketingImage()),
				Map.entry("listCertificates", new ListCertificates(keys, random)));
	}

}
