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

import io.github.membercard.apiv3.MaxLength;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Shows the points of an order on the page that a payment ends with. This changes no
 * points: {@link UserCardService#updateRights} does.
 *
 * @since 0.1.0
 */
public interface BonusService {

	/**
	 * Announce the points of an order ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/prepare}). The
	 * platform answers {@code INVALID_REQUEST} when the points section of the card is not
	 * switched on, and when the merchant of the order is not bound to the card's brand.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request the order and its points
	 * @return completes when the points are announced
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012595808">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012729629">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/prepare")
	Mono<Void> prepare(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody BonusOrderRequest request);

	/**
	 * Say that the announced points of an order are credited ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/commit}). The
	 * platform answers {@code INVALID_REQUEST} for the same reasons as with
	 * {@link #prepare}.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request the same order as the announcement
	 * @return completes when the points are shown as credited
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012551350">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012729634">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/bonus/commit")
	Mono<Void> commit(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody BonusOrderRequest request);

}
