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

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Divides the lines of an import into parts of equal size. A part is named by its lines,
 * so that a restart with another size does not take parts for ones that ended.
 *
 * @param lastLine the last line of the import; 0 when it has none
 * @param size how many lines a part has at most
 */
record ImportPartitioner(long lastLine, int size) implements Partitioner {

	@Override
	public Map<String, ExecutionContext> partition(int gridSize) {
		Map<String, ExecutionContext> parts = new LinkedHashMap<>();
		for (long first = 1; first <= this.lastLine; first += this.size) {
			LineRange range = new LineRange(first, Math.min(first + this.size - 1, this.lastLine));
			parts.put(range.toString(), range.toContext());
		}
		return parts;
	}

}
