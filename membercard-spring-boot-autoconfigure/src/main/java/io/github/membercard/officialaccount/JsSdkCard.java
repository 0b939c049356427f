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

/**
 * A member of {@code cardList} of {@code wx.addCard}. {@code toString} does not show the
 * extension, which may hold an openid and a code.
 *
 * @param cardId the card
 * @param cardExt the signed extension, a text of JSON that the page passes on as it is
 * @since 0.1.0
 */
public record JsSdkCard(String cardId, String cardExt) {

	@Override
	public String toString() {
		return "JsSdkCard[cardId=" + this.cardId + ", cardExt=***]";
	}

}
