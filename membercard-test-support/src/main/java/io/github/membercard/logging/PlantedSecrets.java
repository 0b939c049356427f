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

package io.github.membercard.logging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must never be logged, as it occurs in the tests. Tests use these values on
 * purpose, so that a leak is seen.
 */
public final class PlantedSecrets {

	/**
	 * The APIv3 key of the vectors and of the fake platform's merchants in tests.
	 */
	public static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	/**
	 * An openid; those of tests begin alike.
	 */
	public static final String OPENID = "obLatjnx9gnqzS4myYGmLZ7LgLBA";

	/**
	 * The phone number of the documentation's examples.
	 */
	public static final String PHONE_NUMBER = "13800138000";

	/**
	 * The Token of the vectors of official accounts.
	 */
	public static final String OFFICIAL_ACCOUNT_TOKEN = "throwawaytoken";

	/**
	 * The EncodingAESKey of the vectors of official accounts.
	 */
	public static final String ENCODING_AES_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

	/**
	 * The code of a user's card in the documentation's examples.
	 */
	public static final String USER_CARD_CODE = "226009850808";

	private static final Map<String, Pattern> PATTERNS = patterns();

	private PlantedSecrets() {
	}

	private static Map<String, Pattern> patterns() {
		Map<String, Pattern> patterns = new LinkedHashMap<>();
		patterns.put("APIv3 key", Pattern.compile(Pattern.quote(API_V3_KEY)));
		patterns.put("openid", Pattern.compile("obLatj[A-Za-z0-9_-]+|oZI8Fj040[A-Za-z0-9_-]+"));
		patterns.put("token of an official account", Pattern.compile(OFFICIAL_ACCOUNT_TOKEN));
		patterns.put("EncodingAESKey", Pattern.compile(ENCODING_AES_KEY));
		patterns.put("code of a user's card", Pattern.compile(USER_CARD_CODE));
		patterns.put("phone number", Pattern.compile(PHONE_NUMBER));
		patterns.put("private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"));
		patterns.put("private key in Base64", Pattern.compile("MIIE[A-Za-z0-9+/]{6,8}ADANBgkqhkiG9w0BAQEFAASC"));
		patterns.put("Authorization",
				Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=|signature=\"[A-Za-z0-9+/]{40}"));
		patterns.put("password of a key", Pattern.compile("s3cret-of-the-key-store"));
		return patterns;
	}

	/**
	 * Look for a secret.
	 * @param text any text
	 * @return the kind of the first secret found, or empty when there is none
	 */
	public static Optional<String> find(String text) {
		return PATTERNS.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().matcher(text).find())
			.map(Map.Entry::getKey)
			.findFirst();
	}

}
