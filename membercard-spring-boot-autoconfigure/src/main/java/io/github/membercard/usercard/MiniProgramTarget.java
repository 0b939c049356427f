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
 * A page in a mini program.
 *
 * @param appid the mini program, at most 32 characters; required in requests
 * @param path the path in it; required in requests
 * @since 0.1.0
 */
public record MiniProgramTarget(@Nullable String appid, @Nullable String path) {

	private static final int MAX_APPID = 32;

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".appid", this.appid, MAX_APPID);
		Members.requiredText(name + ".path", this.path);
	}

}
