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

import java.math.BigDecimal;

/**
 * A figure and what is required of it.
 *
 * @param name what it says
 * @param bound whether more or less is better
 * @param required the limit
 * @param unit follows the figures, may be empty
 * @param measured what was measured
 */
record Criterion(String name, Bound bound, double required, String unit, Spread measured) {

	static Criterion atLeast(String name, double required, String unit, Spread measured) {
		return new Criterion(name, Bound.AT_LEAST, required, unit, measured);
	}

	static Criterion atMost(String name, double required, String unit, Spread measured) {
		return new Criterion(name, Bound.AT_MOST, required, unit, measured);
	}

	/**
	 * Return whether the median is within the limit.
	 * @return whether it is
	 */
	boolean isMet() {
		return switch (this.bound) {
			case AT_LEAST -> this.measured.median() >= this.required;
			case AT_MOST -> this.measured.median() <= this.required;
		};
	}

	@Override
	public String toString() {
		String limit = ((this.bound == Bound.AT_LEAST) ? "≥ " : "≤ ")
				+ BigDecimal.valueOf(this.required).stripTrailingZeros().toPlainString();
		return (isMet() ? "met" : "NOT MET") + " — " + this.name + ": required " + limit + this.unit + ", measured "
				+ this.measured.format(2) + this.unit;
	}

	/**
	 * Which side of the limit is the good one.
	 */
	enum Bound {

		AT_LEAST, AT_MOST

	}

}
