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
 * By what members are imported.
 *
 * @since 0.1.0
 */
public enum ImportType {

	/**
	 * By openid.
	 */
	OPENID("openid", 128, 128),

	/**
	 * By phone number. The numbers are stored encrypted until the import has an end for
	 * them.
	 */
	PHONE("phone_number", 21, 32);

	private final String column;

	private final int maxLength;

	private final int maxOutRequestNo;

	ImportType(String column, int maxLength, int maxOutRequestNo) {
		this.column = column;
		this.maxLength = maxLength;
		this.maxOutRequestNo = maxOutRequestNo;
	}

	/**
	 * Return the column of a CSV file that says who the member is.
	 * @return {@code openid} or {@code phone_number}
	 */
	public String column() {
		return this.column;
	}

	int maxLength() {
		return this.maxLength;
	}

	int maxOutRequestNo() {
		return this.maxOutRequestNo;
	}

}
