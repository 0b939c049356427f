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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The invoice section of a card.
 *
 * @param fapiaoJumpWord the text of the link, at most 6 characters, or {@code null}
 * @param fapiaoJumpAppid the mini program of the link, or {@code null}
 * @param fapiaoJumpPath the path in it, or {@code null}
 * @since 0.1.0
 */
public record CardFapiaoRights(@Nullable String fapiaoJumpWord, @Nullable String fapiaoJumpAppid,
		@Nullable String fapiaoJumpPath) {

	private static final int MAX_FAPIAO_JUMP_WORD = 6;

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.optionalText(name + ".fapiao_jump_word", this.fapiaoJumpWord, MAX_FAPIAO_JUMP_WORD);
		Members.optionalText(name + ".fapiao_jump_appid", this.fapiaoJumpAppid);
		Members.optionalText(name + ".fapiao_jump_path", this.fapiaoJumpPath);
	}

}
