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
 * The state of a user's card.
 *
 * @since 0.1.0
 */
public enum UserCardStatus {

	/**
	 * The user has the card, and it is not activated.
	 */
	NOT_ACTIVATE,

	/**
	 * The card can be used.
	 */
	EFFECTIVE,

	/**
	 * The validity of the card is over.
	 */
	EXPIRE,

	/**
	 * The merchant made the card unavailable.
	 */
	UNAVAILABLE,

	/**
	 * The user deleted the card. It can't be changed until the user restores it.
	 */
	DELETE,

	/**
	 * A state this version does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
