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
 * A service module to add to a card.
 *
 * @param serviceModuleId the number that WeChat Pay gave the module, at most 9 characters
 * @param jumpMiniprogram what it opens, or {@code null} for nothing
 * @since 0.1.0
 */
public record ServiceModuleAddRequest(String serviceModuleId, @Nullable MiniProgramTarget jumpMiniprogram) {

	private static final int MAX_SERVICE_MODULE_ID = 9;

	public ServiceModuleAddRequest {
		Members.requiredText("service_module_id", serviceModuleId, MAX_SERVICE_MODULE_ID);
		if (jumpMiniprogram != null) {
			jumpMiniprogram.check("jump_miniprogram");
		}
	}

	/**
	 * Add a module that opens nothing.
	 * @param serviceModuleId the number that WeChat Pay gave the module, at most 9
	 * characters
	 * @return a request
	 */
	public static ServiceModuleAddRequest of(String serviceModuleId) {
		return new ServiceModuleAddRequest(serviceModuleId, null);
	}

	/**
	 * Return the same request with a mini program that the module opens.
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it
	 * @return a new request
	 */
	public ServiceModuleAddRequest withJumpMiniprogram(String appid, String path) {
		return new ServiceModuleAddRequest(this.serviceModuleId, new MiniProgramTarget(appid, path));
	}

}
