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

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A QR code that hands out one card or several.
 *
 * @param actionName {@code QR_CARD} for one card, {@code QR_MULTIPLE_CARD} for several
 * @param expireSeconds for how many seconds the QR code works, 60 to 1,800, or
 * {@code null} for the platform's default, 365 days
 * @param actionInfo what it hands out
 * @since 0.1.0
 */
public record MemberCardQrcodeRequest(String actionName, @Nullable Integer expireSeconds, QrcodeAction actionInfo) {

	private static final String QR_CARD = "QR_CARD";

	private static final String QR_MULTIPLE_CARD = "QR_MULTIPLE_CARD";

	private static final int MIN_EXPIRE_SECONDS = 60;

	private static final int MAX_EXPIRE_SECONDS = 1800;

	public MemberCardQrcodeRequest {
		boolean single = QR_CARD.equals(Members.required("action_name", actionName));
		Members.rule(single || QR_MULTIPLE_CARD.equals(actionName),
				"'action_name' must be QR_CARD or QR_MULTIPLE_CARD");
		Members.required("action_info", actionInfo);
		Members.rule((actionInfo.card() != null) == single && (actionInfo.multipleCard() != null) != single,
				"'action_info' needs '" + (single ? "card" : "multiple_card") + "' alone when 'action_name' is "
						+ actionName);
		if (expireSeconds != null) {
			Members.range("expire_seconds", expireSeconds, MIN_EXPIRE_SECONDS, MAX_EXPIRE_SECONDS);
		}
	}

	/**
	 * Hand out one card.
	 * @param cardId the card, at most 32 characters
	 * @return a request
	 */
	public static MemberCardQrcodeRequest of(String cardId) {
		return of(QrcodeCard.builder(cardId).build());
	}

	/**
	 * Hand out one card.
	 * @param card the card
	 * @return a request
	 */
	public static MemberCardQrcodeRequest of(QrcodeCard card) {
		return new MemberCardQrcodeRequest(QR_CARD, null, new QrcodeAction(card, null));
	}

	/**
	 * Hand out several cards.
	 * @param cards the cards, at least one, each with nothing but {@code card_id},
	 * {@code code} and {@code outer_str}
	 * @return a request
	 */
	public static MemberCardQrcodeRequest ofSeveral(QrcodeCard... cards) {
		return new MemberCardQrcodeRequest(QR_MULTIPLE_CARD, null,
				new QrcodeAction(null, new QrcodeMultipleCard(List.of(cards))));
	}

	/**
	 * Return the same request with an end.
	 * @param expireSeconds for how many seconds the QR code works, 60 to 1,800
	 * @return a new request
	 */
	public MemberCardQrcodeRequest withExpireSeconds(int expireSeconds) {
		return new MemberCardQrcodeRequest(this.actionName, expireSeconds, this.actionInfo);
	}

}
