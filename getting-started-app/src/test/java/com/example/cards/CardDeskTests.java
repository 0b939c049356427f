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

package com.example.cards;

import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AutoConfigureFakeWechatPay
class CardDeskTests {

	@Test
	void qrcodeIsDrawn(@Autowired CardDesk desk) {
		StepVerifier.create(desk.qrcode(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID))
			.expectNextMatches((image) -> image.length > 0)
			.verifyComplete();
	}

	@Test
	void forgedAnswerIsAnError(@Autowired CardDesk desk, @Autowired FakeWechatPay wechatPay) {
		wechatPay.misbehave(Misbehaviour.wrongSignature());
		StepVerifier.create(desk.qrcode(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID)).verifyError();
	}

}
