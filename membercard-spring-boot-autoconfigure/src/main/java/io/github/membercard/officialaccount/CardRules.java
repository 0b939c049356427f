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

package io.github.membercard.officialaccount;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The rules that requests share.
 */
final class CardRules {

	static final int MAX_CARD_ID = 32;

	static final int MAX_CODE = 20;

	static final int MAX_URL = 128;

	static final int MAX_OUTER_STR = 128;

	static final int MAX_CUSTOM_FIELD_VALUE = 12;

	private CardRules() {
	}

	/**
	 * Refuse a member that the platform sets.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 */
	static void answersOnly(String name, @Nullable Object value) {
		Members.rule(value == null, "'" + name + "' must be left out, as only answers have it");
	}

	/**
	 * Check a number that may be left out.
	 * @param name the name on the wire
	 * @param value the value, or {@code null}
	 */
	static void notNegative(String name, @Nullable Integer value) {
		if (value != null) {
			Members.range(name, value, 0, Integer.MAX_VALUE);
		}
	}

}
