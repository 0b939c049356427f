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

package io.github.membercard.importing;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a CSV file after the line that is loaded.
 */
final class CsvSource implements ItemStreamReader<SourceRow> {

	private final CsvFile file;

	private final long loaded;

	private CsvFile.@Nullable Rows rows;

	CsvSource(CsvFile file, long loaded) {
		this.file = file;
		this.loaded = loaded;
	}

	@Override
	public void open(ExecutionContext context) {
		this.rows = this.file.open();
	}

	@Override
	public @Nullable SourceRow read() {
		CsvFile.Rows open = Objects.requireNonNull(this.rows, "The file is not open");
		SourceRow row = open.next();
		while (row != null && row.line() <= this.loaded) {
			row = open.next();
		}
		return row;
	}

	@Override
	public void close() {
		if (this.rows != null) {
			this.rows.close();
			this.rows = null;
		}
	}

}
