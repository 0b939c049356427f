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

import java.util.List;

import io.github.membercard.apiv3.Members;

/**
 * Cards that one QR code hands out.
 *
 * @param cardList the cards, at least one; the platform has a limit (45039) that is not
 * documented
 * @since 0.1.0
 */
public record QrcodeMultipleCard(List<QrcodeCard> cardList) {

	public QrcodeMultipleCard {
		Members.required("card_list", cardList);
		Members.rule(!cardList.isEmpty(), "'card_list' must not be empty");
		for (int i = 0; i < cardList.size(); i++) {
			cardList.get(i).checkOneOfSeveral("card_list[" + i + "]");
		}
		cardList = List.copyOf(cardList);
	}

}
