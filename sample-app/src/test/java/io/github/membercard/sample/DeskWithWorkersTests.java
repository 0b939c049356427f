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

package io.github.membercard.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.membercard.test.FakeWechatPay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The desk as the profile "workers" starts it: a file that is uploaded is imported by
 * processes beside it, which end with it.
 */
@EnabledIfSystemProperty(named = "import.rabbitmq", matches = ".+",
		disabledReason = "needs a RabbitMQ: the script import-on-workers says which")
class DeskWithWorkersTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(3);

	private static final int ROWS = 300;

	@Test
	void uploadedFileIsImportedByWorkersThatEndWithTheDesk() {
		WorkerProcesses workers;
		// The desk itself only hands out
		try (ConfigurableApplicationContext context = SpringApplication.from(SampleApplication::main)
			.with(TestSampleApplication.FakeConfiguration.class)
			.withAdditionalProfiles("workers")
			.run("--server.port=0", "--membercard.import.remote.worker=false",
					"--membercard.import.remote.partition-size=50",
					"--membercard.import.database.url=" + System.getProperty("import.postgresql"),
					"--spring.rabbitmq.addresses=" + System.getProperty("import.rabbitmq"))
			.getApplicationContext()) {
			workers = context.getBean(WorkerProcesses.class);
			WebTestClient client = WebTestClient.bindToServer()
				.baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"))
				.responseTimeout(TIMEOUT)
				.build();
			Map<String, Object> last = upload(client);
			assertThat(last).containsEntry("status", "COMPLETED").containsEntry("imported", ROWS);
			assertThat(workers.processes()).hasSize(3).allMatch(Process::isAlive);
		}
		assertThat(workers.processes()).allSatisfy((process) -> assertThat(process.onExit()).succeedsWithin(TIMEOUT));
	}

	private static Map<String, Object> upload(WebTestClient client) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		String rows = IntStream.range(0, ROWS).mapToObj((i) -> "oworker" + i).collect(Collectors.joining("\n"));
		body.part("file", new ByteArrayResource(("openid\n" + rows).getBytes(StandardCharsets.UTF_8)))
			.filename("members.csv");
		Map<String, Object> started = client.post()
			.uri("/api/cards/{cardId}/imports", FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID)
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(client.get()
			.uri("/api/imports/{id}/events", Objects.requireNonNull(started).get("id"))
			.exchange()
			.returnResult(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.getResponseBody()
			.blockLast(TIMEOUT));
	}

}
