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
 * How the code is drawn on the card.
 *
 * @since 0.1.0
 */
public enum MemberCardCodeType {

	/**
	 * As a text.
	 */
	@JsonProperty("CODE_TYPE_TEXT")
	TEXT,

	/**
	 * As a bar code above the text.
	 */
	@JsonProperty("CODE_TYPE_BARCODE")
	BARCODE,

	/**
	 * As a QR code above the text.
	 */
	@JsonProperty("CODE_TYPE_QRCODE")
	QRCODE,

	/**
	 * As a QR code without the text.
	 */
	@JsonProperty("CODE_TYPE_ONLY_QRCODE")
	ONLY_QRCODE,

	/**
	 * As a bar code without the text.
	 */
	@JsonProperty("CODE_TYPE_ONLY_BARCODE")
	ONLY_BARCODE,

	/**
	 * Not at all.
	 */
	@JsonProperty("CODE_TYPE_NONE")
	NONE,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
