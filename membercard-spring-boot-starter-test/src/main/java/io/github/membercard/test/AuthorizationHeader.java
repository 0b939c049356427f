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

package io.github.membercard.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Authorization} header of a request, taken apart.
 *
 * @param merchantId {@code mchid}
 * @param nonce {@code nonce_str}
 * @param signature {@code signature}, Base64
 * @param timestamp {@code timestamp}, as sent
 * @param serialNumber {@code serial_no}
 */
record AuthorizationHeader(String merchantId, String nonce, String signature, String timestamp, String serialNumber) {

	static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

	private static final Set<String> ITEMS = Set.of("mchid", "nonce_str", "signature", "timestamp", "serial_no");

	private static final Pattern ITEM = Pattern.compile("\\s*([^\\s=\",]+)=\"([^\"]*)\"\\s*(,|$)");

	static AuthorizationHeader parse(List<String> headers) {
		if (headers.size() != 1) {
			throw Refusal.signError("There must be one Authorization header, but there are " + headers.size());
		}
		String header = headers.get(0);
		if (!header.startsWith(SCHEME + " ")) {
			throw Refusal.signError("Authorization must begin with the scheme " + SCHEME + " and a blank");
		}
		Map<String, String> items = items(header.substring(SCHEME.length() + 1));
		return new AuthorizationHeader(item(items, "mchid"), item(items, "nonce_str"), item(items, "signature"),
				item(items, "timestamp"), item(items, "serial_no"));
	}

	private static Map<String, String> items(String text) {
		Map<String, String> items = new HashMap<>();
		Matcher matcher = ITEM.matcher(text);
		int end = 0;
		while (matcher.find() && matcher.start() == end) {
			String name = Objects.requireNonNull(matcher.group(1));
			if (!ITEMS.contains(name)) {
				throw Refusal.signError("Authorization has an item %s that doesn't belong there".formatted(name));
			}
			if (items.put(name, Objects.requireNonNull(matcher.group(2))) != null) {
				throw Refusal.signError("Authorization has the item %s twice".formatted(name));
			}
			end = matcher.end();
		}
		if (end != text.length() || text.endsWith(",")) {
			throw Refusal.signError("Authorization must be a list of items name=\"value\" separated by commas,"
					+ " which ends after %d items".formatted(items.size()));
		}
		return items;
	}

	private static String item(Map<String, String> items, String name) {
		String value = items.get(name);
		if (value == null || value.isBlank()) {
			throw Refusal.signError("Authorization lacks the item " + name);
		}
		return value;
	}

	@Override
	public String toString() {
		return "AuthorizationHeader[" + this.merchantId + "]";
	}

}
