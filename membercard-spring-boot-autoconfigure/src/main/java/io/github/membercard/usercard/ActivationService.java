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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Activates cards on a page or in a mini program of the merchant. WeChat opens it with
 * the parameters {@code encrypt_code} and {@code activate_ticket}: find out the code,
 * read what the user filled in, then activate the card.
 *
 * @since 0.1.0
 */
public interface ActivationService {

	/**
	 * Get what the user filled in to open the card ({@code GET
	 * /v3/marketing/membercard-open/activate-informations/{activate_ticket}}).
	 * @param activateTicket the parameter {@code activate_ticket} of the page, after its
	 * percent-encoding is removed
	 * @return what the user filled in
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012550779">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012727881">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/activate-informations/{activate_ticket}")
	Mono<ActivateInformation> getInformation(@PathVariable("activate_ticket") String activateTicket);

	/**
	 * Find out the code of the user's card ({@code GET
	 * /v3/marketing/membercard-open/cards/{card_id}/decrypt-code}).
	 * @param cardId the card, at most 32 characters
	 * @param encryptCode the parameter {@code encrypt_code} of the page, after its
	 * percent-encoding is removed
	 * @return the code
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012550742">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012727758">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/cards/{card_id}/decrypt-code")
	Mono<DecryptedCode> decryptCode(@PathVariable("card_id") @MaxLength(32) String cardId,
			@RequestParam("encrypt_code") String encryptCode);

	/**
	 * Activate a user's card ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/{code}/activate}). A
	 * notification {@code MEMBERCARD.ACTIVATE_CARD} follows. Activating an active card is
	 * an error; when the answer is lost, {@link UserCardService#get} tells whether the
	 * card is active.
	 * @param cardId the card, at most 32 characters
	 * @param code the code of the user's card, at most 32 characters
	 * @param request what the card shows
	 * @return completes when the card is active
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012550809">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012728123">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/{code}/activate")
	Mono<Void> activate(@PathVariable("card_id") @MaxLength(32) String cardId,
			@PathVariable("code") @MaxLength(32) String code, @RequestBody UserCardActivateRequest request);

}
