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

package io.github.membercard.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.usercard.UserCardUnavailableRequest;
import io.github.membercard.usercard.UserCardUpdateRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes of each fault for each kind of call, and how often the call takes effect:
 * never twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTableTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private static final FakeCard card = wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);

	private static final Fault rateLimited = new Fault(Misbehaviour.rateLimited(), false, (ex) -> false);

	private static final List<Fault> faults = List.of(
			new Fault(Misbehaviour.delay(Clients.RESPONSE_TIMEOUT.multipliedBy(3)), true, Fault::isNotAnswered),
			rateLimited, new Fault(Misbehaviour.systemErrorBeforeEffect(), false, Fault.status(500)),
			new Fault(Misbehaviour.systemErrorAfterEffect(), true, Fault.status(500)),
			new Fault(Misbehaviour.badGateway(), false, Fault.status(502)),
			new Fault(Misbehaviour.connectionCutBeforeEffect(), false, Fault::isNotAnswered),
			new Fault(Misbehaviour.connectionCutAfterEffect(), true, Fault::isNotAnswered),
			new Fault(Misbehaviour.unsigned(), true, Fault.unproven(MembercardSignatureException.Reason.HEADER)),
			new Fault(Misbehaviour.signTest(), true, Fault.unproven(MembercardSignatureException.Reason.PROBE)));

	private final MembercardOpenClient client = MembercardOpenClient
		.create(Clients.client(wechatPay, Clients.publicKey(wechatPay)).build());

	static List<Cell> cells() {
		List<Cell> cells = new ArrayList<>();
		for (Fault fault : faults) {
			for (Kind kind : Kind.values()) {
				cells.add(new Cell(fault, kind));
			}
		}
		return cells;
	}

	@AfterEach
	void behave() {
		wechatPay.behave();
		wechatPay.clearRequests();
	}

	@AfterAll
	void close() {
		wechatPay.close();
	}

	@ParameterizedTest
	@MethodSource("cells")
	void faultHasItsOutcomeAndAtMostOneEffect(Cell cell) {
		Mono<?> call = cell.kind().prepare(this.client);
		int effectsBefore = wechatPay.effects(cell.kind().operation);
		wechatPay.misbehave(cell.fault().misbehaviour());
		if (cell.isSurvived()) {
			StepVerifier.create(call.then()).expectComplete().verify(TIMEOUT);
			assertThat(wechatPay.requests()).hasSize(2);
		}
		else {
			StepVerifier.create(call).expectErrorSatisfies((ex) -> {
				assertThat(ex).matches(cell.fault().error());
				assertThat(((MembercardException) ex).isResultUnknown()).isTrue();
			}).verify(TIMEOUT);
			assertThat(wechatPay.requests()).hasSize(1);
		}
		assertThat(wechatPay.effects(cell.kind().operation) - effectsBefore).isEqualTo(cell.effects());
	}

	/**
	 * One cell of the table.
	 *
	 * @param fault what goes wrong, once
	 * @param kind what is called
	 */
	record Cell(Fault fault, Kind kind) {

		boolean isSurvived() {
			return this.kind != Kind.POST_WITHOUT_NUMBER || this.fault.hasNoEffectForSure();
		}

		int effects() {
			if (this.kind == Kind.GET) {
				return 0;
			}
			return (isSurvived() || this.fault.takesEffect()) ? 1 : 0;
		}

		@Override
		public String toString() {
			return this.fault + " × " + this.kind;
		}

	}

	/**
	 * What goes wrong.
	 *
	 * @param misbehaviour what the platform does
	 * @param takesEffect whether the call takes effect all the same
	 * @param error what the caller sees when the call is not repeated
	 */
	record Fault(Misbehaviour misbehaviour, boolean takesEffect, Predicate<Throwable> error) {

		boolean hasNoEffectForSure() {
			return this.equals(rateLimited);
		}

		private static boolean isNotAnswered(Throwable ex) {
			return ex instanceof MembercardConnectionException failure && failure.isRequestSent();
		}

		private static Predicate<Throwable> status(int status) {
			return (ex) -> ex instanceof MembercardResponseException failure && failure.getStatus() == status;
		}

		private static Predicate<Throwable> unproven(MembercardSignatureException.Reason reason) {
			return (ex) -> ex instanceof MembercardSignatureException failure && failure.getReason() == reason;
		}

		@Override
		public String toString() {
			return this.misbehaviour.toString();
		}

	}

	enum Kind {

		GET("getCard") {

			@Override
			Mono<?> prepare(MembercardOpenClient client) {
				return client.cards().get(card.cardId());
			}

		},

		PATCH("updateUserCard") {

			@Override
			Mono<?> prepare(MembercardOpenClient client) {
				FakeUserCard userCard = card.take(Clients.newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
				return client.userCards()
					.update(card.cardId(), userCard.code(),
							UserCardUpdateRequest.builder(Clients.newNumber()).level("黄金").build());
			}

		},

		POST_WITH_NUMBER("importUserByOpenid") {

			@Override
			Mono<?> prepare(MembercardOpenClient client) {
				return client.openidImports()
					.importUser(card.cardId(), OpenidImportRequest.of(Clients.newOpenid(), Clients.newNumber()));
			}

		},

		POST_WITHOUT_NUMBER("invalidateUserCard") {

			@Override
			Mono<?> prepare(MembercardOpenClient client) {
				FakeUserCard userCard = card.take(Clients.newOpenid(), FakeCard.ActivateType.AUTO_ACTIVATE);
				return client.userCards()
					.makeUnavailable(card.cardId(), userCard.code(), new UserCardUnavailableRequest("用户违反会员条例"));
			}

		};

		private final String operation;

		Kind(String operation) {
			this.operation = operation;
		}

		/**
		 * Make a call that takes effect once it is subscribed to.
		 * @param client the client
		 * @return the call
		 */
		abstract Mono<?> prepare(MembercardOpenClient client);

	}

}
