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
import java.util.function.Function;

import io.github.membercard.apiv3.Paging;
import io.github.membercard.apiv3.Replayable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Member cards: the templates from which each user's card is made. What the platform
 * refuses has an {@code errcode}, of which the operations name those worth handling: next
 * to theirs 48001, when the account has no permission for the call, and 45009, when it
 * was made too often today.
 *
 * @since 0.1.0
 */
public interface MemberCardService {

	/**
	 * How many cards {@link #listAll} asks for at a time.
	 */
	int PAGE_SIZE = 50;

	/**
	 * Create a card. It can be handed out once it has passed the audit.
	 * @param memberCard the card
	 * @return the card's {@code card_id}
	 * @throws IllegalArgumentException when a member is missing or breaks its rule
	 * @see #create(MemberCardCreateRequest)
	 */
	default Mono<MemberCardId> create(MemberCard memberCard) {
		return create(MemberCardCreateRequest.of(memberCard));
	}

	/**
	 * Create a card ({@code POST /card/create}). The platform refuses pictures that it
	 * did not give an address (40141), texts and pictures by their content (40151), and
	 * points (43011), stored value (43010), codes of your own (43009) and links (43012)
	 * without the permission. The call is not repeated when its answer is lost, as that
	 * could create a second card; {@link #listAll} tells whether there is one.
	 * @param request the card
	 * @return the card's {@code card_id}
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Membership_Cards/Create_a_membership_card.html">the
	 * official page</a>
	 */
	@PostExchange("/card/create")
	Mono<MemberCardId> create(@RequestBody MemberCardCreateRequest request);

	/**
	 * Get a card and the state of its audit.
	 * @param cardId the card, at most 32 characters
	 * @return the card, or an {@link IllegalStateException} when it is another kind of
	 * card, such as a coupon
	 * @throws IllegalArgumentException when the argument breaks its rule
	 * @see #getDetails(MemberCardIdRequest)
	 */
	default Mono<MemberCard> get(String cardId) {
		return getDetails(new MemberCardIdRequest(cardId)).map(MemberCardDetails::memberCard);
	}

	/**
	 * Get a card and the state of its audit ({@code POST /card/get}). The platform
	 * refuses a {@code card_id} that is not of the account (40073).
	 * @param request the card
	 * @return the card with its type
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/get")
	Mono<MemberCardDetails> getDetails(@RequestBody MemberCardIdRequest request);

	/**
	 * Get all cards of the account, page by page as they are asked for. Coupons are among
	 * them.
	 * @param statuses only cards of these states, or none for all
	 * @return the {@code card_id} of each card, none of them twice
	 */
	default Flux<String> listAll(MemberCardStatus... statuses) {
		return Paging.byRecordIndex(PAGE_SIZE, Function.identity(),
				(offset) -> list(MemberCardListRequest.of(offset, PAGE_SIZE).withStatuses(statuses))
					.map((page) -> (page.cardIdList() != null) ? page.cardIdList() : List.of()));
	}

	/**
	 * Get one page of the cards of the account ({@code POST /card/batchget}). Coupons are
	 * among them.
	 * @param request which cards
	 * @return the page
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/batchget")
	Mono<MemberCardIdPage> list(@RequestBody MemberCardListRequest request);

	/**
	 * Change a card.
	 * @param cardId the card, at most 32 characters
	 * @param memberCard what changes; what is left out stays as it is
	 * @return whether the change has to pass the audit again
	 * @throws IllegalArgumentException when nothing changes, or a member breaks its rule
	 * @see #update(MemberCardUpdateRequest)
	 */
	default Mono<MemberCardUpdate> update(String cardId, MemberCard memberCard) {
		return update(new MemberCardUpdateRequest(cardId, memberCard));
	}

	/**
	 * Change a card ({@code POST /card/update}). The title, the description, the
	 * privileges and the pictures pass the audit again. Points and stored value can be
	 * switched on and not off (40135).
	 * @param request what changes
	 * @return whether the change has to pass the audit again
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/update")
	Mono<MemberCardUpdate> update(@RequestBody MemberCardUpdateRequest request);

	/**
	 * Change how many cards there are ({@code POST /card/modifystock}). The call is not
	 * repeated when its answer is lost, as that would change the number again;
	 * {@link #get(String)} tells how many there are. The platform refuses a number that
	 * can't be (40122).
	 * @param request the change
	 * @return completes when the number is changed
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@PostExchange("/card/modifystock")
	Mono<Void> modifyStock(@RequestBody MemberCardStockRequest request);

	/**
	 * Delete a card. It can no longer be handed out; cards that users have stay valid.
	 * @param cardId the card, at most 32 characters
	 * @return completes when the card is deleted
	 * @throws IllegalArgumentException when the argument breaks its rule
	 * @see #delete(MemberCardIdRequest)
	 */
	default Mono<Void> delete(String cardId) {
		return delete(new MemberCardIdRequest(cardId));
	}

	/**
	 * Delete a card ({@code POST /card/delete}). It can no longer be handed out; cards
	 * that users have stay valid until they expire.
	 * @param request the card
	 * @return completes when the card is deleted
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/delete")
	Mono<Void> delete(@RequestBody MemberCardIdRequest request);

}
