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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * An {@link AccessTokenStore} in Redis. A token is the value of the key
 * {@code membercard:access-token:<key>}, in clear, and ends with the token.
 *
 * @since 0.1.0
 */
public final class RedisAccessTokenStore implements AccessTokenStore {

	private static final String PREFIX = "membercard:access-token:";

	private final ReactiveStringRedisTemplate redis;

	private final Clock clock;

	/**
	 * Create a store.
	 * @param redis the database
	 * @param clock tells the time
	 */
	public RedisAccessTokenStore(ReactiveStringRedisTemplate redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
	}

	@Override
	public Mono<ExpiringToken> find(String key) {
		return this.redis.opsForValue().get(PREFIX + key).map(RedisAccessTokenStore::parse);
	}

	private static ExpiringToken parse(String text) {
		int separator = text.indexOf(' ');
		return new ExpiringToken(text.substring(separator + 1),
				Instant.ofEpochMilli(Long.parseLong(text.substring(0, separator))));
	}

	@Override
	public Mono<Void> save(String key, ExpiringToken token) {
		return Mono
			.defer(() -> this.redis.opsForValue()
				.set(PREFIX + key, token.expiresAt().toEpochMilli() + " " + token.value(),
						Duration.between(this.clock.instant(), token.expiresAt())))
			.then();
	}

}
