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

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.activity.Activity;
import io.github.membercard.activity.ActivityCreateRequest;
import io.github.membercard.activity.ActivityStatus;
import io.github.membercard.activity.ActivityType;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.card.CardUpgradeRequest;
import io.github.membercard.delivery.CodeDepositRequest;
import io.github.membercard.member.PhoneImportRequest;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.usercard.UserCardActivateRequest;
import io.github.membercard.usercard.UserCardUpdateRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls every operation of the OpenAPI document once, with its example where the example
 * can succeed, and in an order in which each finds what it needs.
 */
final class EveryOperation {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String CARD = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final String CODE = "478515832665";

	private static final String OUT_REQUEST_NO = "out_request_no";

	private static final String OPENID = "obLatjnx9gnqzS4myYGmLZ7LgLBA";

	private final MembercardOpenClient client;

	private final FakeWechatPay wechatPay;

	private final Calls calls;

	private final List<String> called = new ArrayList<>();

	private final List<String> failures = new ArrayList<>();

	EveryOperation(MembercardOpenClient client, FakeWechatPay wechatPay) {
		this.client = client;
		this.wechatPay = wechatPay;
		this.calls = new Calls(client);
	}

	/**
	 * Make the calls, of which none may fail.
	 * @return the operations that were called
	 */
	List<String> call() {
		examples("createCard", "listCards", "getCard", "updateCard", "updateCardRights", "createCardQrcode",
				"createPermissionToken", "addServiceModule", "updateServiceModule");
		examples("importUserByOpenid", "getUserCard", "listUserCards");
		this.wechatPay.card(CARD).userCards().forEach((card) -> {
			card.setBalance(888);
			card.setBonus(500);
		});
		ObjectNode update = request("updateUserCard");
		update.withObject("balance_information").put("balance", 988);
		call("updateUserCard",
				this.client.userCards().update(CARD, CODE, WireJson.read(update, UserCardUpdateRequest.class)));
		examples("updateUserCardRights", "setServiceModuleData", "prepareBonus", "commitBonus", "removeServiceModule",
				"invalidateUserCard");
		activation();
		imports();
		examples("uploadMarketingImage", "setCallback", "getCallback", "listCertificates");
		activity();
		this.wechatPay.addLegacyCard("legacy");
		call("upgradeCard",
				this.client.cards().upgrade("legacy", read("upgradeCard", Map.of(), CardUpgradeRequest.class)));
		examples("deleteCard");
		assertThat(this.failures).isEmpty();
		return this.called;
	}

	private void activation() {
		FakeUserCard taken = this.wechatPay.addCard("taken", FakeCard.CodeMode.SYSTEM_ALLOCATE)
			.take(OPENID, FakeCard.ActivateType.JUMP_ACTIVATE);
		call("decryptCode", this.client.activations().decryptCode("taken", taken.encryptCode()));
		call("getActivateInformation", this.client.activations().getInformation(taken.activateTicket()));
		call("activateUserCard", this.client.activations()
			.activate("taken", taken.code(), read("activateUserCard", Map.of(), UserCardActivateRequest.class)));
	}

	private void imports() {
		call("depositCodes", this.client.codes()
			.deposit(FakeWechatPay.MERCHANT_DEPOSIT_CARD_ID, read("depositCodes", Map.of(), CodeDepositRequest.class)));
		call("importUserByPhone", this.client.phoneImports()
			.importUser(CARD, new PhoneImportRequest(Sensitive.of("13900139000"), newNumber(), newNumber())));
		examples("importPhoneReminder", "searchPhoneReminder");
	}

	private void activity() {
		OffsetDateTime begin = OffsetDateTime.now(Clock.system(ZoneOffset.ofHours(8))).withNano(0).plusDays(1);
		ObjectNode example = request("createActivity");
		example.put("begin_time", begin.toString()).put("end_time", begin.plusDays(9).toString());
		ObjectNode sendTime = (ObjectNode) example.at("/award_send_period/award_send_time/0");
		sendTime.put("begin_time", begin.plusDays(1).toString()).put("end_time", begin.plusDays(7).toString());
		Activity created = call("createActivity",
				this.client.activities().create(WireJson.read(example, ActivityCreateRequest.class)));
		String id = (created != null) ? created.activityId() : "none";
		call("getActivity", this.client.activities().get(id));
		call("listActivities",
				this.client.activities().list(ActivityType.NON_MEMBER_AFTERPAY, CARD, ActivityStatus.ONGOING, 0, 5));
		call("terminateActivity", this.client.activities().terminate(id));
	}

	private void examples(String... operations) {
		for (String operation : operations) {
			call(operation, this.calls.make(documented(operation)));
		}
	}

	private <T> @Nullable T call(String operation, Mono<T> call) {
		this.called.add(operation);
		try {
			return call.block(TIMEOUT);
		}
		catch (RuntimeException ex) {
			this.failures.add(operation + ": " + ex.getMessage());
			return null;
		}
	}

	private static <T> T read(String operation, Map<String, String> values, Class<T> type) {
		ObjectNode request = request(operation);
		values.forEach(request::put);
		return WireJson.read(request, type);
	}

	private static ObjectNode request(String operation) {
		return (ObjectNode) Objects.requireNonNull(documented(operation).request()).deepCopy();
	}

	private static DocumentedOperation documented(String operation) {
		DocumentedOperation found = OpenApiDocument.operations()
			.stream()
			.filter((candidate) -> candidate.id().equals(operation))
			.findFirst()
			.orElseThrow();
		// All examples have the same number
		if (found.request() instanceof ObjectNode request && request.has(OUT_REQUEST_NO)) {
			request.put(OUT_REQUEST_NO, newNumber());
		}
		return found;
	}

	private static String newNumber() {
		return UUID.randomUUID().toString().replace("-", "");
	}

}
