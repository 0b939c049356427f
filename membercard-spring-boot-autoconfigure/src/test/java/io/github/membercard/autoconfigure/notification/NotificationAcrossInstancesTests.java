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

package io.github.membercard.autoconfigure.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.notification.JdbcNotificationIdempotencyStore;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.notification.Notifications;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of two instances of an application, one of them WebFlux and one MVC, over one
 * database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationAcrossInstancesTests {

	private static final int COPIES = 100;

	private RunningApplication webFlux;

	private RunningApplication mvc;

	@BeforeAll
	void startApplications() {
		String database = "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
		// A hundred copies wait for each other, on a machine that may be slow
		String patient = "membercard.notification.answer-within=15s";
		this.webFlux = RunningApplication.start(WebApplicationType.REACTIVE, List.of(Application.class), database,
				patient);
		this.mvc = RunningApplication.start(WebApplicationType.SERVLET, List.of(Application.class), database, patient,
				"membercard.notification.jdbc.initialize-schema=never");
	}

	@AfterAll
	void stopApplications() {
		this.webFlux.close();
		this.mvc.close();
	}

	@BeforeEach
	void reset() {
		handlers().forEach(RecordingHandler::reset);
	}

	@Test
	void instancesShareTheDatabase() {
		assertThat(this.webFlux.bean(NotificationIdempotencyStore.class))
			.isInstanceOf(JdbcNotificationIdempotencyStore.class);
		assertThat(this.mvc.bean(NotificationIdempotencyStore.class))
			.isInstanceOf(JdbcNotificationIdempotencyStore.class);
	}

	@Test
	void hundredCopiesAtTheSameTimeAreHandledOnceAndAllAcknowledged() {
		assertThat(pushCopies(Notifications.activateCard(id()))).hasSize(COPIES).containsOnly(204);
		assertThat(handled()).isEqualTo(1);
	}

	@Test
	void copyTakesThePlaceOfTheOneWhoseHandlerFailed() {
		AtomicBoolean failed = new AtomicBoolean();
		handlers().forEach((handler) -> handler.behave((event) -> failed.compareAndSet(false, true)
				? Mono.error(new IllegalStateException("the first one fails")) : Mono.empty()));
		List<Integer> answers = pushCopies(Notifications.activateCard(id()));
		assertThat(answers).hasSize(COPIES).containsOnly(204, 500).containsOnlyOnce(500);
		assertThat(handled()).isEqualTo(2);
	}

	@Test
	void copyAfterAllFailedIsHandled() {
		byte[] body = Notifications.activateCard(id());
		handlers()
			.forEach((handler) -> handler.behave((event) -> Mono.error(new IllegalStateException("all of them fail"))));
		assertThat(pushCopies(body)).hasSize(COPIES).doesNotContain(204);
		handlers().forEach(RecordingHandler::reset);
		assertThat(this.mvc.push(body)).isEqualTo(204);
		assertThat(handled()).isEqualTo(1);
		assertThat(this.webFlux.push(body)).isEqualTo(204);
		assertThat(handled()).isEqualTo(1);
	}

	private List<Integer> pushCopies(byte[] body) {
		List<CompletableFuture<Integer>> answers = new ArrayList<>();
		for (int i = 0; i < COPIES; i++) {
			answers.add(((i % 2 == 0) ? this.webFlux : this.mvc).pushAsync(body));
		}
		return answers.stream().map(CompletableFuture::join).toList();
	}

	private List<RecordingHandler> handlers() {
		return List.of(this.webFlux.bean(RecordingHandler.class), this.mvc.bean(RecordingHandler.class));
	}

	private int handled() {
		return handlers().stream().mapToInt((handler) -> handler.events().size()).sum();
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

	}

}
