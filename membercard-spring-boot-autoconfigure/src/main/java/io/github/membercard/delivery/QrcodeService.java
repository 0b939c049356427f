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
 * QR codes that hand out a card.
 *
 * @since 0.1.0
 */
public interface QrcodeService {

	/**
	 * Create the link of a QR code ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/qrcode}). The platform refuses cards
	 * with {@code code_mode} {@code REAL_TIME}.
	 * @param cardId the card, at most 32 characters
	 * @param request what the code does
	 * @return the link
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012550605">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012727701">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/qrcode")
	Mono<Qrcode> create(@PathVariable("card_id") @MaxLength(32) String cardId, @RequestBody QrcodeRequest request);

}
