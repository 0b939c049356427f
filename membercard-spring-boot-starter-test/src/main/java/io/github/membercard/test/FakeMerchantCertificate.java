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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;

import io.netty.pkitesting.X509Bundle;

/**
 * A merchant API certificate of the fake platform, with its private key.
 *
 * @since 0.1.0
 * @see FakeMerchant#issueCertificate()
 */
public final class FakeMerchantCertificate {

	private static final Duration VALIDITY = Duration.ofDays(5 * 365);

	private final String merchantId;

	private final String serialNumber;

	private final Lazy<X509Bundle> bundle;

	FakeMerchantCertificate(String merchantId, String serialNumber, Instant now) {
		this.merchantId = merchantId;
		this.serialNumber = serialNumber;
		this.bundle = new Lazy<>(() -> Rsa.certificate(merchantId, serialNumber, now, VALIDITY));
	}

	/**
	 * Return the serial number. It begins with a zero, which a careless conversion of the
	 * number drops.
	 * @return 40 upper-case hex digits
	 */
	public String serialNumber() {
		return this.serialNumber;
	}

	/**
	 * Return the certificate, {@code apiclient_cert.pem} of a real merchant.
	 * @return the certificate as PEM
	 */
	public String certificatePem() {
		return Rsa.pem(this.bundle.get());
	}

	/**
	 * Return the private key, {@code apiclient_key.pem} of a real merchant. It is a
	 * secret.
	 * @return the key as PKCS#8 PEM
	 */
	public String privateKeyPem() {
		return Rsa.pem("PRIVATE KEY", this.bundle.get().getKeyPair().getPrivate().getEncoded());
	}

	/**
	 * Return both, {@code apiclient_cert.p12} of a real merchant. It is a secret.
	 * @return a key store whose password is the merchant id
	 */
	public byte[] keyStore() {
		char[] password = this.merchantId.toCharArray();
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry("Tenpay Certificate", this.bundle.get().getKeyPair().getPrivate(), password,
					new Certificate[] { this.bundle.get().getCertificate() });
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			store.store(bytes, password);
			return bytes.toByteArray();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("The key store can't be made", ex);
		}
	}

	RSAPublicKey publicKey() {
		return (RSAPublicKey) this.bundle.get().getKeyPair().getPublic();
	}

	@Override
	public String toString() {
		return "FakeMerchantCertificate[" + this.serialNumber + "]";
	}

}
