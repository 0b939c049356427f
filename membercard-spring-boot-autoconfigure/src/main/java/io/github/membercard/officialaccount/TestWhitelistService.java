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
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Lets chosen users try a card.
 *
 * @since 0.1.0
 */
public interface TestWhitelistService {

	/**
	 * Set who can take a card before it passes its audit ({@code POST
	 * /card/testwhitelist/set}). The list replaces the former one as a whole. For these
	 * users a card that is expired or not audited works too.
	 * @param whitelist the users, at most 10 in all
	 * @return completes when the list is set
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html">the
	 * official page</a>
	 */
	@Replayable
	@PostExchange("/card/testwhitelist/set")
	Mono<Void> set(@RequestBody TestWhitelist whitelist);

}
