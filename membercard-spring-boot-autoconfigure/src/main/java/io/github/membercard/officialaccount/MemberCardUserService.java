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

import io.github.membercard.apiv3.Replayable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The member cards that users hold: their points, stored value, lines and what their
 * users filled in.
 *
 * @since 0.1.0
 */
public interface MemberCardUserService {

	/**
	 * Get the points, the stored value and the form of a user's card.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 20 characters
	 * @return the user's card
	 * @throws IllegalArgumentException when an argument breaks its rule
	 * @see #get(MemberCardUserRequest)
	 */
	default Mono<MemberCardUser> get(String cardId, String code) {
		return get(new MemberCardUserRequest(cardId, code));
	}

	/**
	 * Get the points, the stored value and the form of a user's card ({@code POST
	 * /card/membercard/userinfo/get}). The platform refuses a code that does not exist
	 * (40056) and a card that the user deleted or gave away (40127).
	 * @param request the user's card
	 * @return the user's card
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/membercard/userinfo/get")
	Mono<MemberCardUser> get(@RequestBody MemberCardUserRequest request);

	/**
	 * Change the points, the stored value, the lines or the background of a user's card
	 * ({@code POST /card/membercard/updateuser}). The call is not repeated when its
	 * answer is lost, as {@code add_bonus} and {@code add_balance} could count again;
	 * {@link #get(String, String)} tells what the card shows. The platform refuses a card
	 * that the user deleted or gave away (40127), and points (45022) and stored value
	 * (45023) that are too large.
	 * @param request what changes
	 * @return the points and the stored value after the change
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Manage_Member_Card.html">the
	 * official page</a>
	 */
	@PostExchange("/card/membercard/updateuser")
	Mono<MemberCardUserUpdate> update(@RequestBody MemberCardUserUpdateRequest request);

}
