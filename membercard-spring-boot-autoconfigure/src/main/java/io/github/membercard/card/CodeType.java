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
 * How the member code is drawn on the card. What is drawn is the membership number, which
 * is the code until it is changed.
 *
 * @since 0.1.0
 */
public enum CodeType {

	/**
	 * As a bar code.
	 */
	BAR_CODE,

	/**
	 * As a QR code.
	 */
	QRCODE,

	/**
	 * As both.
	 */
	BAR_CODE_AND_QRCODE,

	/**
	 * Not at all.
	 */
	NONE_CODE,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
