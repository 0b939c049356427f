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

import java.util.function.BooleanSupplier;

/**
 * What is measured.
 */
interface Contender extends AutoCloseable {

	/**
	 * Make calls one after the other, several at a time, and return when the last one has
	 * ended.
	 * @param concurrency how many calls are under way at any time
	 * @param tally is told of each call
	 * @param goOn whether to make one more
	 */
	void saturate(int concurrency, Tally tally, BooleanSupplier goOn);

	/**
	 * Make effective for the whole JVM what this contender needs so.
	 * @return ends it
	 */
	default InstalledProvider install() {
		return new InstalledProvider(null);
	}

	@Override
	void close();

}
