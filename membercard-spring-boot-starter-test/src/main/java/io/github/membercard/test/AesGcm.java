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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts for a merchant with its APIv3 key, with the JDK only.
 */
final class AesGcm {

	private static final int TAG_BITS = 128;

	private AesGcm() {
	}

	/**
	 * Describe a text by its ciphertext and what is needed to decrypt it.
	 * @param target where {@code algorithm}, {@code nonce}, {@code associated_data} and
	 * {@code ciphertext} are put
	 * @param text the text
	 * @param associatedData what is authenticated with it
	 * @param apiV3Key the key
	 * @param random the source of chance
	 */
	static void encrypt(ObjectNode target, String text, String associatedData, String apiV3Key, SecureRandom random) {
		byte[] bytes = new byte[6];
		random.nextBytes(bytes);
		String nonce = HexFormat.of().formatHex(bytes);
		target.put("algorithm", "AEAD_AES_256_GCM")
			.put("nonce", nonce)
			.put("associated_data", associatedData)
			.put("ciphertext", encrypt(text, nonce, associatedData, apiV3Key));
	}

	private static String encrypt(String text, String nonce, String associatedData, String key) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
					new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.US_ASCII)));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The text can't be encrypted", ex);
		}
	}

}
