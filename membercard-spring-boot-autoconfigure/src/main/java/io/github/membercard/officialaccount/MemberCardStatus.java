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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The state of the audit of a card. The events {@code card_pass_check} and
 * {@code card_not_pass_check} tell when it changes.
 *
 * @since 0.1.0
 */
public enum MemberCardStatus {

	/**
	 * Being audited; can't be handed out yet, except to the users of
	 * {@link TestWhitelistService}.
	 */
	@JsonProperty("CARD_STATUS_NOT_VERIFY")
	NOT_VERIFY,

	/**
	 * Refused by the audit.
	 */
	@JsonProperty("CARD_STATUS_VERIFY_FAIL")
	@JsonAlias("CARD_STATUS_VERIFY_FALL")
	VERIFY_FAIL,

	/**
	 * Passed the audit; can be handed out.
	 */
	@JsonProperty("CARD_STATUS_VERIFY_OK")
	VERIFY_OK,

	/**
	 * Deleted; can no longer be handed out.
	 */
	@JsonProperty("CARD_STATUS_DELETE")
	@JsonAlias("CARD_STATUS_USER_DELETE")
	DELETE,

	/**
	 * Passed the audit, and was handed out on the platform of official accounts.
	 */
	@JsonProperty("CARD_STATUS_DISPATCH")
	@JsonAlias("CARD_STATUS_USER_DISPATCH")
	DISPATCH,

	/**
	 * A value that this version does not know; for reading only.
	 */
	@JsonEnumDefaultValue
	UNKNOWN;

	/**
	 * Say whether the card passed its audit and so can be handed out.
	 * @return whether it is {@link #VERIFY_OK} or {@link #DISPATCH}
	 */
	public boolean isApproved() {
		return this == VERIFY_OK || this == DISPATCH;
	}

}
