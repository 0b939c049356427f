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

import java.time.Clock;

/**
 * Checks that the keys of a client can sign and verify.
 *
 * @param downloadCertificates whether platform certificates are downloaded
 * @param clock tells which certificates have ended
 */
record KeyCheck(boolean downloadCertificates, Clock clock) {

	/**
	 * Check the keys.
	 * @param credential what to sign with
	 * @param platformKeys what to verify with
	 * @throws MembercardConfigurationException when one is missing or does not fit the
	 * others
	 */
	void check(MerchantCredential credential, PlatformKeys platformKeys) {
		if (this.downloadCertificates && credential.getApiV3Key() == null) {
			throw ApiV3Key.missing("downloaded platform certificates");
		}
		if (platformKeys.find(credential.getSerialNumber()) != null) {
			throw new MembercardConfigurationException("platform.certificates",
					"it holds the merchant's own certificate",
					"Use the platform certificate wechatpay_….pem, whose serial number is another one");
		}
		if (this.downloadCertificates || platformKeys.preferred(this.clock.instant()) != null) {
			return;
		}
		if (platformKeys.isEmpty()) {
			throw new MembercardConfigurationException("platform", "there is no key to verify answers with",
					"Set 'platform.public-key' and 'platform.public-key-id' (new merchants), or"
							+ " 'platform.certificates', or 'platform.download-certificates'");
		}
		throw new MembercardConfigurationException("platform.certificates", "all platform certificates have expired",
				"Download the current one in the merchant platform, or set 'platform.download-certificates'");
	}

}
