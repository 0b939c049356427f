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

package io.github.membercard.delivery;

import io.github.membercard.apiv3.MaxLength;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The codes of a merchant, for cards with {@code code_mode} {@code MERCHANT_DEPOSIT}.
 * Such a card can be handed out as often as there are codes.
 *
 * @since 0.1.0
 */
public interface CodeService {

	/**
	 * Deposit codes ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/codes/deposit}). Each code has its
	 * own result, so look at all of them: a success of the call may hold failures. When
	 * the answer is lost, deposit the same codes again: those that are there are answered
	 * with {@link CodeDepositStatus#DUPLICATE}.
	 * @param cardId the card, at most 32 characters
	 * @param request the codes
	 * @return the result of each code
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012545728">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012709031">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/codes/deposit")
	Mono<CodeDeposit> deposit(@PathVariable("card_id") @MaxLength(32) String cardId,
			@RequestBody CodeDepositRequest request);

}
