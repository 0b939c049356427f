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

/**
 * The state of a user's card.
 *
 * @since 0.1.0
 */
public enum UserMemberCardStatus {

	/**
	 * The user has the card.
	 */
	NORMAL,

	/**
	 * The card is used up.
	 */
	CONSUMED,

	/**
	 * The validity of the card is over.
	 */
	EXPIRE,

	/**
	 * The user is giving the card away.
	 */
	GIFTING,

	/**
	 * The user gave the card away.
	 */
	GIFT_SUCC,

	/**
	 * The user wanted to give the card away, and nobody took it in time.
	 */
	GIFT_TIMEOUT,

	/**
	 * The user deleted the card.
	 */
	DELETE,

	/**
	 * The merchant made the card unavailable.
	 */
	UNAVAILABLE,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
