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

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What a service shows on a user's card.
 *
 * @param fieldList the texts, or {@code null} for none; the documents declare a list,
 * while their sample has a single object, so answers are read both ways
 * @param actionSetting the button, or {@code null} for none
 * @since 0.1.0
 */
public record ServiceContent(
		@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<ServiceField> fieldList,
		@Nullable ServiceAction actionSetting) {

	public ServiceContent {
		fieldList = (fieldList != null) ? List.copyOf(fieldList) : null;
	}

	/**
	 * Create a content of texts.
	 * @param fields the texts
	 * @return a content
	 */
	public static ServiceContent of(ServiceField... fields) {
		return new ServiceContent(List.of(fields), null);
	}

	/**
	 * Return the same content with a button.
	 * @param actionSetting the button
	 * @return a new content
	 */
	public ServiceContent withAction(ServiceAction actionSetting) {
		return new ServiceContent(this.fieldList, actionSetting);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		String fields = name + ".field_list";
		Members.rule(this.fieldList == null || !this.fieldList.isEmpty(),
				"'" + fields + "' must not be empty; leave it out for no texts");
		ServiceField.check(fields, this.fieldList);
		if (this.actionSetting != null) {
			this.actionSetting.check(name + ".action_setting");
		}
	}

}
