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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user's answer to a question of a form. The answer does not show in {@code toString}.
 *
 * @param name the question, or {@code null}; in a {@code common_field_list} the name of a
 * {@link FormCommonField} on the wire
 * @param value the answer, or {@code null}
 * @param valueList the answers when the user could choose several, or {@code null}
 * @since 0.1.0
 */
public record UserInfoField(@Nullable String name, @Nullable String value, @Nullable List<String> valueList) {

	public UserInfoField {
		valueList = (valueList != null) ? List.copyOf(valueList) : null;
	}

	@Override
	public String toString() {
		return "UserInfoField[name=" + this.name + ", value=" + PersonalData.hide(this.value) + ", valueList="
				+ PersonalData.hide(this.valueList) + "]";
	}

}
