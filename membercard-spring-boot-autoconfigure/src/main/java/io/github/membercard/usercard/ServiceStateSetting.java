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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A state of a service on a user's card.
 *
 * @param stateId the state, as the template of the service module names it; required in
 * requests
 * @param contentTemplateData what the card shows; required in requests
 * @param messageTemplateSetting the message that the user gets, or {@code null} for none
 * @since 0.1.0
 */
public record ServiceStateSetting(@Nullable String stateId, @Nullable ServiceContent contentTemplateData,
		@Nullable ServiceMessage messageTemplateSetting) {

	/**
	 * Create a state without a message.
	 * @param stateId the state, as the template of the service module names it
	 * @param contentTemplateData what the card shows
	 * @return a state
	 */
	public static ServiceStateSetting of(String stateId, ServiceContent contentTemplateData) {
		return new ServiceStateSetting(stateId, contentTemplateData, null);
	}

	/**
	 * Return the same state with a message.
	 * @param messageTemplateSetting the message that the user gets
	 * @return a new state
	 */
	public ServiceStateSetting withMessage(ServiceMessage messageTemplateSetting) {
		return new ServiceStateSetting(this.stateId, this.contentTemplateData, messageTemplateSetting);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".state_id", this.stateId);
		String content = name + ".content_template_data";
		Members.required(content, this.contentTemplateData).check(content);
		if (this.messageTemplateSetting != null) {
			this.messageTemplateSetting.check(name + ".message_template_setting");
		}
	}

}
