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

package io.github.membercard.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Phone numbers stand in the database encrypted (AES-256-GCM) and are told apart by a
 * keyed digest. A plain digest of a phone number would be the number to anyone who tries
 * them all.
 */
final class PhoneStorage implements MemberStorage {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final String MAC = "HmacSHA256";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final SecretKey cipherKey;

	private final SecretKey macKey;

	/**
	 * Create a storage.
	 * @param key the secret from which the keys are derived
	 */
	PhoneStorage(SecretKey key) {
		this.cipherKey = new SecretKeySpec(digest(key, "encrypt"), "AES");
		this.macKey = new SecretKeySpec(digest(key, "identify"), MAC);
	}

	@Override
	public String identify(String member) {
		return HexFormat.of().formatHex(digest(this.macKey, member));
	}

	@Override
	public String encrypt(String member) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		try {
			Cipher cipher = Cipher.getInstance(CIPHER);
			cipher.init(Cipher.ENCRYPT_MODE, this.cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
			byte[] encrypted = cipher.doFinal(member.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder()
				.encodeToString(ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A phone number can't be encrypted", ex);
		}
	}

	@Override
	public String restore(PendingRow row) {
		byte[] encrypted = Base64.getDecoder().decode((row.encrypted() != null) ? row.encrypted() : "");
		try {
			Cipher cipher = Cipher.getInstance(CIPHER);
			cipher.init(Cipher.DECRYPT_MODE, this.cipherKey,
					new GCMParameterSpec(TAG_BITS, encrypted, 0, Math.min(NONCE_BYTES, encrypted.length)));
			byte[] number = cipher.doFinal(encrypted, NONCE_BYTES, Math.max(encrypted.length - NONCE_BYTES, 0));
			return new String(number, StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalStateException("The phone number of line " + row.line()
					+ " was encrypted with another key than 'membercard.import.phone-key'. "
					+ "Set the key that was set when the import was started", ex);
		}
	}

	@Override
	public String outRequestNo(String cardId, String member, @Nullable String code) {
		byte[] digest = digest(this.macKey, OpenidStorage.intent(cardId, member, code));
		return HexFormat.of().formatHex(digest, 0, OpenidStorage.OUT_REQUEST_NO_LENGTH / 2);
	}

	private static byte[] digest(SecretKey key, String text) {
		try {
			Mac mac = Mac.getInstance(MAC);
			mac.init(key);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + MAC, ex);
		}
	}

}
