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

/**
 * Where a row of an import stands.
 *
 * @since 0.1.0
 */
public enum RowStatus {

	/**
	 * It waits, or is under way.
	 */
	PENDING,

	/**
	 * The platform has the member; the row has the code of the card.
	 */
	IMPORTED,

	/**
	 * The platform refused the member; the row has the code and message of the platform.
	 */
	REFUSED,

	/**
	 * Nobody knows, after all repetitions, whether the platform has the member. A restart
	 * sends the same request again, which does not import twice.
	 */
	UNKNOWN,

	/**
	 * The row is wrong and was not sent.
	 */
	INVALID;

	/**
	 * Return whether this is the end of a row.
	 * @return {@code false} for what a restart goes on with
	 */
	public boolean isSettled() {
		return this != PENDING && this != UNKNOWN;
	}

}
