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

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * The questions that WeChat can ask a user who opens a card.
 *
 * @since 0.1.0
 */
public enum UserCommonFieldName {

	/**
	 * The mobile phone number.
	 */
	USER_FORM_FLAG_MOBILE,

	/**
	 * The sex.
	 */
	USER_FORM_FLAG_SEX,

	/**
	 * The name.
	 */
	USER_FORM_FLAG_NAME,

	/**
	 * The birthday.
	 */
	USER_FORM_FLAG_BIRTHDAY,

	/**
	 * The postal address.
	 */
	USER_FORM_FLAG_ADDRESS,

	/**
	 * The e-mail address.
	 */
	USER_FORM_FLAG_EMAIL,

	/**
	 * The city.
	 */
	USER_FORM_FLAG_CITY,

	/**
	 * A question this version does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
