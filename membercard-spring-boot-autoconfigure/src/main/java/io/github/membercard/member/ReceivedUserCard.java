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

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A card that a user took after a reminder. Who the user is does not show in
 * {@code toString}.
 *
 * @param code the code of the user's card, at most 32 characters, or {@code null}
 * @param openid the user under the appid of the card, at most 128 characters, or
 * {@code null}
 * @param unionid the user under the open platform account, or {@code null} without one
 * @param receiveTime when the user took the card, or {@code null}
 * @param cardAppid the appid of the card's brand, or {@code null}
 * @param cardId the card, at most 32 characters, or {@code null}
 * @since 0.1.0
 */
public record ReceivedUserCard(@Nullable String code, @Nullable String openid, @Nullable String unionid,
		@Nullable OffsetDateTime receiveTime, @Nullable String cardAppid, @Nullable String cardId) {

	@Override
	public String toString() {
		return "ReceivedUserCard[code=" + this.code + ", openid=***, unionid=***, receiveTime=" + this.receiveTime
				+ ", cardAppid=" + this.cardAppid + ", cardId=" + this.cardId + "]";
	}

}
