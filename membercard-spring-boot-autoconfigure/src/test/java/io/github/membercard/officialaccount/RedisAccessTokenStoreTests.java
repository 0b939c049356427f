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

package io.github.membercard.officialaccount;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisAccessTokenStore}, with a real Redis.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisAccessTokenStoreTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final String KEY = "wxea9c30890f48d5ae/stable_token";

	private RedisServer server;

	private LettuceConnectionFactory connections;

	private ReactiveStringRedisTemplate redis;

	private RedisAccessTokenStore store;

	@BeforeAll
	void start() throws IOException {
		int port = freePort();
		this.server = RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"").build();
		this.server.start();
		this.connections = new LettuceConnectionFactory("127.0.0.1", port);
		this.connections.afterPropertiesSet();
		this.connections.start();
		this.redis = new ReactiveStringRedisTemplate(this.connections);
		this.store = new RedisAccessTokenStore(this.redis, Clock.systemUTC());
	}

	@AfterAll
	void stop() throws IOException {
		this.connections.destroy();
		this.server.stop();
	}

	@Test
	void tokenIsFoundAsItWasSaved() {
		ExpiringToken token = token("a token with blanks", Duration.ofHours(2));
		StepVerifier.create(this.store.save(KEY, token).then(this.store.find(KEY)))
			.expectNext(token)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void nothingIsFoundWhereNothingWasSaved() {
		StepVerifier.create(this.store.find("another account")).expectComplete().verify(TIMEOUT);
	}

	@Test
	void tokenEndsInRedisWhenItEnds() {
		StepVerifier
			.create(this.store.save("ends", token("token", Duration.ofMinutes(10)))
				.then(this.redis.getExpire("membercard:access-token:ends")))
			.assertNext((left) -> assertThat(left).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void secondInstanceTakesTheTokenOfTheFirst() {
		AtomicInteger requests = new AtomicInteger();
		Mono<ExpiringToken> request = Mono
			.fromSupplier(() -> token("token " + requests.incrementAndGet(), Duration.ofHours(2)));
		for (int instance = 0; instance < 2; instance++) {
			StepVerifier.create(new ExpiringTokenSource("shared", request, this.store, Clock.systemUTC()).get())
				.expectNext("token 1")
				.expectComplete()
				.verify(TIMEOUT);
		}
		assertThat(requests).hasValue(1);
	}

	private static ExpiringToken token(String value, Duration life) {
		return new ExpiringToken(value, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).plus(life));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
