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

package io.github.membercard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * How the card is activated once a user has taken it.
 *
 * @since 0.1.0
 */
public enum ActivateType {

	/**
	 * WeChat activates the card itself.
	 */
	AUTO_ACTIVATE,

	/**
	 * The user is sent to a page or mini program of the merchant, which activates it.
	 */
	JUMP_ACTIVATE,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
