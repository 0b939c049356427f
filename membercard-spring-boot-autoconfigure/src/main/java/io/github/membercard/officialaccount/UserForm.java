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

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What a user is asked for.
 *
 * @param canModify whether users can change their answers later, or {@code null}
 * @param commonFieldIdList the questions that WeChat has ready, or {@code null}
 * @param customFieldList the questions of your own that a text answers, or {@code null}
 * @param richFieldList the questions of your own that have values to choose from, or
 * {@code null}
 * @since 0.1.0
 */
public record UserForm(@Nullable Boolean canModify, @Nullable List<FormCommonField> commonFieldIdList,
		@Nullable List<String> customFieldList, @Nullable List<RichField> richFieldList) {

	public UserForm {
		commonFieldIdList = (commonFieldIdList != null) ? List.copyOf(commonFieldIdList) : null;
		customFieldList = (customFieldList != null) ? List.copyOf(customFieldList) : null;
		richFieldList = (richFieldList != null) ? List.copyOf(richFieldList) : null;
	}

	/**
	 * Ask questions that WeChat has ready.
	 * @param fields the questions
	 * @return a form
	 */
	public static UserForm of(FormCommonField... fields) {
		return new UserForm(null, List.of(fields), null, null);
	}

	/**
	 * Return the same form with questions of your own that a text answers.
	 * @param fields the questions
	 * @return a new form
	 */
	public UserForm withCustomFields(String... fields) {
		return new UserForm(this.canModify, this.commonFieldIdList, List.of(fields), this.richFieldList);
	}

	/**
	 * Return the same form with questions of your own that have values to choose from.
	 * @param fields the questions
	 * @return a new form
	 */
	public UserForm withRichFields(RichField... fields) {
		return new UserForm(this.canModify, this.commonFieldIdList, this.customFieldList, List.of(fields));
	}

	/**
	 * Return the same form with or without later changes.
	 * @param canModify whether users can change their answers later
	 * @return a new form
	 */
	public UserForm withCanModify(boolean canModify) {
		return new UserForm(canModify, this.commonFieldIdList, this.customFieldList, this.richFieldList);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.commonFieldIdList != null) {
			this.commonFieldIdList.forEach((field) -> Members.known(name + ".common_field_id_list", field));
		}
		if (this.richFieldList != null) {
			this.richFieldList.forEach((field) -> field.check(name + ".rich_field_list"));
		}
	}

}
