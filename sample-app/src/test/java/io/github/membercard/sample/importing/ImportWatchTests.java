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

package io.github.membercard.sample.importing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.membercard.sample.SampleApplication;
import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ImportWatch} when the application ends.
 */
class ImportWatchTests {

	// Half of what the web server would wait for an answer
	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	@Test
	void applicationWhoseImportIsWatchedEndsAtOnce() {
		try (ConfigurableApplicationContext context = SpringApplication.from(SampleApplication::main)
			.with(PlatformConfiguration.class)
			.run("--server.port=0", "--membercard.import.max-per-second=1")
			.getApplicationContext()) {
			// Not Reactor Netty, whose threads end with those of the application
			WebTestClient client = WebTestClient.bindToServer(new JdkClientHttpConnector())
				.baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"))
				.responseTimeout(TIMEOUT)
				.build();
			Object id = start(client);
			StepVerifier
				.create(client.get()
					.uri("/api/imports/{id}/events", id)
					.accept(MediaType.TEXT_EVENT_STREAM)
					.exchange()
					.returnResult(String.class)
					.getResponseBody())
				.assertNext((progress) -> assertThat(progress).contains("\"running\":true"))
				.then(context::close)
				.thenConsumeWhile((progress) -> true)
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	private static Object start(WebTestClient client) {
		String rows = IntStream.range(0, 100).mapToObj((i) -> "owatch" + i + "\n").collect(Collectors.joining());
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("file", new ByteArrayResource(("openid\n" + rows).getBytes(StandardCharsets.UTF_8)))
			.filename("members.csv");
		Map<String, Object> progress = client.post()
			.uri("/api/cards/{cardId}/imports", FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID)
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(Objects.requireNonNull(progress).get("id"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class PlatformConfiguration {

		@Bean
		FakeWechatPay platform() {
			return FakeWechatPay.builder().start();
		}

	}

}
