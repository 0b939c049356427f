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

package io.github.membercard.delivery;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The rules that QR codes and permission tokens share.
 */
final class Activation {

	private static final int MAX_URL = 128;

	private static final int MAX_APPID = 32;

	private static final int MAX_PATH = 128;

	private static final int MAX_OUTER_STR = 32;

	private Activation() {
	}

	/**
	 * Check the members that both requests have.
	 * @param type how the card is activated
	 * @param url the page, or {@code null}
	 * @param appid the mini program, or {@code null}
	 * @param path the path in the mini program, or {@code null}
	 * @param outerStr the scene value, or {@code null}
	 */
	static void check(ActivateType type, @Nullable String url, @Nullable String appid, @Nullable String path,
			@Nullable String outerStr) {
		Members.required("activate_type", type);
		Members.optionalUrl("activate_url", url, MAX_URL);
		Members.optionalText("activate_appid", appid, MAX_APPID);
		Members.optionalText("activate_path", path, MAX_PATH);
		Members.outerStr(outerStr, MAX_OUTER_STR);
		if (type == ActivateType.JUMP_ACTIVATE && url == null && (appid == null || path == null)) {
			throw new IllegalArgumentException(
					"'activate_type' JUMP_ACTIVATE needs 'activate_url', or 'activate_appid' with 'activate_path'");
		}
	}

}
