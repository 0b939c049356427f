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

package io.github.membercard.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.membercard.apiv3.Members;

/**
 * Codes to deposit.
 *
 * @param codes 1 to 100 different codes of at most 32 characters each; the documents
 * state no number, and 100 is that of the older API
 * @since 0.1.0
 */
public record CodeDepositRequest(@JsonProperty("code") List<String> codes) {

	private static final int MAX_CODES = 100;

	private static final int MAX_CODE = 32;

	public CodeDepositRequest {
		Members.required("code", codes);
		Members.rule(!codes.isEmpty(), "'code' must not be empty");
		Members.rule(codes.size() <= MAX_CODES,
				"'code' has " + codes.size() + " codes; at most " + MAX_CODES + " are allowed in one call");
		Set<String> different = new HashSet<>();
		for (int i = 0; i < codes.size(); i++) {
			String code = Members.requiredText("code[" + i + "]", codes.get(i), MAX_CODE);
			Members.rule(different.add(code), "'code[" + i + "]' is there twice");
		}
		codes = List.copyOf(codes);
	}

	/**
	 * Create a request.
	 * @param codes 1 to 100 different codes of at most 32 characters each
	 * @return a request
	 */
	public static CodeDepositRequest of(String... codes) {
		return new CodeDepositRequest(Arrays.asList(codes));
	}

	/**
	 * Create a request.
	 * @param codes 1 to 100 different codes of at most 32 characters each
	 * @return a request
	 */
	public static CodeDepositRequest of(Collection<String> codes) {
		return new CodeDepositRequest(new ArrayList<>(codes));
	}

}
