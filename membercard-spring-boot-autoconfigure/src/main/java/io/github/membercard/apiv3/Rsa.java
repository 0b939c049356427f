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

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;

import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;

import org.jspecify.annotations.Nullable;

/**
 * RSA as WeChat Pay uses it, computed by one {@link Provider}. The provider is asked for
 * by each operation, so nothing has to be installed in the JVM; that costs a thousandth
 * of a signature.
 */
final class Rsa {

	private static final String SIGNATURE = "SHA256withRSA";

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private final @Nullable Provider provider;

	private Rsa(@Nullable Provider provider) {
		this.provider = provider;
	}

	/**
	 * Compute by what the JVM itself prefers, which is the JDK unless its administrator
	 * says otherwise.
	 * @return the operations
	 */
	static Rsa ofJvm() {
		return new Rsa(null);
	}

	static Rsa of(Provider provider) {
		return new Rsa(provider);
	}

	byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
		Signature signature = signature();
		signature.initSign(key);
		signature.update(message);
		return signature.sign();
	}

	boolean verify(PublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
		Signature verifier = signature();
		verifier.initVerify(key);
		verifier.update(message);
		return verifier.verify(signature);
	}

	byte[] encrypt(PublicKey key, byte[] text) throws GeneralSecurityException {
		Cipher cipher = cipher();
		cipher.init(Cipher.ENCRYPT_MODE, key);
		return cipher.doFinal(text);
	}

	byte[] decrypt(PrivateKey key, byte[] ciphertext) throws GeneralSecurityException {
		Cipher cipher = cipher();
		cipher.init(Cipher.DECRYPT_MODE, key);
		return cipher.doFinal(ciphertext);
	}

	/**
	 * Import a key. One of another provider would be translated again for each operation,
	 * and a signature would take more than twice as long.
	 * @param key the key
	 * @return the same key as this provider holds it
	 */
	Key importKey(Key key) throws NoSuchAlgorithmException, InvalidKeyException {
		return (this.provider != null) ? KeyFactory.getInstance("RSA", this.provider).translateKey(key) : key;
	}

	private Signature signature() throws NoSuchAlgorithmException {
		return (this.provider != null) ? Signature.getInstance(SIGNATURE, this.provider)
				: Signature.getInstance(SIGNATURE);
	}

	private Cipher cipher() throws NoSuchAlgorithmException, NoSuchPaddingException {
		return (this.provider != null) ? Cipher.getInstance(OAEP, this.provider) : Cipher.getInstance(OAEP);
	}

	@Override
	public String toString() {
		return (this.provider != null) ? this.provider.getName() + ' ' + this.provider.getVersionStr() : "JDK";
	}

}
