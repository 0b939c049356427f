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

package io.github.membercard.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ApiV3Key;
import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.apiv3.RetryPolicy;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.test.FakeMerchant;
import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeWechatPay;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Clients of the fake platform.
 */
final class Clients {

	static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);

	private static final RetryPolicy RETRY_POLICY = new RetryPolicy(Duration.ofSeconds(30), Duration.ofMillis(10),
			Duration.ofMillis(100));

	// A random number would be read from a file, which event loops must not do
	private static final AtomicLong numbers = new AtomicLong();

	private Clients() {
	}

	static ApiV3Client.Builder client(FakeWechatPay wechatPay, PlatformKeys keys) {
		return ApiV3Client.builder(credential(wechatPay.merchant("acme")), keys)
			.baseUrl(wechatPay.baseUrl())
			.connector(new ReactorClientHttpConnector(HttpClient.create().responseTimeout(RESPONSE_TIMEOUT)))
			.retryPolicy(RETRY_POLICY);
	}

	static OfficialAccountCardClient.Builder client(FakeWechatPay wechatPay, FakeOfficialAccount account) {
		return OfficialAccountCardClient.builder(account.appId(), account.appSecret())
			.http(ErrcodeClient.builder(wechatPay.baseUrl())
				.connector(new ReactorClientHttpConnector(HttpClient.create().responseTimeout(RESPONSE_TIMEOUT)))
				.retryPolicy(RETRY_POLICY));
	}

	static PlatformKeys publicKey(FakeWechatPay wechatPay) {
		return PlatformKeys.builder().publicKey(wechatPay.publicKeyId(), wechatPay.publicKeyPem()).build();
	}

	static PlatformKeys certificate(FakeWechatPay wechatPay) {
		return PlatformKeys.builder().certificate(wechatPay.platformCertificatePem()).build();
	}

	static String newNumber() {
		return "no" + numbers.incrementAndGet();
	}

	static String newOpenid() {
		return "obLatj" + newNumber();
	}

	private static MerchantCredential credential(FakeMerchant merchant) {
		return MerchantCredential.builder(merchant.merchantId())
			.privateKey(merchant.privateKeyPem())
			.certificateSerialNumber(merchant.certificateSerialNumber())
			.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
			.build();
	}

}
