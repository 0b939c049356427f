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
 * A statement of yours that a user sees while opening a card.
 *
 * @param title the title, or {@code null}
 * @param url the page that has it, or {@code null}
 * @param appid the mini program that has it, at most 32 characters, or {@code null}
 * @param path the path in it, or {@code null}
 * @since 0.1.0
 */
public record AdditionalStatement(@Nullable String title, @Nullable String url, @Nullable String appid,
		@Nullable String path) {

	/**
	 * A page has the statement.
	 * @param title the title
	 * @param url the page
	 * @return the statement
	 */
	public static AdditionalStatement onPage(String title, String url) {
		return new AdditionalStatement(title, url, null, null);
	}

	/**
	 * A mini program has the statement.
	 * @param title the title
	 * @param appid the mini program, at most 32 characters
	 * @param path the path in it
	 * @return the statement
	 */
	public static AdditionalStatement inMiniProgram(String title, String appid, String path) {
		return new AdditionalStatement(title, null, appid, path);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.optionalText(name + ".title", this.title);
		Members.optionalUrl(name + ".url", this.url, Integer.MAX_VALUE);
		Members.optionalText(name + ".appid", this.appid, CardRules.MAX_APPID);
		Members.optionalText(name + ".path", this.path);
	}

}
