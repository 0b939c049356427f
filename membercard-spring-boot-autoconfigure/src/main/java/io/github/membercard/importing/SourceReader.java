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

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Numbers what an application's own reader reads, and goes on after what is loaded.
 */
final class SourceReader implements ItemStreamReader<SourceRow> {

	private final ItemReader<ImportRow> reader;

	private final long loaded;

	private long number;

	SourceReader(ItemReader<ImportRow> reader, long loaded) {
		this.reader = reader;
		this.loaded = loaded;
		this.number = (reader instanceof ItemStream) ? loaded : 0;
	}

	@Override
	public void open(ExecutionContext context) {
		if (this.reader instanceof ItemStream stream) {
			stream.open(context);
		}
	}

	@Override
	public @Nullable SourceRow read() throws Exception {
		ImportRow row = this.reader.read();
		while (row != null && ++this.number <= this.loaded) {
			row = this.reader.read();
		}
		return (row != null) ? new SourceRow(this.number, row, null) : null;
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.reader instanceof ItemStream stream) {
			stream.update(context);
		}
	}

	@Override
	public void close() {
		if (this.reader instanceof ItemStream stream) {
			stream.close();
		}
	}

}
