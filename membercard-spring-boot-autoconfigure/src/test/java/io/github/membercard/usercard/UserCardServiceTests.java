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

package io.github.membercard.usercard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class UserCardServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Test
	void listAllReadsPagesOf20UntilOneIsNotFull() {
		Pages pages = new Pages(45);
		assertThat(pages.listAll("obLatjnx9gnqzS4myYGmLZ7LgLBA", "wxea9c30890f48d5ae").collectList().block(TIMEOUT))
			.hasSize(45)
			.doesNotHaveDuplicates();
		assertThat(pages.offsets).containsExactly(0, 1, 2);
	}

	@Test
	void sameCodeOfTwoCardsIsTwoRecords() {
		Pages pages = new Pages(0) {

			@Override
			public Mono<UserCardPage> list(String openid, @Nullable String appid, int offset, int limit) {
				return Mono.just(new UserCardPage(
						List.of(new UserCardReference("card1", "1"), new UserCardReference("card2", "1")), 2L, 0, 20));
			}

		};
		assertThat(pages.listAll("obLatjnx9gnqzS4myYGmLZ7LgLBA", null).collectList().block(TIMEOUT)).hasSize(2);
	}

	@Test
	void pageWithoutDataIsTheLast() {
		Pages pages = new Pages(0) {

			@Override
			public Mono<UserCardPage> list(String openid, @Nullable String appid, int offset, int limit) {
				return Mono.just(new UserCardPage(null, 0L, 0, 20));
			}

		};
		assertThat(pages.listAll("obLatjnx9gnqzS4myYGmLZ7LgLBA", null).collectList().block(TIMEOUT)).isEmpty();
	}

	private static class Pages implements UserCardService {

		private final List<UserCardReference> cards;

		private final List<Integer> offsets = new ArrayList<>();

		Pages(int count) {
			this.cards = IntStream.range(0, count).mapToObj((i) -> new UserCardReference("card", "" + i)).toList();
		}

		@Override
		public Mono<UserCardPage> list(String openid, @Nullable String appid, int offset, int limit) {
			this.offsets.add(offset);
			return Flux.fromIterable(this.cards)
				.skip((long) offset * limit)
				.take(limit)
				.collectList()
				.map((data) -> new UserCardPage(data, (long) this.cards.size(), offset, limit));
		}

		@Override
		public Mono<UserCard> get(String cardId, String code) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> update(String cardId, String code, UserCardUpdateRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> makeUnavailable(String cardId, String code, UserCardUnavailableRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> updateRights(String cardId, String code, UserCardRightsRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> setServiceModuleData(String cardId, String code, ServiceModuleDataRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

	}

}
