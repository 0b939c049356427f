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
 * A line on the card with a value of each user, which
 * {@link MemberCardUserService#update} changes. It has a name of WeChat, a change of
 * which can send a message, or one of your own.
 *
 * @param nameType the name that WeChat has for it, or {@code null}
 * @param name a name of your own, or {@code null}
 * @param url the page that the line opens, or {@code null}
 * @param appBrandUserName the mini program that the line opens, as its original id
 * followed by {@code @app}, or {@code null}
 * @param appBrandPass the path in the mini program, or {@code null}
 * @since 0.1.0
 */
public record CustomField(@Nullable CustomFieldNameType nameType, @Nullable String name, @Nullable String url,
		@Nullable String appBrandUserName, @Nullable String appBrandPass) {

	/**
	 * A line with a name of WeChat.
	 * @param nameType the name
	 * @return a line that opens nothing
	 */
	public static CustomField of(CustomFieldNameType nameType) {
		return new CustomField(nameType, null, null, null, null);
	}

	/**
	 * A line with a name of your own. Its changes send no message.
	 * @param name the name
	 * @return a line that opens nothing
	 */
	public static CustomField named(String name) {
		return new CustomField(null, name, null, null, null);
	}

	/**
	 * Return the same line with a page to open.
	 * @param url the page
	 * @return a new line
	 */
	public CustomField withUrl(String url) {
		return new CustomField(this.nameType, this.name, url, this.appBrandUserName, this.appBrandPass);
	}

	/**
	 * Return the same line with a mini program to open.
	 * @param userName the original id of the mini program followed by {@code @app}
	 * @param path the path in it
	 * @return a new line
	 */
	public CustomField withMiniProgram(String userName, String path) {
		return new CustomField(this.nameType, this.name, this.url, userName, path);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.known(name + ".name_type", this.nameType);
		Members.rule(this.nameType != null || this.name != null,
				"'" + name + "' needs 'name_type', or 'name' for a name of your own");
	}

}
