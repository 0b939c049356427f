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

package io.github.membercard.member;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Whether a user has seen and taken a card.
 *
 * @since 0.1.0
 */
public enum ReceiveStatus {

	/**
	 * The user has not been shown the card.
	 */
	UNSHOWED,

	/**
	 * The user has been shown the card, and has not taken it.
	 */
	UNRECEIVED,

	/**
	 * The user has taken the card.
	 */
	RECEIVED,

	/**
	 * A state this version does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
