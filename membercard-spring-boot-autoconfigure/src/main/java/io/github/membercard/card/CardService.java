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

package io.github.membercard.card;

import io.github.membercard.apiv3.MaxLength;
import io.github.membercard.apiv3.Paging;
import io.github.membercard.apiv3.Range;
import io.github.membercard.apiv3.Replayable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Member cards: the templates from which the cards of users are made. Only the merchant
 * that created a card may call for it. What the platform refuses ends as
 * {@link io.github.membercard.apiv3.MembercardResponseException}; its code
 * {@code INVALID_REQUEST} has many causes, which only the message tells apart.
 *
 * @since 0.1.0
 */
public interface CardService {

	/**
	 * How many cards a page has at most.
	 */
	int MAX_PAGE_SIZE = 20;

	/**
	 * Create a card ({@code POST /v3/marketing/membercard-open/cards}). It can be handed
	 * out once it is {@link CardStatus#APPROVED}, which {@link #get(String)} tells and no
	 * notification does. The platform refuses an {@code appid} that is not a service
	 * account.
	 * @param request the card
	 * @return the card with its {@code card_id}
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012545584">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012708314">for service
	 * providers</a>
	 */
	@Replayable
	@PostExchange("/v3/marketing/membercard-open/cards")
	Mono<Card> create(@RequestBody CardCreateRequest request);

	/**
	 * Get one page of the cards of a service account ({@code GET
	 * /v3/marketing/membercard-open/cards}).
	 * @param appid the service account, at most 32 characters. Some pages of the
	 * documentation call it optional, newer ones don't
	 * @param brandId the brand, at most 16 characters, or {@code null} for all
	 * @param offset the number of the page, from 0; not of a record, as the documentation
	 * has it, although its samples contradict that
	 * @param limit how many cards the page has at most, 1 to 20
	 * @return the page
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012547108">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709010">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/cards")
	Mono<CardPage> list(@RequestParam("appid") @MaxLength(32) String appid,
			@RequestParam(name = "brand_id", required = false) @MaxLength(16) @Nullable String brandId,
			@RequestParam("offset") @Range(min = 0) int offset,
			@RequestParam("limit") @Range(min = 1, max = MAX_PAGE_SIZE) int limit);

	/**
	 * Get all cards of a service account, page by page as they are asked for.
	 * @param appid the service account, at most 32 characters
	 * @return the cards, none of them twice
	 */
	default Flux<Card> listAll(String appid) {
		return listAll(appid, null);
	}

	/**
	 * Get all cards of a service account and a brand, page by page as they are asked for.
	 * @param appid the service account, at most 32 characters
	 * @param brandId the brand, at most 16 characters, or {@code null} for all
	 * @return the cards, none of them twice
	 */
	default Flux<Card> listAll(String appid, @Nullable String brandId) {
		return Paging.byPageNumber(MAX_PAGE_SIZE, Card::cardId,
				(offset) -> list(appid, brandId, offset, MAX_PAGE_SIZE).mapNotNull(CardPage::data));
	}

	/**
	 * Get a card ({@code GET /v3/marketing/membercard-open/cards/{card_id}}). To be
	 * called again and again for the result of the audit.
	 * @param cardId the card, at most 32 characters
	 * @return the card
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012547650">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709168">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/cards/{card_id}")
	Mono<Card> get(@PathVariable("card_id") @MaxLength(32) String cardId);

	/**
	 * Change a card ({@code PATCH /v3/marketing/membercard-open/cards/{card_id}}). The
	 * platform refuses a {@code code_mode} that changes to or from
	 * {@link CodeMode#SYSTEM_ALLOCATE}.
	 * @param cardId the card, at most 32 characters
	 * @param request what changes
	 * @return completes when the card is changed
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549567">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709882">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/cards/{card_id}")
	Mono<Void> update(@PathVariable("card_id") @MaxLength(32) String cardId, @RequestBody CardUpdateRequest request);

	/**
	 * Delete a card ({@code DELETE /v3/marketing/membercard-open/cards/{card_id}}). It
	 * can no longer be handed out in any way.
	 * @param cardId the card, at most 32 characters
	 * @return completes when the card is deleted
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549682">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012726840">for service
	 * providers</a>
	 */
	@DeleteExchange("/v3/marketing/membercard-open/cards/{card_id}")
	Mono<Void> delete(@PathVariable("card_id") @MaxLength(32) String cardId);

	/**
	 * Move a card that was created with the older API of official accounts
	 * ({@code api.weixin.qq.com/card/create}) to this one ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/upgrade}). There is no way back:
	 * users see the new card at once, and the older API no longer changes what is new.
	 * The {@code card_id} and the members stay. The other operations refuse such a card
	 * until it has moved.
	 * @param cardId the card, at most 32 characters
	 * @param request where it moves to
	 * @return completes when the card has moved
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012545673">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012708437">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/upgrade")
	Mono<Void> upgrade(@PathVariable("card_id") @MaxLength(32) String cardId, @RequestBody CardUpgradeRequest request);

	/**
	 * Show or hide the sections of points, offers, invoices and contacts ({@code PATCH
	 * /v3/marketing/membercard-open/cards/{card_id}/rights}). Bonus orders are refused
	 * while the points section is off.
	 * @param cardId the card, at most 32 characters
	 * @param request the sections
	 * @return completes when the sections are set
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551219">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012729618">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/cards/{card_id}/rights")
	Mono<Void> updateRights(@PathVariable("card_id") @MaxLength(32) String cardId,
			@RequestBody CardRightsRequest request);

}
