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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Openids stand in the database as they are.
 */
final class OpenidStorage implements MemberStorage {

	/**
	 * How many characters the number of a request has.
	 */
	static final int OUT_REQUEST_NO_LENGTH = 32;

	@Override
	public String identify(String member) {
		return member;
	}

	@Override
	public @Nullable String encrypt(String member) {
		return null;
	}

	@Override
	public String restore(PendingRow row) {
		return row.member();
	}

	@Override
	public String outRequestNo(String cardId, String member, @Nullable String code) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(intent(cardId, member, code).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, OUT_REQUEST_NO_LENGTH / 2);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Return what a request is about in one text.
	 * @param cardId the card
	 * @param member the member
	 * @param code the code, or {@code null}
	 * @return a text that is different for anything different
	 */
	static String intent(String cardId, String member, @Nullable String code) {
		return cardId + '\0' + member + ((code != null) ? "\0" + code : "");
	}

}
