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

/**
 * The new state of a service on a user's card.
 *
 * @param outRequestNo your number of this change, 8 to 128 letters, digits and
 * {@code | _ * -}; the same one when you repeat it, and a new one for each new change
 * @param serviceModuleId the service module that WeChat Pay gave, 1 to 9 characters
 * @param stateSetting the state
 * @since 0.1.0
 */
public record ServiceModuleDataRequest(String outRequestNo, String serviceModuleId, ServiceStateSetting stateSetting) {

	private static final int MIN_OUT_REQUEST_NO = 8;

	private static final int MAX_OUT_REQUEST_NO = 128;

	private static final int MAX_SERVICE_MODULE_ID = 9;

	public ServiceModuleDataRequest {
		Members.outRequestNo(outRequestNo, MIN_OUT_REQUEST_NO, MAX_OUT_REQUEST_NO);
		Members.requiredText("service_module_id", serviceModuleId, MAX_SERVICE_MODULE_ID);
		Members.required("state_setting", stateSetting).check("state_setting");
	}

}
