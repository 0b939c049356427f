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

package io.github.membercard.test.autoconfigure;

import java.net.URI;

import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.autoconfigure.MembercardConnectionDetails;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeWechatPay;

/**
 * The address of a {@link FakeWechatPay}, or of what is in front of it, and credentials
 * that it knows.
 */
final class FakeWechatPayConnectionDetails implements MembercardConnectionDetails {

	private final FakeWechatPay wechatPay;

	private final URI baseUrl;

	FakeWechatPayConnectionDetails(FakeWechatPay wechatPay, URI baseUrl) {
		this.wechatPay = wechatPay;
		this.baseUrl = baseUrl;
	}

	@Override
	public URI getBaseUrl() {
		return this.baseUrl;
	}

	@Override
	public Merchant getMerchant(String name) {
		FakeMerchant merchant = this.wechatPay.merchant(name);
		MerchantCredential credential = MerchantCredential.builder(merchant.merchantId())
			.privateKey(merchant.privateKeyPem())
			.certificate(merchant.certificatePem())
			.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
			.build();
		PlatformKeys platformKeys = PlatformKeys.builder()
			.publicKey(this.wechatPay.publicKeyId(), this.wechatPay.publicKeyPem())
			.certificate(this.wechatPay.platformCertificatePem())
			.build();
		return new Merchant(credential, platformKeys, false);
	}

}
