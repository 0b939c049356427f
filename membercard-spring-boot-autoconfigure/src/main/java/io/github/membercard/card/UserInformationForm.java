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

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What a user is asked for to open a card.
 *
 * @param canModifyAfterActivate whether users can change their answers once the card is
 * open, or {@code null}; documented for updates, not for creation
 * @param commonFieldList the questions that the platform has ready, or {@code null}
 * @param customFieldList the questions of your own, or {@code null}
 * @since 0.1.0
 */
public record UserInformationForm(@Nullable Boolean canModifyAfterActivate,
		@Nullable List<CommonFormField> commonFieldList, @Nullable List<CustomFormField> customFieldList) {

	public UserInformationForm {
		commonFieldList = (commonFieldList != null) ? List.copyOf(commonFieldList) : null;
		customFieldList = (customFieldList != null) ? List.copyOf(customFieldList) : null;
	}

	/**
	 * Ask questions that the platform has ready.
	 * @param fields the questions
	 * @return a form
	 */
	public static UserInformationForm of(CommonFormField... fields) {
		return new UserInformationForm(null, List.of(fields), null);
	}

	/**
	 * Return the same form with questions of your own.
	 * @param fields the questions
	 * @return a new form
	 */
	public UserInformationForm withCustomFields(CustomFormField... fields) {
		return new UserInformationForm(this.canModifyAfterActivate, this.commonFieldList, List.of(fields));
	}

	/**
	 * Return the same form with or without changes after the card is open.
	 * @param canModifyAfterActivate whether users can change their answers
	 * @return a new form
	 */
	public UserInformationForm withCanModifyAfterActivate(boolean canModifyAfterActivate) {
		return new UserInformationForm(canModifyAfterActivate, this.commonFieldList, this.customFieldList);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.commonFieldList != null) {
			this.commonFieldList.forEach((field) -> Members.known(name + ".common_field_list", field));
		}
		if (this.customFieldList != null) {
			this.customFieldList.forEach((field) -> field.check(name + ".custom_field_list"));
		}
	}

}
