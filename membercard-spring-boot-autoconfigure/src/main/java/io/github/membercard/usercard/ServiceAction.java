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
 * A button of a service on a user's card.
 *
 * @param actionName the text on the button; required in requests
 * @param jumpMiniprogram where the button leads; required in requests
 * @since 0.1.0
 */
public record ServiceAction(@Nullable String actionName, @Nullable MiniProgramTarget jumpMiniprogram) {

	/**
	 * Create a button that opens a mini program.
	 * @param actionName the text on the button
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it
	 * @return a button
	 */
	public static ServiceAction of(String actionName, String appid, String path) {
		return new ServiceAction(actionName, new MiniProgramTarget(appid, path));
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".action_name", this.actionName);
		String target = name + ".jump_miniprogram";
		Members.required(target, this.jumpMiniprogram).check(target);
	}

}
