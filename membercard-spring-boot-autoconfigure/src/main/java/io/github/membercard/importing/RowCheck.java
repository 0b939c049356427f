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

import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.PhoneImportRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a row before anything is sent.
 */
final class RowCheck {

	private static final int MAX_CODE = 32;

	private final String cardId;

	private final ImportType type;

	private final MemberStorage storage;

	RowCheck(String cardId, ImportType type, MemberStorage storage) {
		this.cardId = cardId;
		this.type = type;
		this.storage = storage;
	}

	/**
	 * Check a row by itself; whether it repeats another one is not known here.
	 * @param source the row
	 * @return the row for the database
	 */
	LoadedRow check(SourceRow source) {
		if (source.columns() != null) {
			return LoadedRow.invalid(source.line(), "COLUMN_COUNT", source.columns());
		}
		String member = strip(source.row().member());
		String code = strip(source.row().code());
		String number = strip(source.row().outRequestNo());
		String column = this.type.column();
		if (member == null) {
			return LoadedRow.invalid(source.line(), "BLANK", column + " is blank");
		}
		if (member.length() > this.type.maxLength()) {
			return tooLong(source.line(), column, member, this.type.maxLength());
		}
		if (!member.chars().allMatch(RowCheck::isVisibleAscii)) {
			return LoadedRow.invalid(source.line(), "CHARACTERS",
					column + " has a character other than letters, digits and signs of ASCII");
		}
		if (code != null && code.length() > MAX_CODE) {
			return tooLong(source.line(), "code", code, MAX_CODE);
		}
		if (code != null && !code.chars().allMatch(RowCheck::isPlain)) {
			return LoadedRow.invalid(source.line(), "CHARACTERS", "code has an emoji or a control character");
		}
		if (number != null && number.length() > this.type.maxOutRequestNo()) {
			return tooLong(source.line(), "out_request_no", number, this.type.maxOutRequestNo());
		}
		String outRequestNo = (number != null) ? number : this.storage.outRequestNo(this.cardId, member, code);
		String problem = tryRequest(member, code, outRequestNo);
		if (problem != null) {
			return LoadedRow.invalid(source.line(), "CHARACTERS", problem);
		}
		return new LoadedRow(source.line(), this.storage.identify(member), this.storage.encrypt(member), code,
				outRequestNo, null, null);
	}

	// The rules of the request itself, whatever they are
	private @Nullable String tryRequest(String member, @Nullable String code, String outRequestNo) {
		try {
			if (this.type == ImportType.OPENID) {
				new OpenidImportRequest(member, code, outRequestNo);
			}
			else {
				new PhoneImportRequest(Sensitive.of(member), code, outRequestNo);
			}
			return null;
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	private static LoadedRow tooLong(long line, String column, String value, int max) {
		return LoadedRow.invalid(line, "TOO_LONG",
				column + " has " + value.length() + " characters, at most " + max + " are allowed");
	}

	private static @Nullable String strip(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value.strip() : null;
	}

	private static boolean isVisibleAscii(int character) {
		return character > ' ' && character < 0x7f;
	}

	private static boolean isPlain(int character) {
		return !Character.isISOControl(character) && !Character.isSurrogate((char) character);
	}

}
