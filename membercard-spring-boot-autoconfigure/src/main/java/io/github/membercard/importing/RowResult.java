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
 * What became of a row. The member does not show in {@code toString}.
 *
 * @param line the line of the file on which the row begins, the header being line 1; from
 * another source the number of the row, from 1
 * @param openid the user; {@code null} in an import by phone number and when the row is
 * invalid
 * @param code the code of the user's card, or {@code null} when there is none
 * @param outRequestNo the number of the request, or {@code null} when the row is invalid
 * @param status where the row stands
 * @param error the code of the platform, or a name of what is wrong with the row;
 * {@code null} when nothing is
 * @param message the same in words
 * @since 0.1.0
 */
public record RowResult(long line, @Nullable String openid, @Nullable String code, @Nullable String outRequestNo,
		RowStatus status, @Nullable String error, @Nullable String message) {

	@Override
	public String toString() {
		return "RowResult[line=" + this.line + ", openid=***, code=" + this.code + ", outRequestNo=" + this.outRequestNo
				+ ", status=" + this.status + ", error=" + this.error + ", message=" + this.message + "]";
	}

}
