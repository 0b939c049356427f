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

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a user answers a question that has values to choose from.
 *
 * @since 0.1.0
 */
public enum RichFieldType {

	/**
	 * By choosing one of the values that are all shown.
	 */
	@JsonProperty("FORM_FIELD_RADIO")
	RADIO,

	/**
	 * By choosing one value from a list.
	 */
	@JsonProperty("FORM_FIELD_SELECT")
	SELECT,

	/**
	 * By choosing any number of the values.
	 */
	@JsonProperty("FORM_FIELD_CHECK_BOX")
	CHECK_BOX,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
