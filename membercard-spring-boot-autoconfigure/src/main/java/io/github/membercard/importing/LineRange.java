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

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Some of the lines of an import.
 *
 * @param first the first line
 * @param last the last line
 */
record LineRange(long first, long last) {

	private static final String FIRST = "first";

	private static final String LAST = "last";

	/**
	 * Read the lines of a part of an import.
	 * @param context where they stand; without them all lines are meant
	 * @return the lines
	 */
	static LineRange from(ExecutionContext context) {
		return new LineRange(context.getLong(FIRST, 0), context.getLong(LAST, Long.MAX_VALUE));
	}

	ExecutionContext toContext() {
		ExecutionContext context = new ExecutionContext();
		context.putLong(FIRST, this.first);
		context.putLong(LAST, this.last);
		return context;
	}

	@Override
	public String toString() {
		return this.first + "-" + this.last;
	}

}
