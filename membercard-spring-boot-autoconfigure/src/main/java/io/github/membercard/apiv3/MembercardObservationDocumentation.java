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

package io.github.membercard.apiv3;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of calls. Each is around the whole call with all of its attempts; an
 * attempt is Spring's {@code http.client.requests} inside.
 *
 * @since 0.1.0
 */
public enum MembercardObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call of the API of a merchant, {@code membercard.call}.
	 */
	CALL {

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeyNames.ERROR_CODE, LowCardinalityKeyNames.MERCHANT,
					LowCardinalityKeyNames.OPERATION, LowCardinalityKeyNames.OUTCOME };
		}

	},

	/**
	 * A call of the API of an official account, {@code membercard.account.call}.
	 */
	OFFICIAL_ACCOUNT_CALL {

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeyNames.ACCOUNT, LowCardinalityKeyNames.ERROR_CODE,
					LowCardinalityKeyNames.OPERATION, LowCardinalityKeyNames.OUTCOME };
		}

	};

	@Override
	public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
		return DefaultMembercardObservationConvention.class;
	}

	/**
	 * The keys whose values are few. There are no others: ids belong to no metric and no
	 * trace.
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
		 * Error code of the platform, {@code none} without one, {@code other} for what is
		 * not of the form of one.
		 */
		ERROR_CODE {

			@Override
			public String asString() {
				return "error.code";
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
		 * Interface and method that were called, such as {@code QrcodeService.create};
		 * {@code webClient} for calls that have no method.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * How the call ended: {@code success}, {@code refused} by the platform with any
		 * status, {@code unreachable}, {@code unproven} signature, {@code unreadable}
		 * answer, {@code misconfigured}, {@code cancelled} by the caller, {@code failed}
		 * for any other reason; {@code unknown} while it is under way.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

}
