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

package io.github.membercard.usercard;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A user's answers to the form of a card.
 *
 * @param commonFieldList the answers to questions of WeChat, or {@code null} for none
 * @param customFieldList the answers to questions of the merchant, or {@code null} for
 * none
 * @since 0.1.0
 */
public record UserInformation(@Nullable List<UserCommonField> commonFieldList,
		@Nullable List<UserCustomField> customFieldList) {

	public UserInformation {
		commonFieldList = (commonFieldList != null) ? List.copyOf(commonFieldList) : null;
		customFieldList = (customFieldList != null) ? List.copyOf(customFieldList) : null;
	}

}
