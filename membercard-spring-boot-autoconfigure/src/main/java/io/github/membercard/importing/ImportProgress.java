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

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;

/**
 * How far an import is.
 *
 * @param id the import
 * @param merchant the name of the merchant
 * @param cardId the card
 * @param type by what members are imported
 * @param status the status of its last execution
 * @param total how many rows it has; 0 while that is not known, which is until all are
 * loaded from a source other than a file
 * @param loaded how many rows are loaded, the invalid ones included
 * @param imported how many members the platform has
 * @param refused how many the platform refused
 * @param invalid how many rows were wrong and not sent
 * @param unknown how many rows have no known end yet after all repetitions
 * @param perSecond how many rows got an end per second, lately
 * @param estimatedEnd when the rest will have an end at that rate; {@code null} when
 * nobody can say, and when the import does not run
 * @param failure why the last execution failed, or {@code null}
 * @since 0.1.0
 */
public record ImportProgress(long id, String merchant, String cardId, ImportType type, BatchStatus status, long total,
		long loaded, long imported, long refused, long invalid, long unknown, double perSecond,
		@Nullable Instant estimatedEnd, @Nullable String failure) {

	/**
	 * Return how many rows have an end.
	 * @return the number of rows that are imported, refused or invalid
	 */
	public long settled() {
		return this.imported + this.refused + this.invalid;
	}

	/**
	 * Return whether the import is under way.
	 * @return {@code false} when it has ended, for good or until a restart
	 */
	public boolean isRunning() {
		return this.status.isRunning();
	}

	ImportProgress withStatus(BatchStatus status) {
		return new ImportProgress(this.id, this.merchant, this.cardId, this.type, status, this.total, this.loaded,
				this.imported, this.refused, this.invalid, this.unknown, this.perSecond, this.estimatedEnd,
				this.failure);
	}

	ImportProgress withRate(double perSecond, Instant now) {
		long left = this.total - settled();
		Instant end = (isRunning() && perSecond > 0 && this.total > 0)
				? now.plus(Duration.ofMillis((long) (left / perSecond * 1000))) : null;
		return new ImportProgress(this.id, this.merchant, this.cardId, this.type, this.status, this.total, this.loaded,
				this.imported, this.refused, this.invalid, this.unknown, perSecond, end, this.failure);
	}

}
