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

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The median of some figures and how far they lie apart.
 *
 * @param min the smallest
 * @param median the one in the middle, or the mean of the two in the middle
 * @param max the largest
 */
record Spread(double min, double median, double max) {

	static Spread of(double... values) {
		if (values.length == 0) {
			throw new IllegalArgumentException("There is no figure");
		}
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Spread(sorted[0], median, sorted[sorted.length - 1]);
	}

	static <T> Spread of(List<T> rounds, ToDoubleFunction<T> figure) {
		return of(rounds.stream().mapToDouble(figure).toArray());
	}

	/**
	 * Return the ratio of two contenders. Each round is compared with the other one's
	 * round beside it, so that a machine that becomes slower changes both.
	 * @param rounds the rounds of one
	 * @param others the rounds of the other, as many
	 * @param figure what to compare
	 * @param <T> the type of a round
	 * @return one divided by the other
	 */
	static <T> Spread ofRatios(List<T> rounds, List<T> others, ToDoubleFunction<T> figure) {
		return ofPairs(rounds, others, figure, (one, other) -> one / other);
	}

	/**
	 * Return by how much one contender's figure is more than that of another. Each round
	 * is compared with the other one's round beside it.
	 * @param rounds the rounds of one
	 * @param others the rounds of the other, as many
	 * @param figure what to compare
	 * @param <T> the type of a round
	 * @return the other subtracted from the one
	 */
	static <T> Spread ofDifferences(List<T> rounds, List<T> others, ToDoubleFunction<T> figure) {
		return ofPairs(rounds, others, figure, (one, other) -> one - other);
	}

	private static <T> Spread ofPairs(List<T> rounds, List<T> others, ToDoubleFunction<T> figure,
			DoubleBinaryOperator comparison) {
		if (rounds.size() != others.size()) {
			throw new IllegalArgumentException(rounds.size() + " rounds have no pairs among " + others.size());
		}
		return of(IntStream.range(0, rounds.size())
			.mapToDouble((i) -> comparison.applyAsDouble(figure.applyAsDouble(rounds.get(i)),
					figure.applyAsDouble(others.get(i))))
			.toArray());
	}

	Spread times(double factor) {
		return new Spread(this.min * factor, this.median * factor, this.max * factor);
	}

	/**
	 * Return the figures as text.
	 * @param decimals how many decimals
	 * @return such as {@code 1.2 (1.1–1.4)}
	 */
	String format(int decimals) {
		String number = "%." + decimals + "f";
		return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", this.median, this.min, this.max);
	}

}
