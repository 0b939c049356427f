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
 * A message that a user gets of a service.
 *
 * @param messageTemplateId the template of the message; required in requests
 * @param fieldList the texts, at least one in requests; the documents declare a list,
 * while their sample has a single object, so answers are read both ways
 * @since 0.1.0
 */
public record ServiceMessage(@Nullable String messageTemplateId,
		@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<ServiceField> fieldList) {

	public ServiceMessage {
		fieldList = (fieldList != null) ? List.copyOf(fieldList) : null;
	}

	/**
	 * Create a message.
	 * @param messageTemplateId the template of the message
	 * @param fields the texts, at least one
	 * @return a message
	 */
	public static ServiceMessage of(String messageTemplateId, ServiceField... fields) {
		return new ServiceMessage(messageTemplateId, List.of(fields));
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".message_template_id", this.messageTemplateId);
		String fields = name + ".field_list";
		Members.rule(!Members.required(fields, this.fieldList).isEmpty(), "'" + fields + "' must not be empty");
		ServiceField.check(fields, this.fieldList);
	}

}
