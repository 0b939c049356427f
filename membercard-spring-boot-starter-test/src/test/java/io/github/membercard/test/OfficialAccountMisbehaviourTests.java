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

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Misbehaviour} of requests of official accounts.
 */
class OfficialAccountMisbehaviourTests extends AbstractFakeWechatPayTests {

	private final FakeOfficialAccount account = this.wechatPay.officialAccount("shop");

	private final OfficialAccountClient official = new OfficialAccountClient(this.wechatPay, this.account);

	private final String target = "/card/create?access_token=" + this.official.accessToken();

	private HttpResponse<byte[]> create() {
		return this.official.postTo(this.target, AbstractOfficialAccountTests.example().toString());
	}

	private void assertCut() {
		byte[] body = AbstractOfficialAccountTests.example().toString().getBytes(StandardCharsets.UTF_8);
		assertThatIOException().isThrownBy(() -> this.official.trySend("POST", this.target, body, "application/json"));
	}

	private void assertEffects(int effects) {
		assertThat(this.account.effects("createCard")).isEqualTo(effects);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 40001, 42001, 45009, 99999 })
	void errcodeIsAnsweredWithoutAnEffect(int errcode) {
		this.wechatPay.misbehave(Misbehaviour.errcode(errcode).times(2));
		AbstractOfficialAccountTests.assertRefused(OfficialAccountClient.json(create()), errcode);
		AbstractOfficialAccountTests.assertRefused(OfficialAccountClient.json(create()), errcode);
		assertEffects(0);
		assertThat(OfficialAccountClient.json(create()).get("errcode").asInt()).isZero();
		assertEffects(1);
	}

	@Test
	void errcodeOfSuccessIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> Misbehaviour.errcode(0));
	}

	@Test
	void errcodeWaitsForARequestOfAnOfficialAccount() {
		this.wechatPay.misbehave(Misbehaviour.errcode(-1));
		accepted(this.client.post(QRCODE, AUTO_ACTIVATE));
		assertThat(OfficialAccountClient.json(create()).get("errcode").asInt()).isEqualTo(-1);
	}

	@Test
	void misbehaviourOfSignaturesWaitsForASignedRequest() {
		this.wechatPay.misbehave(Misbehaviour.rateLimited());
		this.wechatPay.misbehave(Misbehaviour.unsigned());
		this.wechatPay.misbehave(Misbehaviour.signTest());
		assertThat(create().statusCode()).isEqualTo(200);
		assertThat(this.client.post(QRCODE, AUTO_ACTIVATE).send().statusCode()).isEqualTo(429);
	}

	@Test
	void systemErrorHappensBeforeAndAfterTheEffect() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect());
		assertThat(create().statusCode()).isEqualTo(500);
		assertEffects(0);
		this.wechatPay.misbehave(Misbehaviour.systemErrorAfterEffect());
		assertThat(create().statusCode()).isEqualTo(500);
		assertEffects(1);
	}

	@Test
	void connectionIsCutBeforeAndAfterTheEffect() {
		this.wechatPay.misbehave(Misbehaviour.connectionCutBeforeEffect());
		assertCut();
		assertEffects(0);
		this.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect());
		assertCut();
		assertEffects(1);
	}

	@Test
	void gatewayAnswersHtml() {
		this.wechatPay.misbehave(Misbehaviour.badGateway());
		assertThat(create().statusCode()).isEqualTo(502);
	}

	@Test
	void answerIsDelayedOrChanged() {
		this.wechatPay.misbehave(Misbehaviour.delay(Duration.ofMillis(1)));
		assertThat(create().statusCode()).isEqualTo(200);
		this.wechatPay.misbehave(Misbehaviour.afterSigning((answer) -> answer.withStatus(201)));
		assertThat(create().statusCode()).isEqualTo(201);
		assertEffects(2);
	}

	@Test
	void refusedRequestDoesNotCount() {
		this.wechatPay.misbehave(Misbehaviour.errcode(-1));
		AbstractOfficialAccountTests
			.assertRefused(OfficialAccountClient.json(this.official.postTo("/card/create", "{}")), 40014);
		assertThat(OfficialAccountClient.json(create()).get("errcode").asInt()).isEqualTo(-1);
	}

}
