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

package io.github.membercard.officialaccount;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * An entry of your own on the card. The copies of the documentation differ in how long
 * its texts may be.
 *
 * @param name the text of the entry, at most 15 bytes of UTF-8, which are 5 Chinese
 * characters, or {@code null}
 * @param tips the hint beside it, at most 18 bytes of UTF-8, which are 6 Chinese
 * characters, or {@code null}
 * @param url the page that it opens, at most 128 characters, or {@code null}
 * @param appBrandUserName the mini program that it opens, as its original id followed by
 * {@code @app}, or {@code null}
 * @param appBrandPass the path in the mini program, or {@code null}
 * @since 0.1.0
 */
public record CustomCell(@Nullable String name, @Nullable String tips, @Nullable String url,
		@Nullable String appBrandUserName, @Nullable String appBrandPass) {

	private static final int MAX_NAME = 15;

	private static final int MAX_TIPS = 18;

	/**
	 * Create an entry that opens a page.
	 * @param name the text of the entry, at most 15 bytes of UTF-8
	 * @param tips the hint beside it, at most 18 bytes of UTF-8
	 * @param url the page that it opens, at most 128 characters
	 * @return an entry
	 */
	public static CustomCell of(String name, String tips, String url) {
		return new CustomCell(name, tips, url, null, null);
	}

	/**
	 * Return the same entry with a mini program to open.
	 * @param userName the original id of the mini program followed by {@code @app}
	 * @param path the path in it
	 * @return a new entry
	 */
	public CustomCell withMiniProgram(String userName, String path) {
		return new CustomCell(this.name, this.tips, this.url, userName, path);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.maxBytes(name + ".name", this.name, MAX_NAME);
		Members.maxBytes(name + ".tips", this.tips, MAX_TIPS);
		Members.maxLength(name + ".url", this.url, CardRules.MAX_URL);
	}

}
