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

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * QR codes that hand out one card or several.
 *
 * @since 0.1.0
 */
public interface MemberCardQrcodeService {

	/**
	 * Create a QR code ({@code POST /card/qrcode/create}). The platform refuses a card
	 * that has not passed the audit (40078) or has no stock (45031), too many cards
	 * (45039) and too many QR codes (45029).
	 * @param request what the QR code hands out
	 * @return the QR code
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@PostExchange("/card/qrcode/create")
	Mono<MemberCardQrcode> create(@RequestBody MemberCardQrcodeRequest request);

}
