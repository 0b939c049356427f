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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures that a child process prints in its last line.
 */
final class ChildResult {

	private final Map<String, Double> figures;

	private ChildResult(Map<String, Double> figures) {
		this.figures = figures;
	}

	static ChildResult parse(String line) {
		Map<String, Double> figures = new LinkedHashMap<>();
		Arrays.stream(line.split(" ", -1))
			.map((figure) -> figure.split("=", 2))
			.forEach((parts) -> figures.put(parts[0], Double.valueOf(parts[1])));
		return new ChildResult(figures);
	}

	static String format(Map<String, Double> figures) {
		return figures.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining(" "));
	}

	double get(String name) {
		Double figure = this.figures.get(name);
		if (figure == null) {
			throw new IllegalArgumentException("'" + name + "' is not among " + this.figures);
		}
		return figure;
	}

}
