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

package io.github.membercard.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of all contenders, interleaved.
 *
 * @param <K> what names a contender
 * @param <R> what a round gives
 */
final class Rounds<K, R> {

	private final Map<K, List<R>> results = new LinkedHashMap<>();

	/**
	 * Let each contender run once in each round. Another one begins each time, so that
	 * none always follows the same one.
	 * @param contenders the contenders
	 * @param rounds how many rounds
	 * @param round runs one contender
	 * @param <K> what names a contender
	 * @param <R> what a round gives
	 * @return the results
	 * @throws Exception when a contender fails
	 */
	static <K, R> Rounds<K, R> run(List<K> contenders, int rounds, OneRound<K, R> round) throws Exception {
		Rounds<K, R> all = new Rounds<>();
		contenders.forEach((contender) -> all.results.put(contender, new ArrayList<>()));
		for (int i = 0; i < rounds; i++) {
			for (int j = 0; j < contenders.size(); j++) {
				K contender = contenders.get((i + j) % contenders.size());
				all.of(contender).add(round.run(contender));
			}
		}
		return all;
	}

	List<R> of(K contender) {
		List<R> rounds = this.results.get(contender);
		if (rounds == null) {
			throw new IllegalArgumentException(contender + " did not run");
		}
		return rounds;
	}

	/**
	 * Runs one contender.
	 *
	 * @param <K> what names a contender
	 * @param <R> what a round gives
	 */
	@FunctionalInterface
	interface OneRound<K, R> {

		/**
		 * Run it.
		 * @param contender the contender
		 * @return the result
		 * @throws Exception when it fails
		 */
		R run(K contender) throws Exception;

	}

}
