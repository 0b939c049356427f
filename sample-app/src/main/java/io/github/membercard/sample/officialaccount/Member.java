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

package io.github.membercard.sample.officialaccount;

import io.github.membercard.officialaccount.MemberCardUser;
import io.github.membercard.usercard.UserCard;
import org.jspecify.annotations.Nullable;

/**
 * A user's card as the page may show it: not whose it is. {@code toString} shows the
 * state only.
 *
 * @param code the code of the user's card
 * @param membershipNumber the number that the card shows, or {@code null}
 * @param bonus the points, or {@code null}
 * @param status the state in the words of the API that was asked, or {@code null}
 * @param active whether the card is active, or {@code null} when the API doesn't say
 */
record Member(String code, @Nullable String membershipNumber, @Nullable Long bonus, @Nullable String status,
		@Nullable Boolean active) {

	static Member of(String code, MemberCardUser user) {
		return new Member(code, user.membershipNumber(), user.bonus(),
				(user.userCardStatus() != null) ? user.userCardStatus().name() : null, user.hasActive());
	}

	static Member of(String code, UserCard card) {
		return new Member(code, card.membershipNumber(), card.bonusValue(),
				(card.userCardStatus() != null) ? card.userCardStatus().name() : null, null);
	}

	@Override
	public String toString() {
		return "Member[status=" + this.status + ", active=" + this.active + "]";
	}

}
