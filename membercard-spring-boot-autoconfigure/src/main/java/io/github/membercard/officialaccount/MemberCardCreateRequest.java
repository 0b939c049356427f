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
 * A card to create.
 *
 * @param card the card, a member card
 * @since 0.1.0
 */
public record MemberCardCreateRequest(TypedCard card) {

	public MemberCardCreateRequest {
		Members.required("card", card);
		Members.rule(TypedCard.MEMBER_CARD.equals(card.cardType()), "'card.card_type' must be MEMBER_CARD");
		MemberCard memberCard = Members.required("member_card", card.memberCard());
		memberCard.checkComplete("member_card");
		memberCard.check("member_card");
	}

	/**
	 * Create a request.
	 * @param memberCard the card
	 * @return a request
	 * @throws IllegalArgumentException when a member is missing or breaks its rule
	 */
	public static MemberCardCreateRequest of(MemberCard memberCard) {
		return new MemberCardCreateRequest(new TypedCard(TypedCard.MEMBER_CARD, memberCard));
	}

}
