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

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An import as it stands in the database.
 *
 * @param progress what it is and how far
 * @param file the CSV file, or {@code null}
 * @param reader the name of a bean, or {@code null}
 * @param executionId the last execution, or {@code null} before the first
 * @param owner the process that runs it, or {@code null}
 * @param heartbeat when that process was last seen, by the clock of the database
 * @param silence how long ago that is
 */
record ImportRecord(ImportProgress progress, @Nullable Path file, @Nullable String reader, @Nullable Long executionId,
		@Nullable String owner, long heartbeat, Duration silence) {

	long id() {
		return this.progress.id();
	}

	String merchant() {
		return this.progress.merchant();
	}

	String cardId() {
		return this.progress.cardId();
	}

	ImportType type() {
		return this.progress.type();
	}

}
