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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The names that WeChat has for a line on the card. A change of such a line can send a
 * message to the user.
 *
 * @since 0.1.0
 */
public enum CustomFieldNameType {

	/**
	 * The level of the member.
	 */
	@JsonProperty("FIELD_NAME_TYPE_LEVEL")
	LEVEL,

	/**
	 * Coupons.
	 */
	@JsonProperty("FIELD_NAME_TYPE_COUPON")
	COUPON,

	/**
	 * Stamps.
	 */
	@JsonProperty("FIELD_NAME_TYPE_STAMP")
	STAMP,

	/**
	 * A discount.
	 */
	@JsonProperty("FIELD_NAME_TYPE_DISCOUNT")
	DISCOUNT,

	/**
	 * An achievement. The platform spells it {@code FIELD_NAME_TYPE_ACHIEVEMEN}.
	 */
	@JsonProperty("FIELD_NAME_TYPE_ACHIEVEMEN")
	@JsonAlias("FIELD_NAME_TYPE_ACHIEVEMENT")
	ACHIEVEMENT,

	/**
	 * Mileage.
	 */
	@JsonProperty("FIELD_NAME_TYPE_MILEAGE")
	MILEAGE,

	/**
	 * Points of a set.
	 */
	@JsonProperty("FIELD_NAME_TYPE_SET_POINTS")
	SET_POINTS,

	/**
	 * A number of times. The platform spells it {@code FIELD_NAME_TYPE_TIMS}.
	 */
	@JsonProperty("FIELD_NAME_TYPE_TIMS")
	@JsonAlias("FIELD_NAME_TYPE_TIMES")
	TIMES,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
