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

package io.github.membercard.sample.officialaccount;

import java.time.Instant;
import java.util.UUID;

import io.github.membercard.officialaccount.event.CardNotPassCheckEvent;
import io.github.membercard.officialaccount.event.CardPassCheckEvent;
import io.github.membercard.officialaccount.event.OfficialAccountEvent;
import io.github.membercard.officialaccount.event.UserGetCardEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as the page may show it: of the user only the end of the openid. Who holds the
 * code does not show in {@code toString}.
 *
 * @param id which event, for a page that gets it twice
 * @param type what happened, such as {@code user_get_card}
 * @param cardId the card, or {@code null} when the event is not one that the page shows
 * more of
 * @param code the code of the user's card, or {@code null}
 * @param openidEnd the last four characters of the openid, or {@code null}
 * @param outerStr the scene value, or {@code null}
 * @param refuseReason why the card failed its audit, or {@code null}
 * @param time when the platform made the event
 */
record AccountEvent(String id, String type, @Nullable String cardId, @Nullable String code, @Nullable String openidEnd,
		@Nullable String outerStr, @Nullable String refuseReason, Instant time) {

	private static final int SHOWN = 4;

	static AccountEvent of(OfficialAccountEvent event) {
		if (event instanceof UserGetCardEvent taken) {
			return of(event, taken.cardId(), taken.userCardCode(), end(taken.fromUserName()), taken.outerStr(), null);
		}
		if (event instanceof CardPassCheckEvent passed) {
			return of(event, passed.cardId(), null, null, null, null);
		}
		if (event instanceof CardNotPassCheckEvent refused) {
			return of(event, refused.cardId(), null, null, null, refused.refuseReason());
		}
		return of(event, null, null, null, null, null);
	}

	private static AccountEvent of(OfficialAccountEvent event, @Nullable String cardId, @Nullable String code,
			@Nullable String openidEnd, @Nullable String outerStr, @Nullable String refuseReason) {
		return new AccountEvent(UUID.randomUUID().toString(), event.event(), cardId, code, openidEnd, outerStr,
				refuseReason, event.createTime());
	}

	// Of an openid that is hardly longer, the end would tell it
	private static @Nullable String end(String openid) {
		return (openid.length() >= 2 * SHOWN) ? openid.substring(openid.length() - SHOWN) : null;
	}

	@Override
	public String toString() {
		return "AccountEvent[id=" + this.id + ", type=" + this.type + ", cardId=" + this.cardId + ", time=" + this.time
				+ "]";
	}

}
