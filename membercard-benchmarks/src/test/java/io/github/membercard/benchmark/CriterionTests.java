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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Criterion}.
 */
class CriterionTests {

	@Test
	void medianDecides() {
		Spread spread = new Spread(1, 3, 5);
		assertThat(Criterion.atLeast("ratio", 3, "x", spread).isMet()).isTrue();
		assertThat(Criterion.atLeast("ratio", 3.1, "x", spread).isMet()).isFalse();
		assertThat(Criterion.atMost("ratio", 3, "x", spread).isMet()).isTrue();
		assertThat(Criterion.atMost("ratio", 2.9, "x", spread).isMet()).isFalse();
	}

	@Test
	void textNamesRequiredAndMeasured() {
		assertThat(Criterion.atMost("threads", 20, "", new Spread(21, 21, 22)))
			.hasToString("NOT MET — threads: required ≤ 20, measured 21.00 (21.00–22.00)");
		assertThat(Criterion.atLeast("rows", 2.5, "x", new Spread(2, 3, 4)))
			.hasToString("met — rows: required ≥ 2.5x, measured 3.00 (2.00–4.00)x");
	}

}
