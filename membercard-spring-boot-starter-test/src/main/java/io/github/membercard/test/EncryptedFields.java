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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the ciphertexts of a call by their plaintexts. There is one such field, in a
 * body or in a query.
 */
final class EncryptedFields {

	private static final String CIPHERTEXT = "encrypted_phone_number";

	private static final String PLAINTEXT = "phone_number";

	private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9][0-9-]{4,19}");

	private final KeyRing keys;

	EncryptedFields(KeyRing keys) {
		this.keys = keys;
	}

	/**
	 * Decrypt what is encrypted.
	 * @param call the call as received
	 * @param serial the key that it names in {@code Wechatpay-Serial}
	 * @return the call with {@code phone_number} in place of
	 * {@code encrypted_phone_number}
	 */
	Call decrypt(Call call, @Nullable String serial) {
		JsonNode body = call.body();
		if (body.has(CIPHERTEXT)) {
			ObjectNode decrypted = (ObjectNode) body.deepCopy();
			decrypted.put(PLAINTEXT, decrypt(decrypted.remove(CIPHERTEXT).asString(), serial, "body"));
			return call.withBody(decrypted);
		}
		String ciphertext = call.query().get(CIPHERTEXT);
		if (ciphertext != null) {
			Map<String, String> decrypted = new LinkedHashMap<>(call.query());
			decrypted.remove(CIPHERTEXT);
			decrypted.put(PLAINTEXT, decrypt(ciphertext, serial, "query"));
			return call.withQuery(decrypted);
		}
		return call;
	}

	private String decrypt(String ciphertext, @Nullable String serial, String location) {
		PlatformKey key = this.keys.find(Objects.requireNonNull(serial, "serial"));
		String text = (key != null) ? Rsa.decrypt(key.keyPair().get().getPrivate(), ciphertext) : null;
		if (text == null) {
			throw Refusal.paramError(location, "/" + CIPHERTEXT, null,
					"it is not a ciphertext of the key that Wechatpay-Serial names;"
							+ " encrypt with that key: RSA/ECB/OAEPWithSHA-1AndMGF1Padding, then Base64");
		}
		if (!PHONE_NUMBER.matcher(text).matches()) {
			throw Refusal.paramError(location, "/" + CIPHERTEXT, null, "its plaintext is not a phone number");
		}
		return text;
	}

}
