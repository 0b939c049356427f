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

/**
 * A row as it is put into the database: to be imported, or invalid.
 *
 * @param line where it stands in its source
 * @param member what says in the database who the member is, {@code null} when invalid
 * @param encrypted the encrypted phone number, or {@code null}
 * @param code the code, or {@code null}
 * @param outRequestNo the number of the request, {@code null} when invalid
 * @param error a name of what is wrong, {@code null} when nothing is
 * @param message the same in words
 */
record LoadedRow(long line, @Nullable String member, @Nullable String encrypted, @Nullable String code,
		@Nullable String outRequestNo, @Nullable String error, @Nullable String message) {

	static LoadedRow invalid(long line, String error, String message) {
		return new LoadedRow(line, null, null, null, null, error, message);
	}

	RowStatus status() {
		return (this.error != null) ? RowStatus.INVALID : RowStatus.PENDING;
	}

}
