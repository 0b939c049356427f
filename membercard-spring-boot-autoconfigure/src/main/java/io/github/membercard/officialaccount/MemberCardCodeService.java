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
 * The codes of users' cards.
 *
 * @since 0.1.0
 */
public interface MemberCardCodeService {

	/**
	 * Look up a code.
	 * @param code the code of the user's card, at most 20 characters
	 * @param cardId the card, at most 32 characters, which is needed when the merchant
	 * chooses the codes, or {@code null}
	 * @param checkConsume whether a card that can't be used is an error (40127);
	 * otherwise {@link MemberCardCode#userCardStatus()} tells
	 * @return what the code stands for
	 * @throws IllegalArgumentException when an argument breaks its rule
	 * @see #get(MemberCardCodeRequest)
	 */
	default Mono<MemberCardCode> get(String code, @Nullable String cardId, boolean checkConsume) {
		return get(new MemberCardCodeRequest(cardId, code, checkConsume));
	}

	/**
	 * Look up a code ({@code POST /card/code/get}). The platform refuses a code that does
	 * not exist (40056), and a card that can't be used (40127) when it is asked to check
	 * that.
	 * @param request the code
	 * @return what the code stands for
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/code/get")
	Mono<MemberCardCode> get(@RequestBody MemberCardCodeRequest request);

	/**
	 * Find out the code behind an {@code encrypt_code}.
	 * @param encryptCode the parameter {@code encrypt_code} of the page, after its
	 * percent-encoding is removed
	 * @return the code
	 * @throws IllegalArgumentException when the argument is blank
	 * @see #decrypt(CodeDecryptRequest)
	 */
	default Mono<DecryptedMemberCardCode> decrypt(String encryptCode) {
		return decrypt(new CodeDecryptRequest(encryptCode));
	}

	/**
	 * Find out the code behind an {@code encrypt_code} ({@code POST
	 * /card/code/decrypt}). The platform refuses one that is not its own (40075), such as
	 * one that is still percent-encoded.
	 * @param request the encrypted code
	 * @return the code
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/code/decrypt")
	Mono<DecryptedMemberCardCode> decrypt(@RequestBody CodeDecryptRequest request);

	/**
	 * Make a user's card unavailable. No call takes that back.
	 * @param code the code of the user's card, at most 20 characters
	 * @param cardId the card, at most 32 characters, which is needed when the merchant
	 * chooses the codes, or {@code null}
	 * @param reason why, or {@code null}
	 * @return completes when the card is unavailable
	 * @throws IllegalArgumentException when an argument breaks its rule
	 * @see #makeUnavailable(CodeUnavailableRequest)
	 */
	default Mono<Void> makeUnavailable(String code, @Nullable String cardId, @Nullable String reason) {
		return makeUnavailable(new CodeUnavailableRequest(code, cardId, reason));
	}

	/**
	 * Make a user's card unavailable ({@code POST /card/code/unavailable}). No call takes
	 * that back. The platform refuses a code that does not exist (40056) and a card that
	 * the user deleted or gave away (40127).
	 * @param request the code
	 * @return completes when the card is unavailable
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/code/unavailable")
	Mono<Void> makeUnavailable(@RequestBody CodeUnavailableRequest request);

}
