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

import org.jspecify.annotations.Nullable;

/**
 * What a service module opens from now on.
 *
 * @param jumpMiniprogram what it opens, or {@code null} for nothing: what it opened
 * before is cleared
 * @since 0.1.0
 */
public record ServiceModuleUpdateRequest(@Nullable MiniProgramTarget jumpMiniprogram) {

	public ServiceModuleUpdateRequest {
		if (jumpMiniprogram != null) {
			jumpMiniprogram.check("jump_miniprogram");
		}
	}

	/**
	 * Open a mini program.
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it
	 * @return a request
	 */
	public static ServiceModuleUpdateRequest jumpTo(String appid, String path) {
		return new ServiceModuleUpdateRequest(new MiniProgramTarget(appid, path));
	}

	/**
	 * Open nothing any longer.
	 * @return a request
	 */
	public static ServiceModuleUpdateRequest jumpToNothing() {
		return new ServiceModuleUpdateRequest(null);
	}

}
