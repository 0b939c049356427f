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
 * Of which changes a user gets a message.
 *
 * @param isNotifyBonus whether of the points, {@code true} by default, or {@code null}
 * @param isNotifyBalance whether of the stored value, {@code true} by default, or
 * {@code null}
 * @param isNotifyCustomField1 whether of the first line, {@code false} by default, or
 * {@code null}
 * @param isNotifyCustomField2 whether of the second line, {@code false} by default, or
 * {@code null}
 * @param isNotifyCustomField3 whether of the third line, {@code false} by default, or
 * {@code null}
 * @since 0.1.0
 */
public record NotifyOptional(@Nullable Boolean isNotifyBonus, @Nullable Boolean isNotifyBalance,
		@Nullable Boolean isNotifyCustomField1, @Nullable Boolean isNotifyCustomField2,
		@Nullable Boolean isNotifyCustomField3) {

	/**
	 * Start with what the platform does by default.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects the members of the choice.
	 */
	public static final class Builder {

		private @Nullable Boolean isNotifyBonus;

		private @Nullable Boolean isNotifyBalance;

		private @Nullable Boolean isNotifyCustomField1;

		private @Nullable Boolean isNotifyCustomField2;

		private @Nullable Boolean isNotifyCustomField3;

		private Builder() {
		}

		/**
		 * Set whether the user gets a message of the points.
		 * @param isNotifyBonus whether of the points, {@code true} by default
		 * @return this builder
		 */
		public Builder isNotifyBonus(boolean isNotifyBonus) {
			this.isNotifyBonus = isNotifyBonus;
			return this;
		}

		/**
		 * Set whether the user gets a message of the stored value.
		 * @param isNotifyBalance whether of the stored value, {@code true} by default
		 * @return this builder
		 */
		public Builder isNotifyBalance(boolean isNotifyBalance) {
			this.isNotifyBalance = isNotifyBalance;
			return this;
		}

		/**
		 * Set whether the user gets a message of the first line.
		 * @param isNotifyCustomField1 whether of the first line, {@code false} by default
		 * @return this builder
		 */
		public Builder isNotifyCustomField1(boolean isNotifyCustomField1) {
			this.isNotifyCustomField1 = isNotifyCustomField1;
			return this;
		}

		/**
		 * Set whether the user gets a message of the second line.
		 * @param isNotifyCustomField2 whether of the second line, {@code false} by
		 * default
		 * @return this builder
		 */
		public Builder isNotifyCustomField2(boolean isNotifyCustomField2) {
			this.isNotifyCustomField2 = isNotifyCustomField2;
			return this;
		}

		/**
		 * Set whether the user gets a message of the third line.
		 * @param isNotifyCustomField3 whether of the third line, {@code false} by default
		 * @return this builder
		 */
		public Builder isNotifyCustomField3(boolean isNotifyCustomField3) {
			this.isNotifyCustomField3 = isNotifyCustomField3;
			return this;
		}

		/**
		 * Build the choice.
		 * @return the choice
		 */
		public NotifyOptional build() {
			return new NotifyOptional(this.isNotifyBonus, this.isNotifyBalance, this.isNotifyCustomField1,
					this.isNotifyCustomField2, this.isNotifyCustomField3);
		}

	}

}
