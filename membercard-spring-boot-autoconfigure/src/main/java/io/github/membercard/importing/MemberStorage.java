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

package io.github.membercard.importing;

import org.jspecify.annotations.Nullable;

/**
 * How the members of an import stand in the database.
 */
interface MemberStorage {

	/**
	 * Return what says who the member is: the same for the same member, another for
	 * another.
	 * @param member the openid or phone number
	 * @return the text for the database
	 */
	String identify(String member);

	/**
	 * Return what the member is restored from, when that is not its identification.
	 * @param member the openid or phone number
	 * @return the encrypted member, or {@code null}
	 */
	@Nullable String encrypt(String member);

	/**
	 * Restore a member.
	 * @param row the row
	 * @return the openid or phone number
	 */
	String restore(PendingRow row);

	/**
	 * Derive the number of a request: the same for the same card, member and code, so
	 * that it is the same request after a crash and in another run.
	 * @param cardId the card
	 * @param member the openid or phone number
	 * @param code the code, or {@code null}
	 * @return 32 digits and letters, which any import accepts
	 */
	String outRequestNo(String cardId, String member, @Nullable String code);

}
