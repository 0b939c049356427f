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

import java.util.Arrays;

/**
 * The colours of a card. Requests name one of them; answers may have a hexadecimal value
 * instead, so {@link BaseInfo#color()} is a text.
 *
 * @since 0.1.0
 */
public enum CardColor {

	/**
	 * {@code Color010}.
	 */
	COLOR010,

	/**
	 * {@code Color020}.
	 */
	COLOR020,

	/**
	 * {@code Color030}.
	 */
	COLOR030,

	/**
	 * {@code Color040}.
	 */
	COLOR040,

	/**
	 * {@code Color050}.
	 */
	COLOR050,

	/**
	 * {@code Color060}.
	 */
	COLOR060,

	/**
	 * {@code Color070}.
	 */
	COLOR070,

	/**
	 * {@code Color080}.
	 */
	COLOR080,

	/**
	 * {@code Color081}.
	 */
	COLOR081,

	/**
	 * {@code Color082}.
	 */
	COLOR082,

	/**
	 * {@code Color090}.
	 */
	COLOR090,

	/**
	 * {@code Color100}.
	 */
	COLOR100,

	/**
	 * {@code Color101}.
	 */
	COLOR101,

	/**
	 * {@code Color102}.
	 */
	COLOR102;

	private static final String PREFIX = "Color";

	/**
	 * Return the name that requests have.
	 * @return the name on the wire, such as {@code Color010}
	 */
	public String wireName() {
		return PREFIX + name().substring(PREFIX.length());
	}

	static boolean isWireName(String name) {
		return Arrays.stream(values()).anyMatch((color) -> color.wireName().equals(name));
	}

}
