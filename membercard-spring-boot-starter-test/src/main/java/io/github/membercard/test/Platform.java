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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers requests: checks them, performs the operation, signs the answer. It knows no
 * HTTP server.
 */
final class Platform {

	private static final Log logger = LogFactory.getLog(FakeWechatPay.class);

	private final OpenApiDocument document;

	private final RequestCheck check;

	private final Map<String, OperationHandler> handlers;

	private final Misbehaviours misbehaviours;

	private final OutRequestNumbers outRequestNumbers = new OutRequestNumbers();

	private final Effects effects;

	private final KeyRing keys;

	private final Clock clock;

	private final SecureRandom random;

	private final AtomicLong requestIds = new AtomicLong();

	Platform(OpenApiDocument document, RequestCheck check, Map<String, OperationHandler> handlers,
			Misbehaviours misbehaviours, Effects effects, KeyRing keys, Clock clock, SecureRandom random) {
		this.document = document;
		this.check = check;
		this.handlers = handlers;
		this.misbehaviours = misbehaviours;
		this.effects = effects;
		this.keys = keys;
		this.clock = clock;
		this.random = random;
	}

	Answer answer(ReceivedRequest request) {
		KeyRing.Choice keys = this.keys.choose(request.headers().getFirst("Wechatpay-Serial"));
		String requestId = "08F7FAKE%08X-0".formatted(this.requestIds.incrementAndGet());
		try {
			Call call = this.check.check(request);
			this.keys.remember(call.merchant(), keys.key());
			Outcome outcome = new Outcome();
			Supplier<Answer> effect = () -> perform(call, outcome).withHeader("Request-ID", requestId);
			Exchange exchange = new Exchange(effect, new Exchange.Signing(keys.key(), keys.otherKey(),
					this.clock.instant(), (answer, signer, at) -> signer.sign(answer, at, this.random)));
			Misbehaviour misbehaviour = this.misbehaviours.next(request);
			Answer answer = (misbehaviour != null) ? misbehaviour.answer(exchange) : exchange.sign(exchange.perform());
			log(request, " of merchant " + call.merchant().merchantId() + ": signature checked, "
					+ outcome.describe(answer) + ((misbehaviour != null) ? " with " + misbehaviour : ""));
			return answer;
		}
		catch (Refusal ex) {
			Answer answer = ex.toAnswer().withHeader("Request-ID", requestId);
			log(request, ": refused %d %s: %s".formatted(answer.status(), ex.code(), ex.getMessage()));
			return ex.isSigned() ? keys.key().sign(answer, this.clock.instant(), this.random) : answer;
		}
	}

	private Answer perform(Call call, Outcome outcome) {
		try {
			Operation operation = call.operation();
			OperationHandler handler = Objects.requireNonNull(this.handlers.get(operation.id()), operation::id);
			Result result = this.outRequestNumbers.once(call, handler);
			this.effects.add(operation, result);
			JsonNode body = result.body();
			return (body != null) ? Answer.json(200, body.toString().getBytes(StandardCharsets.UTF_8)) : Answer.of(204);
		}
		catch (Refusal ex) {
			outcome.refusal = ex;
			return ex.toAnswer();
		}
	}

	// Neither path nor body: both may hold an openid.
	private void log(ReceivedRequest request, String outcome) {
		Operation operation = this.document.find(request.method(), request.path());
		String path = (operation != null) ? operation.template() : "(unknown path)";
		logger.info((request.method() + " " + path + outcome).replaceAll("\\p{Cntrl}", "?"));
	}

	/**
	 * What became of an operation, for the log.
	 */
	private static final class Outcome {

		private @Nullable Refusal refusal;

		private String describe(Answer answer) {
			if (answer.isConnectionCut()) {
				return "connection cut";
			}
			Refusal refusal = this.refusal;
			return (refusal != null)
					? "refused %d %s: %s".formatted(answer.status(), refusal.code(), refusal.getMessage())
					: "answered " + answer.status();
		}

	}

}
