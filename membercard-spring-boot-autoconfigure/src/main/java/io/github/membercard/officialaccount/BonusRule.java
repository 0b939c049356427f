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

import org.jspecify.annotations.Nullable;

/**
 * How points are earned and used, as the platform computes it. Points are whole numbers,
 * amounts are in fen.
 *
 * @param costMoneyUnit for how much money, in fen, {@code increase_bonus} points are
 * earned, or {@code null}
 * @param increaseBonus how many points a unit of spending gives, or {@code null}
 * @param maxIncreaseBonus how many points one payment can give, or {@code null}
 * @param initIncreaseBonus how many points a new member has, or {@code null}
 * @param costBonusUnit for how many points {@code reduce_money} is taken off the price,
 * or {@code null}
 * @param reduceMoney how much a unit of points takes off the price, in fen, or
 * {@code null}
 * @param leastMoneyToUseBonus from which amount on points can be used, in fen, or
 * {@code null}
 * @param maxReduceBonus how many points one payment can use, or {@code null}
 * @since 0.1.0
 */
public record BonusRule(@Nullable Long costMoneyUnit, @Nullable Long increaseBonus, @Nullable Long maxIncreaseBonus,
		@Nullable Long initIncreaseBonus, @Nullable Long costBonusUnit, @Nullable Long reduceMoney,
		@Nullable Long leastMoneyToUseBonus, @Nullable Long maxReduceBonus) {

	/**
	 * Start a rule.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects the members of a rule.
	 */
	public static final class Builder {

		private @Nullable Long costMoneyUnit;

		private @Nullable Long increaseBonus;

		private @Nullable Long maxIncreaseBonus;

		private @Nullable Long initIncreaseBonus;

		private @Nullable Long costBonusUnit;

		private @Nullable Long reduceMoney;

		private @Nullable Long leastMoneyToUseBonus;

		private @Nullable Long maxReduceBonus;

		private Builder() {
		}

		/**
		 * Set the unit of spending.
		 * @param costMoneyUnit for how much money, in fen, {@code increase_bonus} points
		 * are earned
		 * @return this builder
		 */
		public Builder costMoneyUnit(long costMoneyUnit) {
			this.costMoneyUnit = costMoneyUnit;
			return this;
		}

		/**
		 * Set how many points a unit gives.
		 * @param increaseBonus how many points a unit of spending gives
		 * @return this builder
		 */
		public Builder increaseBonus(long increaseBonus) {
			this.increaseBonus = increaseBonus;
			return this;
		}

		/**
		 * Set the limit of one payment.
		 * @param maxIncreaseBonus how many points one payment can give
		 * @return this builder
		 */
		public Builder maxIncreaseBonus(long maxIncreaseBonus) {
			this.maxIncreaseBonus = maxIncreaseBonus;
			return this;
		}

		/**
		 * Set the points of a new member.
		 * @param initIncreaseBonus how many points a new member has
		 * @return this builder
		 */
		public Builder initIncreaseBonus(long initIncreaseBonus) {
			this.initIncreaseBonus = initIncreaseBonus;
			return this;
		}

		/**
		 * Set the unit of paying with points.
		 * @param costBonusUnit for how many points {@code reduce_money} is taken off the
		 * price
		 * @return this builder
		 */
		public Builder costBonusUnit(long costBonusUnit) {
			this.costBonusUnit = costBonusUnit;
			return this;
		}

		/**
		 * Set what a unit of points is worth.
		 * @param reduceMoney how much a unit of points takes off the price, in fen
		 * @return this builder
		 */
		public Builder reduceMoney(long reduceMoney) {
			this.reduceMoney = reduceMoney;
			return this;
		}

		/**
		 * Set from which amount on points can be used.
		 * @param leastMoneyToUseBonus from which amount on points can be used, in fen
		 * @return this builder
		 */
		public Builder leastMoneyToUseBonus(long leastMoneyToUseBonus) {
			this.leastMoneyToUseBonus = leastMoneyToUseBonus;
			return this;
		}

		/**
		 * Set how many points can be used at a time.
		 * @param maxReduceBonus how many points one payment can use
		 * @return this builder
		 */
		public Builder maxReduceBonus(long maxReduceBonus) {
			this.maxReduceBonus = maxReduceBonus;
			return this;
		}

		/**
		 * Build the rule.
		 * @return the rule
		 */
		public BonusRule build() {
			return new BonusRule(this.costMoneyUnit, this.increaseBonus, this.maxIncreaseBonus, this.initIncreaseBonus,
					this.costBonusUnit, this.reduceMoney, this.leastMoneyToUseBonus, this.maxReduceBonus);
		}

	}

}
