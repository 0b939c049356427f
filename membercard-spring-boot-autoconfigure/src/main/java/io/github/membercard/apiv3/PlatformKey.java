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
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Cipher;

import org.jspecify.annotations.Nullable;

/**
 * A public key of WeChat Pay with the serial that names it in {@code Wechatpay-Serial}.
 *
 * @param serial the id of a public key ({@code PUB_KEY_ID_…}) or the serial number of a
 * platform certificate
 * @param publicKey the key
 * @param expiresAt when the certificate ends, {@code null} for a public key, which has no
 * end
 * @since 0.1.0
 */
public record PlatformKey(String serial, RSAPublicKey publicKey, @Nullable Instant expiresAt) {

	/**
	 * Encrypt a text that only the platform may read (RSAES-OAEP with SHA-1).
	 * @param text the text
	 * @return the cipher text in Base64
	 */
	String encrypt(Sensitive text) {
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.ENCRYPT_MODE, this.publicKey);
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.value().getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The key " + this.serial + " can't encrypt", ex);
		}
	}

	@Override
	public String toString() {
		return "PlatformKey[serial=" + this.serial + ", expiresAt=" + this.expiresAt + "]";
	}

}
