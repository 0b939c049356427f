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

package io.github.membercard.officialaccount.event;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.membercard.apiv3.MembercardConfigurationException;

/**
 * The EncodingAESKey of an account, which its pushes are encrypted with in safe mode.
 */
final class EncodingAesKey {

	static final String SETTING = "encoding-aes-key";

	private static final int LENGTH = 43;

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*");

	private static final int IV_BYTES = 16;

	private static final int RANDOM_BYTES = 16;

	// More than the block of AES, so no library takes it off
	private static final int PADDING_BLOCK = 32;

	private final SecretKey key;

	private final IvParameterSpec iv;

	private EncodingAesKey(byte[] bytes) {
		this.key = new SecretKeySpec(bytes, "AES");
		this.iv = new IvParameterSpec(bytes, 0, IV_BYTES);
	}

	/**
	 * Create a key.
	 * @param text the text as shown in the console of the platform, 43 characters
	 * @return the key
	 * @throws MembercardConfigurationException when it is of another form
	 */
	static EncodingAesKey of(String text) {
		if (text.length() != LENGTH) {
			throw invalid("it has " + text.length() + " characters, not " + LENGTH);
		}
		if (!BASE64.matcher(text).matches()) {
			throw invalid("it has a character that is none of Base64");
		}
		return new EncodingAesKey(Base64.getDecoder().decode(text + "="));
	}

	private static MembercardConfigurationException invalid(String found) {
		return new MembercardConfigurationException(SETTING, found,
				"Copy the EncodingAESKey from the settings of the account, without an equals sign at its end");
	}

	/**
	 * Decrypt a push.
	 * @param encrypted the {@code Encrypt} field
	 * @return the content, or empty when it can't be decrypted: why is nobody's business,
	 * as an answer to that would help to decrypt without the key
	 */
	Optional<Content> decrypt(String encrypted) {
		try {
			Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE, this.key, this.iv);
			return content(cipher.doFinal(Base64.getDecoder().decode(encrypted)));
		}
		catch (IllegalArgumentException | GeneralSecurityException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Content> content(byte[] padded) {
		int end = padded.length - padding(padded);
		int start = RANDOM_BYTES + Integer.BYTES;
		if (end == padded.length || end < start) {
			return Optional.empty();
		}
		int length = ByteBuffer.wrap(padded).getInt(RANDOM_BYTES);
		if (length < 0 || length > end - start) {
			return Optional.empty();
		}
		return Optional.of(new Content(Arrays.copyOfRange(padded, start, start + length),
				Arrays.copyOfRange(padded, start + length, end)));
	}

	/**
	 * Measure the padding.
	 * @param padded the decrypted bytes
	 * @return its number of bytes, 0 when it is wrong
	 */
	private static int padding(byte[] padded) {
		int length = (padded.length > 0) ? padded[padded.length - 1] : 0;
		if (length < 1 || length > PADDING_BLOCK || length > padded.length) {
			return 0;
		}
		int difference = 0;
		for (int i = padded.length - length; i < padded.length; i++) {
			difference |= padded[i] ^ length;
		}
		return (difference == 0) ? length : 0;
	}

	/**
	 * What was encrypted.
	 */
	static final class Content {

		private final byte[] xml;

		private final byte[] appId;

		private Content(byte[] xml, byte[] appId) {
			this.xml = xml;
			this.appId = appId;
		}

		byte[] xml() {
			return this.xml;
		}

		byte[] appId() {
			return this.appId;
		}

	}

}
