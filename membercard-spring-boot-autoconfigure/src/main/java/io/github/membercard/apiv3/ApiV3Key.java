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

package io.github.membercard.apiv3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The APIv3 key of a merchant: 32 bytes chosen in the merchant platform. Platform
 * certificates and notifications are encrypted with it.
 *
 * @since 0.1.0
 */
public final class ApiV3Key {

	static final int LENGTH = 32;

	private static final int TAG_BITS = 128;

	private final SecretKey key;

	private ApiV3Key(byte[] bytes) {
		this.key = new SecretKeySpec(bytes, "AES");
	}

	/**
	 * Create a key.
	 * @param text the key as shown in the merchant platform, 32 bytes of ASCII
	 * @return the key
	 * @throws MembercardConfigurationException when it has another length
	 */
	public static ApiV3Key of(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length != LENGTH) {
			throw new MembercardConfigurationException("api-v3-key", "it has " + bytes.length + " bytes, not 32",
					"Copy the APIv3 key from the merchant platform, account centre, API security;"
							+ " it is not the older API key");
		}
		if (!text.equals(text.strip())) {
			throw new MembercardConfigurationException("api-v3-key", "it begins or ends with white space",
					"Remove the white space around the key");
		}
		return new ApiV3Key(bytes);
	}

	/**
	 * Make the error of a missing key.
	 * @param encrypted what is encrypted with it, in the plural
	 * @return the error
	 */
	static MembercardConfigurationException missing(String encrypted) {
		return new MembercardConfigurationException("api-v3-key",
				"it is missing, and " + encrypted + " are encrypted with it",
				"Set it to the 32 characters of the APIv3 key");
	}

	/**
	 * Decrypt a value of the platform (AEAD_AES_256_GCM).
	 * @param associatedData the associated data, may be empty
	 * @param nonce the nonce
	 * @param ciphertext the Base64 text of cipher text and tag
	 * @return the clear bytes
	 * @throws MembercardConfigurationException when the key is not the one it was
	 * encrypted with
	 */
	public byte[] decrypt(String associatedData, String nonce, String ciphertext) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE, this.key,
					new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
			cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
		}
		// JDK 17 throws a ProviderException for what is shorter than its tag
		catch (GeneralSecurityException | ProviderException | IllegalArgumentException ex) {
			throw new MembercardConfigurationException("api-v3-key",
					"a value of the platform can't be decrypted with it",
					"Copy the current APIv3 key of this merchant from the merchant platform", ex);
		}
	}

	@Override
	public String toString() {
		return "ApiV3Key[***]";
	}

}
