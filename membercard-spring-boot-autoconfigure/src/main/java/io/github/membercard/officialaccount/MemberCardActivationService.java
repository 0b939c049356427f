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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Activates users' cards: by a call, or by the form of one-click activation, with or
 * without a page of the merchant after it.
 *
 * @since 0.1.0
 */
public interface MemberCardActivationService {

	/**
	 * Activate a user's card and set its first values ({@code POST
	 * /card/membercard/activate}). The call is not repeated when its answer is lost;
	 * {@link MemberCardUserService#get(String, String)} tells whether the card is active.
	 * The platform refuses a code that does not exist (40056) and a card that the user
	 * deleted or gave away (40127).
	 * @param request the user's card
	 * @return completes when the card is active
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html">the
	 * official page</a>
	 */
	@PostExchange("/card/membercard/activate")
	Mono<Void> activate(@RequestBody MemberCardActivateRequest request);

	/**
	 * Set the form of one-click activation ({@code POST
	 * /card/membercard/activateuserform/set}), which a card with {@code wx_activate}
	 * needs. The platform refuses a card without {@code wx_activate} (45030).
	 * @param request the form
	 * @return completes when the form is set
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/membercard/activateuserform/set")
	Mono<Void> setForm(@RequestBody ActivateUserFormRequest request);

	/**
	 * Get the link of the component that opens a card.
	 * @param cardId the card, at most 32 characters
	 * @param outerStr a scene value of yours, at most 128 characters, or {@code null} for
	 * none
	 * @return the link
	 * @throws IllegalArgumentException when an argument breaks its rule
	 * @see #getUrl(ActivateUrlRequest)
	 */
	default Mono<ActivateUrl> getUrl(String cardId, @Nullable String outerStr) {
		return getUrl(new ActivateUrlRequest(cardId, outerStr));
	}

	/**
	 * Get the link of the component that opens a card ({@code POST
	 * /card/membercard/activate/geturl}). Only a card with {@code wx_activate} has one
	 * (45030).
	 * @param request the card
	 * @return the link
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/membercard/activate/geturl")
	Mono<ActivateUrl> getUrl(@RequestBody ActivateUrlRequest request);

	/**
	 * Get what a user filled in before your page activates the card.
	 * @param activateTicket the parameter {@code activate_ticket} of the page, after its
	 * percent-encoding is removed
	 * @return what the user filled in
	 * @throws IllegalArgumentException when the argument is blank
	 * @see #getTempInfo(ActivateTempInfoRequest)
	 */
	default Mono<ActivateTempInfo> getTempInfo(String activateTicket) {
		return getTempInfo(new ActivateTempInfoRequest(activateTicket));
	}

	/**
	 * Get what a user filled in before your page activates the card ({@code POST
	 * /card/membercard/activatetempinfo/get}). The platform hides a part of phone
	 * numbers.
	 * @param request the ticket
	 * @return what the user filled in
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/membercard/activatetempinfo/get")
	Mono<ActivateTempInfo> getTempInfo(@RequestBody ActivateTempInfoRequest request);

}
