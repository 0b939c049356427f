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

package io.github.membercard.notification;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of notifications, from the last byte received to the answer.
 *
 * @since 0.1.0
 */
public enum NotificationObservationDocumentation implements ObservationDocumentation {

	/**
	 * A notification for a merchant.
	 */
	NOTIFICATION {

		@Override
		public String getName() {
			return "membercard.notification";
		}

		@Override
		public String getContextualName() {
			return "membercard notification";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeyNames.MERCHANT, LowCardinalityKeyNames.OUTCOME };
		}

	},

	/**
	 * A push for an official account.
	 */
	OFFICIAL_ACCOUNT_NOTIFICATION {

		@Override
		public String getName() {
			return "membercard.account.notification";
		}

		@Override
		public String getContextualName() {
			return "membercard account notification";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeyNames.ACCOUNT, LowCardinalityKeyNames.OUTCOME };
		}

	};

	KeyName recipient() {
		return getLowCardinalityKeyNames()[0];
	}

	/**
	 * The keys. There are no others: ids belong to no metric and no trace.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the official account in the application.
		 */
		ACCOUNT {

			@Override
			public String asString() {
				return "account";
			}

		},

		/**
		 * Name of the merchant in the application.
		 */
		MERCHANT {

			@Override
			public String asString() {
				return "merchant";
			}

		},

		/**
		 * What became of it, a {@link NotificationOutcome} in lower case.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

}
