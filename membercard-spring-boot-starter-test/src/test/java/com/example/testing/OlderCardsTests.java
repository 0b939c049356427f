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

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.autoconfigure.AutoConfigureFakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = "membercard.official-accounts.acme.app-id=wxea9c30890f48d5ae")
@AutoConfigureFakeWechatPay
class OlderCardsTests {

	@Test
	void memberIsReadWithANewAccessToken(@Autowired OfficialAccountCardClient client,
			@Autowired FakeWechatPay wechatPay) {
		FakeOfficialAccount account = wechatPay.officialAccount("acme");
		String code = account.addCard("pOlderCard").take("obLatjOlder");
		account.expireAccessTokens();
		StepVerifier.create(client.users().get("pOlderCard", code))
			.assertNext((member) -> assertThat(member.openid()).isEqualTo("obLatjOlder"))
			.verifyComplete();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

	}

}
