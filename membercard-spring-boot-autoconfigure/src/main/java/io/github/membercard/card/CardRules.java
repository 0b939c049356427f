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

package io.github.membercard.card;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the creation and the update of a card share.
 */
final class CardRules {

	static final int MAX_APPID = 32;

	static final int MAX_BRAND_ID = 16;

	/**
	 * Of the sister calls; the documentation of the creation states none.
	 */
	static final int MAX_OUT_REQUEST_NO = 128;

	/**
	 * One page says 32 for the background picture, which its own sample exceeds.
	 */
	private static final int MAX_URL = 128;

	private static final int MAX_TITLE = 10;

	private static final int MAX_DESCRIPTION = 500;

	private static final int MAX_SERVICE_PHONE = 32;

	private static final int MAX_INIT_LEVEL = 5;

	private CardRules() {
	}

	/**
	 * Check texts, as far as they are given.
	 * @param appid the {@code appid}
	 * @param logoUrl the {@code logo_url}
	 * @param title the {@code title}
	 * @param backgroundPictureUrl the {@code background_picture_url}
	 * @param description the {@code description}
	 * @param servicePhone the {@code service_phone}
	 */
	static void texts(@Nullable String appid, @Nullable String logoUrl, @Nullable String title,
			@Nullable String backgroundPictureUrl, @Nullable String description, @Nullable String servicePhone) {
		Members.optionalText("appid", appid, MAX_APPID);
		Members.optionalUrl("logo_url", logoUrl, MAX_URL);
		Members.optionalText("title", title, MAX_TITLE);
		Members.optionalUrl("background_picture_url", backgroundPictureUrl, MAX_URL);
		Members.optionalText("description", description, MAX_DESCRIPTION);
		Members.optionalText("service_phone", servicePhone, MAX_SERVICE_PHONE);
	}

	/**
	 * Check what is said about codes and how many there are.
	 * @param codeType the {@code code_type}
	 * @param codeMode the {@code code_mode}
	 * @param totalQuantity the {@code total_quantity}
	 */
	static void codes(@Nullable CodeType codeType, @Nullable CodeMode codeMode, @Nullable Long totalQuantity) {
		Members.known("code_type", codeType);
		Members.known("code_mode", codeMode);
		if (totalQuantity != null) {
			Members.range("total_quantity", totalQuantity, 0, Long.MAX_VALUE);
			Members.rule(codeMode == null || codeMode == CodeMode.SYSTEM_ALLOCATE,
					"'total_quantity' is allowed only when 'code_mode' is SYSTEM_ALLOCATE");
		}
	}

	/**
	 * Check what is said about levels.
	 * @param needDisplayLevel the {@code need_display_level}
	 * @param initLevel the {@code init_level}
	 */
	static void level(@Nullable Boolean needDisplayLevel, @Nullable String initLevel) {
		Members.optionalText("init_level", initLevel, MAX_INIT_LEVEL);
		Members.rule(!Boolean.TRUE.equals(needDisplayLevel) || initLevel != null,
				"'init_level' is required when 'need_display_level' is true");
	}

	/**
	 * Check objects, as far as they are given.
	 * @param dateInformation the {@code date_information}
	 * @param balanceInformation the {@code balance_information}
	 * @param userInformationForm the {@code user_information_form}
	 * @param additionalStatement the {@code additional_statement}
	 */
	static void parts(@Nullable DateInformation dateInformation, @Nullable BalanceInformation balanceInformation,
			@Nullable UserInformationForm userInformationForm, @Nullable AdditionalStatement additionalStatement) {
		if (dateInformation != null) {
			dateInformation.check("date_information");
		}
		if (balanceInformation != null) {
			balanceInformation.check("balance_information");
		}
		if (userInformationForm != null) {
			userInformationForm.check("user_information_form");
		}
		if (additionalStatement != null) {
			additionalStatement.check("additional_statement");
		}
	}

}
