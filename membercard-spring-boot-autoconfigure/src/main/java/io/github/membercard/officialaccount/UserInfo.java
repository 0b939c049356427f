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

import org.jspecify.annotations.Nullable;

/**
 * A user's answers to the form of one-click activation.
 *
 * @param commonFieldList the answers to questions of WeChat, or {@code null}
 * @param customFieldList the answers to questions of your own, or {@code null}
 * @since 0.1.0
 */
public record UserInfo(@Nullable List<UserInfoField> commonFieldList, @Nullable List<UserInfoField> customFieldList) {

	public UserInfo {
		commonFieldList = (commonFieldList != null) ? List.copyOf(commonFieldList) : null;
		customFieldList = (customFieldList != null) ? List.copyOf(customFieldList) : null;
	}

	/**
	 * Return the answer to a question of WeChat.
	 * @param field the question
	 * @return the answer, or {@code null} when there is none
	 */
	public @Nullable String value(FormCommonField field) {
		return value(this.commonFieldList, field.wireName());
	}

	/**
	 * Return the answer to a question of your own.
	 * @param name the question
	 * @return the answer, or {@code null} when there is none, or several could be chosen
	 */
	public @Nullable String value(String name) {
		return value(this.customFieldList, name);
	}

	private static @Nullable String value(@Nullable List<UserInfoField> fields, String name) {
		if (fields != null) {
			for (UserInfoField field : fields) {
				if (name.equals(field.name())) {
					return field.value();
				}
			}
		}
		return null;
	}

}
