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
 * The entry of a card to the value that a member has stored with you.
 *
 * @param needBalance whether the card has stored value, or {@code null}
 * @param balanceAppid the mini program that shows the balance, or {@code null}; needs
 * {@code balancePath}
 * @param balancePath the path in it, or {@code null}
 * @param balanceUrl the page that shows the balance, or {@code null}
 * @since 0.1.0
 */
public record BalanceInformation(@Nullable Boolean needBalance, @Nullable String balanceAppid,
		@Nullable String balancePath, @Nullable String balanceUrl) {

	/**
	 * A mini program shows the balance.
	 * @param appid the mini program
	 * @param path the path in it
	 * @return the entry
	 */
	public static BalanceInformation inMiniProgram(String appid, String path) {
		return new BalanceInformation(true, appid, path, null);
	}

	/**
	 * A page shows the balance.
	 * @param url the page
	 * @return the entry
	 */
	public static BalanceInformation onPage(String url) {
		return new BalanceInformation(true, null, null, url);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.optionalText(name + ".balance_appid", this.balanceAppid);
		Members.optionalText(name + ".balance_path", this.balancePath);
		Members.optionalUrl(name + ".balance_url", this.balanceUrl, Integer.MAX_VALUE);
		Members.rule(this.balanceAppid == null || this.balancePath != null,
				"'" + name + ".balance_path' is required with '" + name + ".balance_appid'");
	}

}
