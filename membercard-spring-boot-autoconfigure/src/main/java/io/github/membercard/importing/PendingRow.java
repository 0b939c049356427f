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
 * A row that has no end yet.
 *
 * @param line where it stands in its source
 * @param member what says in the database who the member is
 * @param encrypted the encrypted phone number, or {@code null}
 * @param code the code, or {@code null}
 * @param outRequestNo the number of the request
 */
record PendingRow(long line, String member, @Nullable String encrypted, @Nullable String code, String outRequestNo) {

	@Override
	public String toString() {
		return "PendingRow[line=" + this.line + "]";
	}

}
