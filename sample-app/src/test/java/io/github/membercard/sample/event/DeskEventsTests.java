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

package io.github.membercard.sample.event;

import java.time.Duration;

import io.github.membercard.sample.SampleApplication;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Tests for {@link DeskEvents} when the application ends.
 */
class DeskEventsTests {

	// Half of what the web server would wait for an answer
	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	@Test
	void applicationThatIsWatchedEndsAtOnce() {
		try (ConfigurableApplicationContext context = SpringApplication.from(SampleApplication::main)
			.with(PlatformConfiguration.class)
			.run("--server.port=0")
			.getApplicationContext()) {
			// Not Reactor Netty, whose threads end with those of the application
			WebTestClient client = WebTestClient.bindToServer(new JdkClientHttpConnector())
				.baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"))
				.build();
			StepVerifier
				.create(client.get()
					.uri("/api/events")
					.accept(MediaType.TEXT_EVENT_STREAM)
					.exchange()
					.returnResult(String.class)
					.getResponseBody())
				.then(context::close)
				.thenConsumeWhile((event) -> true)
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class PlatformConfiguration {

		@Bean
		FakeWechatPay platform() {
			return FakeWechatPay.builder().start();
		}

	}

}
