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

package io.github.membercard.readme;

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mockserver.MockServerContainer;
import org.testcontainers.utility.DockerImageName;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Import;

@SpringBootTest
@Testcontainers(disabledWithoutDocker = true)
class CardDeskContainerTests {

	@Container
	@ServiceConnection
	static MockServerContainer mockServer = new MockServerContainer(
			DockerImageName.parse("mockserver/mockserver:mockserver-6.1.0"));

	@Test
	void rateLimitIsWaitedFor(@Autowired CardDesk desk, @Autowired FakeWechatPay wechatPay) {
		wechatPay.misbehave(Misbehaviour.rateLimited().times(2));
		StepVerifier.create(desk.qrcodeLink("pbLatjvWOibDc5-TBnbUk1pD12o0")).expectNextCount(1).verifyComplete();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	@Import(CardDesk.class)
	static class Application {

	}

}
