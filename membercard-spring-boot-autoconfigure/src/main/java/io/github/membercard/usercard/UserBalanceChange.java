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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's stored value. The documents state no unit, while amounts of WeChat
 * Pay are normally in fen.
 *
 * @param beforeBalance the stored value before the change
 * @param balance the stored value after the change; the sum of the other two, although
 * the documented example has another
 * @param addBalance the change, negative to reduce the stored value
 * @param balanceRemark what the user is told of the change, or {@code null}
 * @since 0.1.0
 */
public record UserBalanceChange(long beforeBalance, long balance, long addBalance, @Nullable String balanceRemark) {

	public UserBalanceChange {
		Members.optionalText("balance_information.balance_remark", balanceRemark);
	}

	/**
	 * Create a change. The stored value after it is computed.
	 * @param beforeBalance the stored value before the change
	 * @param addBalance the change, negative to reduce the stored value
	 * @return a change
	 */
	public static UserBalanceChange of(long beforeBalance, long addBalance) {
		long balance = beforeBalance + addBalance;
		Members.rule((addBalance >= 0) == (balance >= beforeBalance),
				"'balance_information.balance' is larger than a number can be");
		return new UserBalanceChange(beforeBalance, balance, addBalance, null);
	}

	/**
	 * Return the same change with a remark.
	 * @param balanceRemark what the user is told of the change
	 * @return a new change
	 */
	public UserBalanceChange withRemark(String balanceRemark) {
		return new UserBalanceChange(this.beforeBalance, this.balance, this.addBalance, balanceRemark);
	}

}
