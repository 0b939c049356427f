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
 * What limits how long a user's card is valid.
 *
 * @since 0.1.0
 */
public enum DateInfoType {

	/**
	 * Nothing.
	 */
	@JsonProperty("DATE_TYPE_PERMANENT")
	PERMANENT,

	/**
	 * A begin and an end, the same for every user.
	 */
	@JsonProperty("DATE_TYPE_FIX_TIME_RANGE")
	FIX_TIME_RANGE,

	/**
	 * A number of days from when the user took it.
	 */
	@JsonProperty("DATE_TYPE_FIX_TERM")
	FIX_TERM,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
