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

package io.github.membercard.usercard;

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A text of a service.
 *
 * @param fieldId which text it is, as the template names it; required in requests
 * @param fieldValue the text; required in requests
 * @since 0.1.0
 */
public record ServiceField(@Nullable String fieldId, @Nullable String fieldValue) {

	/**
	 * Create a text.
	 * @param fieldId which text it is, as the template names it
	 * @param fieldValue the text
	 * @return a text
	 */
	public static ServiceField of(String fieldId, String fieldValue) {
		return new ServiceField(fieldId, fieldValue);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of the list on the wire
	 * @param fields the texts, or {@code null}
	 */
	static void check(String name, @Nullable List<ServiceField> fields) {
		for (int i = 0; fields != null && i < fields.size(); i++) {
			ServiceField field = fields.get(i);
			Members.requiredText(name + "[" + i + "].field_id", field.fieldId);
			Members.requiredText(name + "[" + i + "].field_value", field.fieldValue);
		}
	}

}
