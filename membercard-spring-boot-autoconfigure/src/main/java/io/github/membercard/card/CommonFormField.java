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

package io.github.membercard.card;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * A question that the platform has ready for the form a user fills in to open a card.
 *
 * @since 0.1.0
 */
public enum CommonFormField {

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
	 * The address.
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
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
