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

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Spread}.
 */
class SpreadTests {

	@Test
	void medianOfAnOddNumberOfFiguresIsTheOneInTheMiddle() {
		assertThat(Spread.of(5, 1, 3)).isEqualTo(new Spread(1, 3, 5));
	}

	@Test
	void medianOfAnEvenNumberOfFiguresLiesBetweenTheTwoInTheMiddle() {
		assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(1, 3, 9));
	}

	@Test
	void noFigureHasNoSpread() {
		assertThatIllegalArgumentException().isThrownBy(Spread::of);
	}

	@Test
	void ratiosCompareEachRoundWithTheOneBesideIt() {
		Spread ratio = Spread.ofRatios(List.of(2.0, 30.0, 8.0), List.of(1.0, 10.0, 2.0), Double::doubleValue);
		assertThat(ratio).isEqualTo(new Spread(2, 3, 4));
	}

	@Test
	void differencesCompareEachRoundWithTheOneBesideIt() {
		Spread difference = Spread.ofDifferences(List.of(2.0, 30.0, 8.0), List.of(1.0, 10.0, 9.0), Double::doubleValue);
		assertThat(difference).isEqualTo(new Spread(-1, 1, 20));
	}

	@Test
	void ratiosOfRoundsWithoutPairsFail() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of(), Double::doubleValue));
	}

	@Test
	void formatShowsTheMedianAndTheRange() {
		assertThat(new Spread(1.04, 1.25, 10).format(1)).isEqualTo("1.3 (1.0–10.0)");
	}

}
