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
 * A member to import, as its source has it; what is wrong with it is reported for its
 * row. The member does not show in {@code toString}.
 *
 * @param member the openid or the phone number
 * @param code the code of the user's card, at most 32 characters; {@code null} lets the
 * platform choose
 * @param outRequestNo your number of this import of this member; {@code null} derives one
 * that is the same for the same card, member and code
 * @since 0.1.0
 */
public record ImportRow(@Nullable String member, @Nullable String code, @Nullable String outRequestNo) {

	/**
	 * Create a row whose code the platform chooses.
	 * @param member the openid or the phone number
	 * @return a row
	 */
	public static ImportRow of(String member) {
		return new ImportRow(member, null, null);
	}

	@Override
	public String toString() {
		return "ImportRow[member=***, code=" + this.code + ", outRequestNo=" + this.outRequestNo + "]";
	}

}
