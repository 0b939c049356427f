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
import java.util.Map;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Answers requests to the card API of official accounts: checks them and performs the
 * operation. Refusals are answered with status 200 too. It knows no HTTP server.
 */
final class OfficialAccountPlatform {

	private static final Log logger = LogFactory.getLog(FakeWechatPay.class);

	private final OfficialAccountDocument document;

	private final OfficialAccountRequestCheck check;

	private final Map<String, OfficialAccountHandler> handlers;

	private final Misbehaviours misbehaviours;

	private final Clock clock;

	private final SecureRandom random;

	OfficialAccountPlatform(OfficialAccountDocument document, OfficialAccounts accounts,
			Map<String, OfficialAccountHandler> handlers, Misbehaviours misbehaviours, Clock clock,
			SecureRandom random) {
		this.document = document;
		this.check = new OfficialAccountRequestCheck(document, accounts);
		this.handlers = handlers;
		this.misbehaviours = misbehaviours;
		this.clock = clock;
		this.random = random;
	}

	Answer answer(ReceivedRequest request) {
		OfficialAccountOperation operation = this.document.find(request.method(), request.path());
		try {
			OfficialAccountCall call = this.check.check(request, operation);
			Misbehaviour misbehaviour = this.misbehaviours.next(request);
			Exchange exchange = Exchange.unsigned(() -> perform(call));
			Answer answer = (misbehaviour != null) ? misbehaviour.answer(exchange) : exchange.perform();
			log(call.operation(),
					" of official account " + call.account().appId() + ": "
							+ (answer.isConnectionCut() ? "connection cut" : "answered " + answer.status())
							+ ((misbehaviour != null) ? " with " + misbehaviour : ""));
			return answer;
		}
		catch (OfficialAccountRefusal ex) {
			return refuse(operation, ex);
		}
	}

	private Answer perform(OfficialAccountCall call) {
		OfficialAccountOperation operation = call.operation();
		try {
			OfficialAccountHandler handler = Objects.requireNonNull(this.handlers.get(operation.id()), operation::id);
			Result result = handler.handle(call);
			if (result.effective() && !operation.method().equals("GET")) {
				call.account().countEffect(operation.id());
			}
			return json(operation, Objects.requireNonNull(result.body()));
		}
		catch (OfficialAccountRefusal ex) {
			return refuse(operation, ex);
		}
	}

	private Answer refuse(@Nullable OfficialAccountOperation operation, OfficialAccountRefusal refusal) {
		String hint = refusal.hint();
		String message = this.document.meaning(refusal.errcode()) + ((hint != null) ? ": " + hint : "");
		log(operation, ": refused " + refusal.errcode() + ": " + message);
		String rid = "%08x-%08x-%08x".formatted(this.clock.instant().getEpochSecond(), this.random.nextInt(),
				this.random.nextInt());
		return json(operation,
				JsonMapper.shared()
					.createObjectNode()
					.put("errcode", refusal.errcode())
					.put("errmsg", message + " rid: " + rid));
	}

	private static Answer json(@Nullable OfficialAccountOperation operation, JsonNode body) {
		return Answer.of(200)
			.withHeader(HttpHeaders.CONTENT_TYPE,
					(operation != null) ? operation.answerType() : "application/json; encoding=utf-8")
			.withBody(body.toString().getBytes(StandardCharsets.UTF_8));
	}

	// Neither query nor body: they hold access tokens, secrets and openids.
	private static void log(@Nullable OfficialAccountOperation operation, String outcome) {
		String name = (operation != null) ? operation.method() + " " + operation.path() : "(unknown operation)";
		logger.info((name + outcome).replaceAll("\\p{Cntrl}", "?"));
	}

}
