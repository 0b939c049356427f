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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts events in safe mode, with the JDK only.
 */
final class OfficialAccountEncryption {

	static final int PREFIX_LENGTH = 16;

	// Twice that of AES, so the JDK can't pad.
	private static final int BLOCK_SIZE = 32;

	private OfficialAccountEncryption() {
	}

	/**
	 * Encrypt a text.
	 * @param prefix 16 random bytes
	 * @param text the text
	 * @param appId who it is for
	 * @param encodingAesKey the key, 43 characters
	 * @return the ciphertext in Base64
	 */
	static String encrypt(byte[] prefix, String text, String appId, String encodingAesKey) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		byte[] end = appId.getBytes(StandardCharsets.UTF_8);
		int length = prefix.length + Integer.BYTES + bytes.length + end.length;
		byte[] padding = new byte[BLOCK_SIZE - length % BLOCK_SIZE];
		Arrays.fill(padding, (byte) padding.length);
		byte[] plain = ByteBuffer.allocate(length + padding.length)
			.put(prefix)
			.putInt(bytes.length)
			.put(bytes)
			.put(end)
			.put(padding)
			.array();
		byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
			return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The event can't be encrypted", ex);
		}
	}

}
