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
import java.util.Collections;
import java.util.List;

/**
 * A table of a report. The first column is text, the others are figures.
 */
final class MarkdownTable {

	private final int columns;

	private final List<String> lines = new ArrayList<>();

	MarkdownTable(String... header) {
		this.columns = header.length;
		row((Object[]) header);
		List<String> rule = new ArrayList<>(Collections.nCopies(header.length, "---:"));
		rule.set(0, "---");
		row(rule.toArray());
	}

	MarkdownTable row(Object... cells) {
		if (cells.length != this.columns) {
			throw new IllegalArgumentException("A row has " + this.columns + " cells, not " + cells.length);
		}
		StringBuilder line = new StringBuilder("|");
		for (Object cell : cells) {
			line.append(' ').append(cell.toString().replace("|", "\\|")).append(" |");
		}
		this.lines.add(line.toString());
		return this;
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

}
