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

import org.jspecify.annotations.Nullable;

/**
 * The members of {@code wx.chooseCard}.
 *
 * @param cardType always {@code MEMBER_CARD}
 * @param cardId the only card to choose from, or {@code null}; pass on a blank text then
 * @param timestamp when it was signed, in seconds since 1970
 * @param nonceStr the random text that was signed
 * @param signType always {@code SHA1}
 * @param cardSign the signature
 * @since 0.1.0
 */
public record JsSdkCardChoice(String cardType, @Nullable String cardId, long timestamp, String nonceStr,
		String signType, String cardSign) {

}
