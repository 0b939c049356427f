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

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;

import io.netty.pkitesting.X509Bundle;

/**
 * A merchant of the fake platform, with all that its client needs to call.
 *
 * @since 0.1.0
 * @see FakeWechatPay#merchant(String)
 */
public final class FakeMerchant {

	private static final Duration VALIDITY = Duration.ofDays(5 * 365);

	private final String merchantId;

	private final String apiV3Key;

	private final String certificateSerialNumber;

	private final Lazy<X509Bundle> certificate;

	FakeMerchant(String merchantId, String apiV3Key, String certificateSerialNumber, Instant now) {
		this.merchantId = merchantId;
		this.apiV3Key = apiV3Key;
		this.certificateSerialNumber = certificateSerialNumber;
		this.certificate = new Lazy<>(() -> Rsa.certificate(merchantId, certificateSerialNumber, now, VALIDITY));
	}

	/**
	 * Return the merchant id ({@code mchid}).
	 * @return ten digits
	 */
	public String merchantId() {
		return this.merchantId;
	}

	/**
	 * Return the APIv3 key. It is a secret.
	 * @return 32 letters and digits
	 */
	public String apiV3Key() {
		return this.apiV3Key;
	}

	/**
	 * Return the serial number of the merchant API certificate. It begins with a zero,
	 * which a careless conversion of the number drops.
	 * @return 40 upper-case hex digits
	 */
	public String certificateSerialNumber() {
		return this.certificateSerialNumber;
	}

	/**
	 * Return the merchant API certificate, {@code apiclient_cert.pem} of a real merchant.
	 * @return the certificate as PEM
	 */
	public String certificatePem() {
		return Rsa.pem(this.certificate.get());
	}

	/**
	 * Return the merchant API private key, {@code apiclient_key.pem} of a real merchant.
	 * It is a secret.
	 * @return the key as PKCS#8 PEM
	 */
	public String privateKeyPem() {
		return Rsa.pem("PRIVATE KEY", this.certificate.get().getKeyPair().getPrivate().getEncoded());
	}

	RSAPublicKey publicKey() {
		return (RSAPublicKey) this.certificate.get().getKeyPair().getPublic();
	}

	@Override
	public String toString() {
		return "FakeMerchant[" + this.merchantId + "]";
	}

}
