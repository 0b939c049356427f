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

package io.github.membercard.usercard;

import java.util.List;
import java.util.function.Function;

import io.github.membercard.apiv3.MaxLength;
import io.github.membercard.apiv3.Paging;
import io.github.membercard.apiv3.Personal;
import io.github.membercard.apiv3.Range;
import io.github.membercard.apiv3.Replayable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Reads and changes the cards that users hold. A card of a user is named by its card and
 * its {@code code}, which never changes; {@code membership_number} is only what the card
 * shows.
 *
 * @since 0.1.0
 */
public interface UserCardService {

	/**
	 * How many records a page of {@link #list} has at most.
	 */
	int MAX_PAGE_SIZE = 20;

	/**
	 * Get a card of a user ({@code GET
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}}). The platform answers
	 * {@code INVALID_REQUEST} when there is no such code.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, or the dynamic code that a scan gave, at
	 * most 32 characters; keep the one of the answer, as a dynamic code soon changes
	 * @return the user's card
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012547768">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709442">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}")
	Mono<UserCard> get(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code);

	/**
	 * List the cards of your brand that a user holds, one page of them ({@code GET
	 * /v3/marketing/membercard-open/user/cards}). {@link #listAll} reads all pages.
	 * @param openid the user, at most 128 characters
	 * @param appid the service account that the openid belongs to, at most 32 characters,
	 * or {@code null} to leave it out; the newer official pages require it
	 * @param offset the number of the page, from 0; a documented sample contradicts that
	 * and counts records
	 * @param limit how many records the page has at most, 1 to 20
	 * @return the page
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549255">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709674">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/user/cards")
	Mono<UserCardPage> list(@RequestParam("openid") @Personal @MaxLength(128) String openid,
			@RequestParam(value = "appid", required = false) @MaxLength(32) @Nullable String appid,
			@RequestParam("offset") @Range(min = 0) int offset,
			@RequestParam("limit") @Range(min = 1, max = MAX_PAGE_SIZE) int limit);

	/**
	 * List all cards of your brand that a user holds. The next page is read when its
	 * records are asked for.
	 * @param openid the user, at most 128 characters
	 * @param appid the service account that the openid belongs to, at most 32 characters,
	 * or {@code null} to leave it out; the newer official pages require it
	 * @return the cards, each once
	 */
	default Flux<UserCardReference> listAll(String openid, @Nullable String appid) {
		return Paging.byPageNumber(MAX_PAGE_SIZE, Function.identity(),
				(offset) -> list(openid, appid, offset, MAX_PAGE_SIZE)
					.map((page) -> (page.data() != null) ? page.data() : List.of()));
	}

	/**
	 * Change the number, background, level or stored value of a user's card ({@code PATCH
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}}). The user may get a
	 * message of it. The platform answers {@code INVALID_REQUEST} when there is no such
	 * code, and when the user has deleted the card.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request what changes
	 * @return completes when the card is changed
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549292">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709735">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}")
	Mono<Void> update(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody UserCardUpdateRequest request);

	/**
	 * Make a user's card unavailable ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/unavailable}). Its
	 * status becomes {@link UserCardStatus#UNAVAILABLE}, and no call takes that back.
	 * When the answer is lost, {@link #get} tells whether the card is unavailable.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request why
	 * @return completes when the card is unavailable
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549677">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012726955">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/unavailable")
	Mono<Void> makeUnavailable(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody UserCardUnavailableRequest request);

	/**
	 * Change the points of a user's card, and what else of its rights is the user's own
	 * ({@code PATCH /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/rights}).
	 * The user may get a message of it.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request what changes
	 * @return completes when the rights are changed
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551213">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012729622">for service
	 * providers</a>
	 */
	@PatchExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/rights")
	Mono<Void> updateRights(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody UserCardRightsRequest request);

	/**
	 * Set the state of a service on a user's card, and send a message of it if wanted
	 * ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/set-service-module-data}).
	 * The platform answers {@code INVALID_REQUEST} when the template of the service
	 * module has no such state.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request the state
	 * @return completes when the state is set
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017166964">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017176090">for service
	 * providers</a>
	 */
	@Replayable
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/set-service-module-data")
	Mono<Void> setServiceModuleData(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody ServiceModuleDataRequest request);

}
