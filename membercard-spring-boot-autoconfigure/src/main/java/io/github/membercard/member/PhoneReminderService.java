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

package io.github.membercard.member;

import io.github.membercard.apiv3.MaxLength;
import io.github.membercard.apiv3.Sensitive;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Lets WeChat remind existing members to take their card. Unlike an import this gives no
 * one a card: the user has to accept it.
 *
 * @since 0.1.0
 */
public interface PhoneReminderService {

	/**
	 * Leave a phone number, so that its user is reminded ({@code POST
	 * /v3/marketing/membercard-open/phonenumber-member/import}). Only users who were
	 * active with the brand in the last year are reminded. When the answer is lost,
	 * {@link #search} tells whether the number is known.
	 * @param request the member
	 * @return completes when the number is kept
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017166226">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017171998">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/phonenumber-member/import")
	Mono<Void> importMember(@RequestBody PhoneReminderImportRequest request);

	/**
	 * Find out whether the user of a phone number has taken the card ({@code GET
	 * /v3/marketing/membercard-open/phonenumber-member/search}).
	 * @param cardId the card, at most 32 characters
	 * @param phoneNumber the phone number as it was left; it is sent encrypted
	 * @return whether the card is taken
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4017166232">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4017172062">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-open/phonenumber-member/search")
	Mono<PhoneReminder> search(@RequestParam("card_id") @MaxLength(32) String cardId,
			@RequestParam("encrypted_phone_number") Sensitive phoneNumber);

}
