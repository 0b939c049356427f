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

package io.github.membercard.apiv3;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Paging}.
 */
class PagingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<Integer> offsets = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 6, 7, 9, 10, 100 })
	void listByPageNumberIsReadToItsEnd(int total) {
		assertThat(read(Paging.byPageNumber(3, (record) -> record, byPageNumber(total, 3)))).isEqualTo(records(total));
		assertThat(this.offsets).isEqualTo(records(total / 3 + 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 6, 7, 9, 10, 100 })
	void listByPageNumberThatCountsRecordsAfterAllIsReadToItsEnd(int total) {
		assertThat(read(Paging.byPageNumber(3, (record) -> record, byRecordIndex(total, 3)))).isEqualTo(records(total));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 6, 7, 9, 10, 100 })
	void listByRecordIndexIsReadToItsEnd(int total) {
		assertThat(read(Paging.byRecordIndex(3, (record) -> record, byRecordIndex(total, 3))))
			.isEqualTo(records(total));
		assertThat(this.offsets).isEqualTo(IntStream.rangeClosed(0, total / 3).mapToObj((page) -> page * 3).toList());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5 })
	void pagesOfOneRecordAreTheSameByEitherRule(int total) {
		assertThat(read(Paging.byPageNumber(1, (record) -> record, byPageNumber(total, 1)))).isEqualTo(records(total));
		assertThat(this.offsets).isEqualTo(records(total + 1));
	}

	@Test
	void ruleIsLearntFromTheSecondPage() {
		read(Paging.byPageNumber(3, (record) -> record, byRecordIndex(10, 3)));
		assertThat(this.offsets).containsExactly(0, 1, 4, 7, 10);
	}

	@Test
	void recordThatMovedToTheNextPageMeanwhileIsGivenOnceAndIsNoChangeOfRule() {
		// Record 9 was put in front after the first page
		Map<Integer, List<Integer>> pages = Map.of(0, List.of(10, 11, 12, 13), 1, List.of(13, 14, 15, 16), 2,
				List.of(17));
		IntFunction<Mono<List<Integer>>> growing = (offset) -> Mono.just(Objects.requireNonNull(pages.get(offset)));
		assertThat(read(Paging.byPageNumber(4, (record) -> record, growing))).containsExactly(10, 11, 12, 13, 14, 15,
				16, 17);
	}

	@Test
	void offsetThatIsNotHeededEndsTheList() {
		IntFunction<Mono<List<Integer>>> stuck = (offset) -> Mono.just(List.of(1, 2, 3));
		assertThat(read(Paging.byPageNumber(3, (record) -> record, stuck))).containsExactly(1, 2, 3);
		assertThat(read(Paging.byRecordIndex(3, (record) -> record, stuck))).containsExactly(1, 2, 3);
	}

	@Test
	void nextPageIsOnlyReadWhenItsRecordsAreAskedFor() {
		StepVerifier.create(Paging.byRecordIndex(3, (record) -> record, byRecordIndex(100, 3)), 2)
			.expectNext(0, 1)
			.then(() -> assertThat(this.offsets.size()).isLessThanOrEqualTo(2))
			.thenRequest(4)
			.expectNext(2, 3, 4, 5)
			.then(() -> assertThat(this.offsets.size()).isLessThanOrEqualTo(3))
			.thenCancel()
			.verify(TIMEOUT);
	}

	@Test
	void eachSubscriberReadsAnew() {
		Flux<Integer> list = Paging.byPageNumber(3, (record) -> record, byPageNumber(4, 3));
		assertThat(read(list)).isEqualTo(read(list)).hasSize(4);
	}

	private IntFunction<Mono<List<Integer>>> byPageNumber(int total, int limit) {
		return (offset) -> page(offset, offset * limit, total, limit);
	}

	private IntFunction<Mono<List<Integer>>> byRecordIndex(int total, int limit) {
		return (offset) -> page(offset, offset, total, limit);
	}

	private Mono<List<Integer>> page(int offset, int first, int total, int limit) {
		return Mono.fromSupplier(() -> {
			this.offsets.add(offset);
			return IntStream.range(first, Math.max(first, Math.min(first + limit, total))).boxed().toList();
		});
	}

	private static List<Integer> records(int total) {
		return IntStream.range(0, total).boxed().toList();
	}

	private static List<Integer> read(Flux<Integer> list) {
		List<Integer> records = list.collectList().block(TIMEOUT);
		return (records != null) ? records : List.of();
	}

}
