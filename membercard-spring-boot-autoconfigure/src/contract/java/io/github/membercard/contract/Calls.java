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

package io.github.membercard.contract;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.activity.ActivityCreateRequest;
import io.github.membercard.activity.ActivityStatus;
import io.github.membercard.activity.ActivityType;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.callback.CallbackRequest;
import io.github.membercard.card.CardCreateRequest;
import io.github.membercard.card.CardRightsRequest;
import io.github.membercard.card.CardUpdateRequest;
import io.github.membercard.card.CardUpgradeRequest;
import io.github.membercard.card.ServiceModuleAddRequest;
import io.github.membercard.card.ServiceModuleUpdateRequest;
import io.github.membercard.delivery.CodeDepositRequest;
import io.github.membercard.delivery.PermissionTokenRequest;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.PhoneImportRequest;
import io.github.membercard.member.PhoneMemberInformation;
import io.github.membercard.member.PhoneReminderImportRequest;
import io.github.membercard.usercard.BonusOrderRequest;
import io.github.membercard.usercard.ServiceModuleDataRequest;
import io.github.membercard.usercard.UserCardActivateRequest;
import io.github.membercard.usercard.UserCardRightsRequest;
import io.github.membercard.usercard.UserCardUnavailableRequest;
import io.github.membercard.usercard.UserCardUpdateRequest;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;

/**
 * The method of the client for each operation, called with the documented example.
 */
final class Calls {

	static final String PHONE_NUMBER = "13800138000";

	/**
	 * A PNG of one pixel, in Base64.
	 */
	static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	static final String IMAGE_SHA256 = "6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0";

	private static final String CARD = "pbLatjvWOibDc5-TBnbUk1pD12o0";

	private static final String CODE = "478515832665";

	private static final String APPID = "wxea9c30890f48d5ae";

	private final Map<String, Function<DocumentedOperation, Mono<?>>> calls = new LinkedHashMap<>();

	Calls(MembercardOpenClient client) {
		put("createCard", CardCreateRequest.class, client.cards()::create);
		put("listCards", () -> client.cards().list(APPID, "1001622624", 0, 20));
		put("getCard", () -> client.cards().get(CARD));
		put("updateCard", CardUpdateRequest.class, (request) -> client.cards().update(CARD, request));
		put("deleteCard", () -> client.cards().delete(CARD));
		put("upgradeCard", CardUpgradeRequest.class, (request) -> client.cards().upgrade(CARD, request));
		put("updateCardRights", CardRightsRequest.class, (request) -> client.cards().updateRights(CARD, request));
		put("addServiceModule", ServiceModuleAddRequest.class, (request) -> client.serviceModules().add(CARD, request));
		put("updateServiceModule", ServiceModuleUpdateRequest.class,
				(request) -> client.serviceModules().update(CARD, "666", request));
		put("removeServiceModule", () -> client.serviceModules().remove(CARD, "666"));
		put("createCardQrcode", QrcodeRequest.class, (request) -> client.qrcodes().create(CARD, request));
		put("createPermissionToken", PermissionTokenRequest.class,
				(request) -> client.permissionTokens().create(CARD, request));
		put("importUserByOpenid", OpenidImportRequest.class,
				(request) -> client.openidImports().importUser(CARD, request));
		put("depositCodes", CodeDepositRequest.class, (request) -> client.codes().deposit(CARD, request));
		put("decryptCode", () -> client.activations()
			.decryptCode(CARD, "XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE"));
		put("getActivateInformation", () -> client.activations().getInformation("abcdefg"));
		put("activateUserCard", UserCardActivateRequest.class,
				(request) -> client.activations().activate(CARD, CODE, request));
		put("getUserCard", () -> client.userCards().get(CARD, CODE));
		put("listUserCards", () -> client.userCards().list("obLatjnx9gnqzS4myYGmLZ7LgLBA", APPID, 0, 20));
		put("updateUserCard", UserCardUpdateRequest.class, (request) -> client.userCards().update(CARD, CODE, request));
		put("invalidateUserCard", UserCardUnavailableRequest.class,
				(request) -> client.userCards().makeUnavailable(CARD, CODE, request));
		put("updateUserCardRights", UserCardRightsRequest.class,
				(request) -> client.userCards().updateRights(CARD, CODE, request));
		put("setServiceModuleData", ServiceModuleDataRequest.class,
				(request) -> client.userCards().setServiceModuleData(CARD, CODE, request));
		put("prepareBonus", BonusOrderRequest.class, (request) -> client.bonus().prepare(CARD, CODE, request));
		put("commitBonus", BonusOrderRequest.class, (request) -> client.bonus().commit(CARD, CODE, request));
		put("importUserByPhone", () -> client.phoneImports()
			.importUser(CARD, new PhoneImportRequest(Sensitive.of(PHONE_NUMBER), CODE, "100002322019090134234sfdf")));
		put("importPhoneReminder",
				() -> client.phoneReminders()
					.importMember(new PhoneReminderImportRequest(
							new PhoneMemberInformation(CARD, CODE, "316510891298",
									OffsetDateTime.parse("2015-05-20T13:29:35.120+08:00")),
							Sensitive.of(PHONE_NUMBER), "my_card_CARD")));
		put("searchPhoneReminder", () -> client.phoneReminders().search(CARD, Sensitive.of(PHONE_NUMBER)));
		put("uploadMarketingImage",
				() -> client.images().upload(new ByteArrayResource(Base64.getDecoder().decode(IMAGE)) {

					@Override
					public String getFilename() {
						return "card_logo.png";
					}

				}));
		put("setCallback", CallbackRequest.class, client.callback()::set);
		put("getCallback", () -> client.callback().get());
		put("createActivity", ActivityCreateRequest.class, client.activities()::create);
		put("listActivities",
				() -> client.activities().list(ActivityType.NON_MEMBER_AFTERPAY, CARD, ActivityStatus.ONGOING, 10, 5));
		put("getActivity", () -> client.activities().get("371067"));
		put("terminateActivity", () -> client.activities().terminate("371067"));
		put("listCertificates", () -> client.certificates().list());
	}

	private void put(String id, Supplier<Mono<?>> call) {
		this.calls.put(id, (operation) -> call.get());
	}

	private <T> void put(String id, Class<T> type, Function<T, Mono<?>> call) {
		this.calls.put(id, (operation) -> call.apply(WireJson.read(operation.request(), type)));
	}

	Set<String> operations() {
		return this.calls.keySet();
	}

	Mono<?> make(DocumentedOperation operation) {
		return Objects.requireNonNull(this.calls.get(operation.id()), operation.id()).apply(operation);
	}

}
