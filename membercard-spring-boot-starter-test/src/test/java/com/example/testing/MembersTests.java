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

package com.example.testing;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeUserCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureFakeWechatPay
class MembersTests {

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	@AfterEach
	void behave(@Autowired FakeWechatPay wechatPay) {
		wechatPay.behave();
		wechatPay.clearRequests();
	}

	@Test
	void memberIsImportedOnceThoughTheAnswerIsLost(@Autowired MembercardOpenClient client,
			@Autowired FakeWechatPay wechatPay) {
		wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect());
		OpenidImportRequest request = OpenidImportRequest.of("obLatjImported", "import1");
		StepVerifier.create(client.openidImports().importUser(CARD_ID, request)).expectNextCount(1).verifyComplete();
		assertThat(wechatPay.requests()).hasSize(2);
		assertThat(wechatPay.effects("importUserByOpenid")).isEqualTo(1);
		assertThat(wechatPay.card(CARD_ID).users()).containsKey("obLatjImported");
	}

	@Test
	void pointsOfAMemberAreRead(@Autowired MembercardOpenClient client, @Autowired FakeWechatPay wechatPay) {
		FakeUserCard userCard = wechatPay.card(CARD_ID).take("obLatjTaken", FakeCard.ActivateType.AUTO_ACTIVATE);
		userCard.setBonus(100);
		StepVerifier.create(client.userCards().get(CARD_ID, userCard.code()))
			.assertNext((read) -> assertThat(read.bonusValue()).isEqualTo(100))
			.verifyComplete();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

	}

}
