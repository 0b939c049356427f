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
 * Who chooses the code of a user's card. A card can't change to or from
 * {@link #SYSTEM_ALLOCATE} later.
 *
 * @since 0.1.0
 */
public enum CodeMode {

	/**
	 * WeChat Pay. The only mode in which the card has a {@code total_quantity}.
	 */
	SYSTEM_ALLOCATE,

	/**
	 * You, beforehand: cards are handed out with the codes that you deposited, and only
	 * as long as there are any.
	 */
	MERCHANT_DEPOSIT,

	/**
	 * You, at the moment the user takes the card. Such a card is handed out by the mini
	 * program component only, not by QR codes nor after a payment, and imports need a
	 * code.
	 */
	REAL_TIME,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
