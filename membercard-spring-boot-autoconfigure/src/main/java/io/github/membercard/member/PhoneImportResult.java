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

package io.github.membercard.member;

import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;

/**
 * What became of one request of {@link PhoneImportService#importAll}.
 *
 * @since 0.1.0
 */
public sealed interface PhoneImportResult {

	/**
	 * Return the request this is about.
	 * @return the request
	 */
	PhoneImportRequest request();

	/**
	 * The member is imported.
	 *
	 * @param request the request
	 * @param code the code of the user's card
	 */
	record Imported(PhoneImportRequest request, String code) implements PhoneImportResult {
	}

	/**
	 * The platform refused the member, so it is not imported. Repeating the same request
	 * gives the same answer.
	 *
	 * @param request the request
	 * @param error the platform's code and message
	 */
	record Refused(PhoneImportRequest request, MembercardResponseException error) implements PhoneImportResult {
	}

	/**
	 * It is not known whether the member is imported. Repeat the request as it is: the
	 * same {@code out_request_no} does not import twice.
	 *
	 * @param request the request
	 * @param error why it is not known
	 */
	record Unknown(PhoneImportRequest request, MembercardException error) implements PhoneImportResult {
	}

}
