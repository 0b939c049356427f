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

import io.github.membercard.apiv3.Members;

/**
 * The answer that holds a card.
 *
 * @param card the card with its type
 * @since 0.1.0
 */
public record MemberCardDetails(TypedCard card) {

	public MemberCardDetails {
		Members.required("card", card);
	}

	/**
	 * Return the card.
	 * @return the card
	 * @throws IllegalStateException when it is another kind of card, such as a coupon
	 */
	public MemberCard memberCard() {
		MemberCard memberCard = this.card.memberCard();
		if (memberCard == null) {
			throw new IllegalStateException("The card is of the type " + this.card.cardType() + " and no MEMBER_CARD");
		}
		return memberCard;
	}

}
