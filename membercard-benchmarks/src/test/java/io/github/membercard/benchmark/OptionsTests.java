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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Options}.
 */
class OptionsTests {

	@Test
	void everythingIsMeasuredByDefault() {
		assertThat(Options.parse().scenarios()).containsExactly(Options.ScenarioName.values());
	}

	@Test
	void scenariosCanBeChosen() {
		assertThat(Options.parse("--scenario=half-load,ping").scenarios())
			.containsExactly(Options.ScenarioName.HALF_LOAD, Options.ScenarioName.PING);
	}

	@Test
	void quickShortensWhatIsNotSet() {
		Options options = Options.parse("--quick", "--rounds=7");
		assertThat(options.rounds()).isEqualTo(7);
		assertThat(options.roundTime()).isLessThan(Options.parse().roundTime());
	}

	@Test
	void unknownOptionFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--round=7"))
			.withMessageContaining("--round");
	}

}
