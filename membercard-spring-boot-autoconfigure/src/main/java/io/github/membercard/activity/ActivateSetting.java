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

package io.github.membercard.activity;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * How the card of an activity is activated.
 *
 * @param activateType how the card is activated, or {@code null}; required in a request
 * @param activateUrl the page for jump activation, at most 128 characters, or
 * {@code null}; a mini program wins over it
 * @param activateMiniprogram the mini program for jump activation, or {@code null}
 * @since 0.1.0
 */
public record ActivateSetting(@Nullable ActivateType activateType, @Nullable String activateUrl,
		@Nullable ActivateMiniProgram activateMiniprogram) {

	private static final int MAX_URL = 128;

	/**
	 * The card is activated by WeChat itself.
	 * @return a setting
	 */
	public static ActivateSetting autoActivate() {
		return new ActivateSetting(ActivateType.AUTO_ACTIVATE, null, null);
	}

	/**
	 * The user activates the card on a page.
	 * @param url the page, at most 128 characters
	 * @return a setting
	 */
	public static ActivateSetting jumpToPage(String url) {
		return new ActivateSetting(ActivateType.JUMP_ACTIVATE, url, null);
	}

	/**
	 * The user activates the card in a mini program.
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it, at most 128 characters
	 * @return a setting
	 */
	public static ActivateSetting jumpToMiniProgram(String appid, String path) {
		return new ActivateSetting(ActivateType.JUMP_ACTIVATE, null, new ActivateMiniProgram(appid, path));
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.known(name + ".activate_type", Members.required(name + ".activate_type", this.activateType));
		Members.optionalUrl(name + ".activate_url", this.activateUrl, MAX_URL);
		if (this.activateMiniprogram != null) {
			this.activateMiniprogram.check(name + ".activate_miniprogram");
		}
		Members.rule(
				this.activateType != ActivateType.JUMP_ACTIVATE || this.activateUrl != null
						|| this.activateMiniprogram != null,
				"'" + name + ".activate_type' JUMP_ACTIVATE needs 'activate_url' or 'activate_miniprogram'");
	}

}
