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

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.membercard.officialaccount.ActivateTempInfoRequest;
import io.github.membercard.officialaccount.ActivateUrlRequest;
import io.github.membercard.officialaccount.ActivateUserFormRequest;
import io.github.membercard.officialaccount.CodeDecryptRequest;
import io.github.membercard.officialaccount.CodeUnavailableRequest;
import io.github.membercard.officialaccount.MemberCardActivateRequest;
import io.github.membercard.officialaccount.MemberCardCodeRequest;
import io.github.membercard.officialaccount.MemberCardCreateRequest;
import io.github.membercard.officialaccount.MemberCardIdRequest;
import io.github.membercard.officialaccount.MemberCardListRequest;
import io.github.membercard.officialaccount.MemberCardQrcodeRequest;
import io.github.membercard.officialaccount.MemberCardStockRequest;
import io.github.membercard.officialaccount.MemberCardUpdateRequest;
import io.github.membercard.officialaccount.MemberCardUserRequest;
import io.github.membercard.officialaccount.MemberCardUserUpdateRequest;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.TestWhitelist;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;

/**
 * The method of the client for each operation on the cards of official accounts, called
 * with the documented example.
 */
final class OfficialAccountCalls {

	private static final Map<String, BiFunction<OfficialAccountCardClient.Builder, DocumentedOperation, Mono<?>>> calls = new LinkedHashMap<>();

	static {
		calls.put("getAccessToken", (client, operation) -> client.stableToken(false).build().accessToken());
		calls.put("getStableAccessToken", (client, operation) -> client.build().accessToken());
		calls.put("getTicket", (client, operation) -> client.build().jsSdk().card("pbLatjvWOibDc5-TBnbUk1pD12o0"));
		calls.put("uploadImage",
				(client, operation) -> client.build()
					.images()
					.upload(new ByteArrayResource(Base64.getDecoder().decode(Calls.IMAGE)), "card_logo.png"));
		put("createCard", MemberCardCreateRequest.class, (client) -> client.cards()::create);
		put("getCard", MemberCardIdRequest.class, (client) -> client.cards()::getDetails);
		put("listCards", MemberCardListRequest.class, (client) -> client.cards()::list);
		put("updateCard", MemberCardUpdateRequest.class, (client) -> client.cards()::update);
		put("modifyStock", MemberCardStockRequest.class, (client) -> client.cards()::modifyStock);
		put("deleteCard", MemberCardIdRequest.class, (client) -> client.cards()::delete);
		put("setTestWhitelist", TestWhitelist.class, (client) -> client.testWhitelist()::set);
		put("createCardQrcode", MemberCardQrcodeRequest.class, (client) -> client.qrcodes()::create);
		put("activateMemberCard", MemberCardActivateRequest.class, (client) -> client.activations()::activate);
		put("setActivateUserForm", ActivateUserFormRequest.class, (client) -> client.activations()::setForm);
		put("getActivateUrl", ActivateUrlRequest.class, (client) -> client.activations()::getUrl);
		put("getActivateTempInfo", ActivateTempInfoRequest.class, (client) -> client.activations()::getTempInfo);
		put("getMemberCardUser", MemberCardUserRequest.class, (client) -> client.users()::get);
		put("updateMemberCardUser", MemberCardUserUpdateRequest.class, (client) -> client.users()::update);
		put("getCode", MemberCardCodeRequest.class, (client) -> client.codes()::get);
		put("decryptCode", CodeDecryptRequest.class, (client) -> client.codes()::decrypt);
		put("setCodeUnavailable", CodeUnavailableRequest.class, (client) -> client.codes()::makeUnavailable);
	}

	private OfficialAccountCalls() {
	}

	private static <T> void put(String id, Class<T> type,
			Function<OfficialAccountCardClient, Function<T, Mono<?>>> call) {
		calls.put(id,
				(client, operation) -> call.apply(client.build()).apply(WireJson.read(operation.request(), type)));
	}

	static Set<String> operations() {
		return calls.keySet();
	}

	static Mono<?> make(OfficialAccountCardClient.Builder client, DocumentedOperation operation) {
		return Objects.requireNonNull(calls.get(operation.id()), operation.id()).apply(client, operation);
	}

}
