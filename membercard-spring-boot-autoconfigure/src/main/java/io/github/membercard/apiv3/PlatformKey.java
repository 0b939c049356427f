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

import org.jspecify.annotations.Nullable;

/**
 * A public key of WeChat Pay with the serial that names it in {@code Wechatpay-Serial}.
 *
 * @since 0.1.0
 */
public final class PlatformKey {

	private final String serial;

	private final RSAPublicKey publicKey;

	private final @Nullable Instant expiresAt;

	private final CryptoProvider cryptoProvider;

	private final ImportedKey<RSAPublicKey> importedKey;

	PlatformKey(String serial, RSAPublicKey publicKey, @Nullable Instant expiresAt) {
		this(serial, publicKey, expiresAt, CryptoProvider.of(CryptoProvider.Choice.JDK));
	}

	private PlatformKey(String serial, RSAPublicKey publicKey, @Nullable Instant expiresAt,
			CryptoProvider cryptoProvider) {
		this.serial = serial;
		this.publicKey = publicKey;
		this.expiresAt = expiresAt;
		this.cryptoProvider = cryptoProvider;
		this.importedKey = new ImportedKey<>(RSAPublicKey.class, publicKey);
	}

	/**
	 * Return the serial.
	 * @return the id of a public key ({@code PUB_KEY_ID_…}) or the serial number of a
	 * platform certificate
	 */
	public String serial() {
		return this.serial;
	}

	/**
	 * Return the key.
	 * @return the key
	 */
	public RSAPublicKey publicKey() {
		return this.publicKey;
	}

	/**
	 * Return when the certificate ends.
	 * @return the end, {@code null} for a public key, which has none
	 */
	public @Nullable Instant expiresAt() {
		return this.expiresAt;
	}

	PlatformKey with(CryptoProvider cryptoProvider) {
		return new PlatformKey(this.serial, this.publicKey, this.expiresAt, cryptoProvider);
	}

	/**
	 * Tell whether this key made a signature.
	 * @param message what was signed
	 * @param signature the signature
	 * @return whether it did
	 */
	boolean signed(byte[] message, byte[] signature) {
		try {
			Rsa rsa = this.cryptoProvider.current();
			return rsa.verify(this.importedKey.by(rsa), message, signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Encrypt a text that only the platform may read (RSAES-OAEP with SHA-1).
	 * @param text the text
	 * @return the cipher text in Base64
	 */
	String encrypt(Sensitive text) {
		try {
			Rsa rsa = this.cryptoProvider.current();
			return Base64.getEncoder()
				.encodeToString(rsa.encrypt(this.importedKey.by(rsa), text.value().getBytes(StandardCharsets.UTF_8)));
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
