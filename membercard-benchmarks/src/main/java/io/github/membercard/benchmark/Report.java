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

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints tables as they come and the verdict at the end.
 */
final class Report {

	private final PrintStream output;

	private final List<Criterion> criteria = new ArrayList<>();

	Report(PrintStream output) {
		this.output = output;
	}

	void begin() {
		print("# Benchmarks\n\n" + Machine.describe() + ". Medians of the rounds, smallest and largest in brackets.");
	}

	void section(String title, MarkdownTable table, String... notes) {
		StringBuilder text = new StringBuilder("\n## " + title + "\n\n" + table);
		for (String note : notes) {
			text.append("\n\n").append(note);
		}
		print(text.toString());
	}

	void criterion(Criterion criterion) {
		this.criteria.add(criterion);
	}

	void end() {
		if (this.criteria.isEmpty()) {
			return;
		}
		StringBuilder text = new StringBuilder("\n## Verdict\n");
		this.criteria.forEach((criterion) -> text.append("\n* ").append(criterion));
		print(text.toString());
	}

	private void print(String text) {
		this.output.println(text);
		this.output.flush();
	}

}
