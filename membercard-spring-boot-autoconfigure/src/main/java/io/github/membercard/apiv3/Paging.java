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

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list page by page, the next page only when its records are asked for, until a
 * page is not full. The platform's lists do not agree on what {@code offset} counts, so
 * each says its rule. No record is given twice, also when the list changes meanwhile.
 *
 * @param <T> the type of the records
 * @since 0.1.0
 */
public final class Paging<T> {

	private final int limit;

	private final Function<T, ?> id;

	private final IntFunction<Mono<List<T>>> pages;

	private final Set<Object> seen = new HashSet<>();

	private List<?> firstPage = List.of();

	private boolean countsRecords;

	private Paging(int limit, Function<T, ?> id, boolean countsRecords, IntFunction<Mono<List<T>>> pages) {
		this.limit = limit;
		this.id = id;
		this.countsRecords = countsRecords;
		this.pages = pages;
	}

	/**
	 * Read a list whose {@code offset} is documented as a number of pages. The documented
	 * samples contradict that wording, so the second page is looked at: when it is the
	 * first one moved on by one record, {@code offset} counts records after all, and the
	 * reading goes on that way.
	 * @param limit how many records a page has at most
	 * @param id what makes a record the same as another
	 * @param pages gets the records at an offset
	 * @param <T> the type of the records
	 * @return the records
	 */
	public static <T> Flux<T> byPageNumber(int limit, Function<T, ?> id, IntFunction<Mono<List<T>>> pages) {
		return Flux.defer(() -> new Paging<>(limit, id, false, pages).read());
	}

	/**
	 * Read a list whose {@code offset} is the index of the first record of a page.
	 * @param limit how many records a page has at most
	 * @param id what makes a record the same as another
	 * @param pages gets the records at an offset
	 * @param <T> the type of the records
	 * @return the records
	 */
	public static <T> Flux<T> byRecordIndex(int limit, Function<T, ?> id, IntFunction<Mono<List<T>>> pages) {
		return Flux.defer(() -> new Paging<>(limit, id, true, pages).read());
	}

	private Flux<T> read() {
		return page(0).expand((page) -> page.isLast() ? Mono.empty() : page(page.next()))
			.concatMapIterable(Page::records, 1);
	}

	private Mono<Page<T>> page(int offset) {
		return this.pages.apply(offset).map((records) -> {
			List<T> fresh = records.stream().filter((record) -> this.seen.add(this.id.apply(record))).toList();
			if (offset == 0) {
				this.firstPage = ids(records);
			}
			else if (offset == 1 && this.firstPage.size() > 1) {
				this.countsRecords = ids(records).subList(0, Math.min(records.size(), this.limit - 1))
					.equals(this.firstPage.subList(1, this.firstPage.size()));
			}
			int next = this.countsRecords ? offset + records.size() : offset + 1;
			return new Page<>(fresh, next, records.size() < this.limit || fresh.isEmpty());
		});
	}

	private List<?> ids(List<T> records) {
		return records.stream().map(this.id).toList();
	}

	/**
	 * Records and where those after them are.
	 *
	 * @param records the records that were not on an earlier page
	 * @param next the offset of the next page
	 * @param isLast whether there is no next page
	 * @param <T> the type of the records
	 */
	private record Page<T>(List<T> records, int next, boolean isLast) {
	}

}
