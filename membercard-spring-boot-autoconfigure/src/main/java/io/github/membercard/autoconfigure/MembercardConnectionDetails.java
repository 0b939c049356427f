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

package io.github.membercard.autoconfigure;

import java.net.URI;
import java.util.List;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where WeChat Pay is and with which credentials it is called. A bean of this type
 * replaces the properties, as tests and containers do; which merchants there are is
 * always told by the names below {@code membercard.merchants}.
 *
 * @since 0.1.0
 */
public interface MembercardConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address of WeChat Pay.
	 * @return the address
	 */
	default URI getBaseUrl() {
		return ApiV3Client.DEFAULT_BASE_URL;
	}

	/**
	 * Return the addresses to try when the main one can't be reached.
	 * @return the addresses, may be empty
	 */
	default List<URI> getBackupUrls() {
		return List.of();
	}

	/**
	 * Return the credentials of a merchant.
	 * @param name the name, as in {@code membercard.merchants.<name>}
	 * @return the credentials
	 */
	Merchant getMerchant(String name);

	/**
	 * The credentials of one merchant.
	 *
	 * @param credential what to sign with
	 * @param platformKeys what to verify with, may be empty with a download
	 * @param downloadCertificates whether platform certificates are downloaded
	 */
	record Merchant(MerchantCredential credential, PlatformKeys platformKeys, boolean downloadCertificates) {
	}

}
