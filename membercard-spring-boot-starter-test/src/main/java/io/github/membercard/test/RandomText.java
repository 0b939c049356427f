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

package io.github.membercard.test;

import java.security.SecureRandom;

/**
 * Texts by chance: keys, tokens and ids.
 */
final class RandomText {

	static final String DIGITS = "0123456789";

	static final String HEX_DIGITS = "0123456789abcdef";

	static final String LETTERS_AND_DIGITS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private RandomText() {
	}

	static String of(SecureRandom random, String characters, int length) {
		StringBuilder text = new StringBuilder(length);
		random.ints(length, 0, characters.length()).forEach((index) -> text.append(characters.charAt(index)));
		return text.toString();
	}

}
