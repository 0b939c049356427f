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

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The credential of a merchant as it is now, and the one before, with which messages may
 * still be encrypted that are under way. Both are one snapshot behind one reference.
 */
final class CredentialSource {

	private volatile Credentials credentials;

	CredentialSource(MerchantCredential credential) {
		this.credentials = new Credentials(credential, null);
	}

	/**
	 * Return the credential to sign with. A signature and the serial number beside it
	 * have to come from one look.
	 * @return the credential as it is now
	 */
	MerchantCredential current() {
		return this.credentials.current();
	}

	/**
	 * Use another credential from now on.
	 * @param credential the credential
	 */
	synchronized void use(MerchantCredential credential) {
		this.credentials = this.credentials.followedBy(credential);
	}

	/**
	 * Decrypt a text that was encrypted with the merchant API certificate, by the private
	 * key or the one before.
	 * @param ciphertext the Base64 text
	 * @return the clear text
	 */
	Sensitive decrypt(String ciphertext) {
		return decrypt((credential) -> credential.decrypt(ciphertext));
	}

	/**
	 * Decrypt a value of the platform by the APIv3 key or the one before.
	 * @param associatedData the associated data, may be empty
	 * @param nonce the nonce
	 * @param ciphertext the Base64 text of cipher text and tag
	 * @return the clear bytes
	 */
	byte[] decrypt(String associatedData, String nonce, String ciphertext) {
		return decrypt((credential) -> {
			ApiV3Key key = credential.getApiV3Key();
			if (key == null) {
				throw ApiV3Key.missing("what the platform sends");
			}
			return key.decrypt(associatedData, nonce, ciphertext);
		});
	}

	private <T> T decrypt(Function<MerchantCredential, T> decryption) {
		Credentials credentials = this.credentials;
		try {
			return decryption.apply(credentials.current());
		}
		catch (MembercardConfigurationException ex) {
			MerchantCredential former = credentials.former();
			if (former == null) {
				throw ex;
			}
			try {
				return decryption.apply(former);
			}
			catch (MembercardConfigurationException formerEx) {
				throw ex;
			}
		}
	}

	/**
	 * The credentials at one time.
	 *
	 * @param current the one to use
	 * @param former the one before, or {@code null}
	 */
	private record Credentials(MerchantCredential current, @Nullable MerchantCredential former) {

		// The same certificate read again does not push the one before out
		private Credentials followedBy(MerchantCredential next) {
			boolean same = next.getSerialNumber().equals(this.current.getSerialNumber());
			return new Credentials(next, same ? this.former : this.current);
		}

	}

}
