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

package io.github.membercard.member;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * An existing member to import. The openid does not show in {@code toString}.
 *
 * @param openid the user under an appid that is bound to the brand, at most 128
 * characters
 * @param code the code of the user's card, unique under the card, at most 32 characters;
 * {@code null} lets the platform choose, except for cards with {@code code_mode}
 * {@code REAL_TIME}
 * @param outRequestNo your number of this import, at most 128 letters, digits and
 * {@code | _ * -}; a new one for each new intent, the same one to repeat
 * @since 0.1.0
 */
public record OpenidImportRequest(String openid, @Nullable String code, String outRequestNo) {

	private static final int MAX_OPENID = 128;

	private static final int MAX_CODE = 32;

	private static final int MAX_OUT_REQUEST_NO = 128;

	public OpenidImportRequest {
		Members.requiredText("openid", openid, MAX_OPENID);
		Members.optionalText("code", code, MAX_CODE);
		Members.outRequestNo(outRequestNo, 1, MAX_OUT_REQUEST_NO);
	}

	/**
	 * Create a request whose code the platform chooses.
	 * @param openid the user, at most 128 characters
	 * @param outRequestNo your number of this import
	 * @return a request
	 */
	public static OpenidImportRequest of(String openid, String outRequestNo) {
		return new OpenidImportRequest(openid, null, outRequestNo);
	}

	/**
	 * Return the same request with a code.
	 * @param code the code of the user's card, at most 32 characters
	 * @return a new request
	 */
	public OpenidImportRequest withCode(String code) {
		return new OpenidImportRequest(this.openid, code, this.outRequestNo);
	}

	@Override
	public String toString() {
		return "OpenidImportRequest[openid=***, code=" + this.code + ", outRequestNo=" + this.outRequestNo + "]";
	}

}
