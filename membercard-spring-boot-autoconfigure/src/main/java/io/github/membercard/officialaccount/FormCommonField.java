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
 * A question that WeChat has ready for the form of one-click activation.
 *
 * @since 0.1.0
 */
public enum FormCommonField {

	/**
	 * The mobile phone number.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_MOBILE")
	MOBILE,

	/**
	 * The sex.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_SEX")
	SEX,

	/**
	 * The name.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_NAME")
	NAME,

	/**
	 * The birthday.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_BIRTHDAY")
	BIRTHDAY,

	/**
	 * The number of the identity card.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_IDCARD")
	IDCARD,

	/**
	 * The e-mail address.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_EMAIL")
	EMAIL,

	/**
	 * The address.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_LOCATION")
	LOCATION,

	/**
	 * The education.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_EDUCATION_BACKGROUND")
	EDUCATION_BACKGROUND,

	/**
	 * The line of work.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_INDUSTRY")
	INDUSTRY,

	/**
	 * The income.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_INCOME")
	INCOME,

	/**
	 * The hobbies.
	 */
	@JsonProperty("USER_FORM_INFO_FLAG_HABIT")
	HABIT,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN;

	/**
	 * Return the name that answers have.
	 * @return the name on the wire
	 */
	String wireName() {
		return "USER_FORM_INFO_FLAG_" + name();
	}

}
