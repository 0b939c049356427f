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
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A merchant of the fake platform, with all that its client needs to call.
 *
 * @since 0.1.0
 * @see FakeWechatPay#merchant(String)
 */
public final class FakeMerchant {

	private final String merchantId;

	private final String apiV3Key;

	private final Supplier<FakeMerchantCertificate> issuer;

	// Newest first
	private volatile List<FakeMerchantCertificate> certificates;

	FakeMerchant(String merchantId, String apiV3Key, Supplier<FakeMerchantCertificate> issuer) {
		this.merchantId = merchantId;
		this.apiV3Key = apiV3Key;
		this.issuer = issuer;
		this.certificates = List.of(issuer.get());
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
	 * Return the serial number of the newest merchant API certificate. It begins with a
	 * zero, which a careless conversion of the number drops.
	 * @return 40 upper-case hex digits
	 */
	public String certificateSerialNumber() {
		return certificate().serialNumber();
	}

	/**
	 * Return the newest merchant API certificate, {@code apiclient_cert.pem} of a real
	 * merchant.
	 * @return the certificate as PEM
	 */
	public String certificatePem() {
		return certificate().certificatePem();
	}

	/**
	 * Return the private key of the newest merchant API certificate,
	 * {@code apiclient_key.pem} of a real merchant. It is a secret.
	 * @return the key as PKCS#8 PEM
	 */
	public String privateKeyPem() {
		return certificate().privateKeyPem();
	}

	/**
	 * Return the newest merchant API certificate with its private key.
	 * @return the certificate
	 */
	public FakeMerchantCertificate certificate() {
		return this.certificates.get(0);
	}

	/**
	 * Issue another merchant API certificate with a key of its own. From now on requests
	 * may be signed with it, as well as with those there were.
	 * @return the certificate
	 */
	public synchronized FakeMerchantCertificate issueCertificate() {
		FakeMerchantCertificate issued = this.issuer.get();
		// Made before anybody signs with it
		issued.publicKey();
		this.certificates = Stream.concat(Stream.of(issued), this.certificates.stream()).toList();
		return issued;
	}

	/**
	 * Revoke all merchant API certificates but the newest: requests that are signed with
	 * another are refused from now on.
	 */
	public synchronized void revokeFormerCertificates() {
		this.certificates = List.of(certificate());
	}

	@Nullable FakeMerchantCertificate findCertificate(String serialNumber) {
		return this.certificates.stream()
			.filter((certificate) -> certificate.serialNumber().equals(serialNumber))
			.findFirst()
			.orElse(null);
	}

	RSAPublicKey publicKey() {
		return certificate().publicKey();
	}

	@Override
	public String toString() {
		return "FakeMerchant[" + this.merchantId + "]";
	}

}
