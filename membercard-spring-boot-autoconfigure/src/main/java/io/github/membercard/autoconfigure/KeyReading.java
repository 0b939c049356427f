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

import java.util.List;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKey;
import io.github.membercard.apiv3.PlatformKeys;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of a merchant again and gives those that changed to its client.
 */
final class KeyReading {

	private final String name;

	private final PropertiesMembercardConnectionDetails details;

	private final ApiV3Client client;

	private volatile String serialNumber;

	private volatile PlatformKeys platformKeys;

	KeyReading(String name, PropertiesMembercardConnectionDetails details, ApiV3Client client,
			MembercardConnectionDetails.Merchant merchant) {
		this.name = name;
		this.details = details;
		this.client = client;
		this.serialNumber = merchant.credential().getSerialNumber();
		this.platformKeys = merchant.platformKeys();
	}

	/**
	 * Read what the merchant signs with.
	 * @return what changed, or {@code null}
	 */
	@Nullable String credential() {
		MerchantCredential credential = this.details.credential(this.name);
		String former = this.serialNumber;
		if (credential.getSerialNumber().equals(former)) {
			return null;
		}
		this.client.useCredential(credential);
		this.serialNumber = credential.getSerialNumber();
		return "The merchant '" + this.name + "' signs with the key of the certificate " + this.serialNumber
				+ " from now on, before with that of " + former;
	}

	/**
	 * Read what the merchant verifies with.
	 * @return what changed, or {@code null}
	 */
	@Nullable String platformKeys() {
		PlatformKeys platformKeys = this.details.platformKeys(this.name);
		PlatformKeys former = this.platformKeys;
		if (isSame(platformKeys, former)) {
			return null;
		}
		this.client.usePlatformKeys(platformKeys);
		this.platformKeys = platformKeys;
		return "The merchant '" + this.name + "' verifies with the platform keys " + serials(platformKeys)
				+ " from now on, before with " + serials(former);
	}

	private static boolean isSame(PlatformKeys keys, PlatformKeys others) {
		return serials(keys).equals(serials(others)) && keys.all().stream().allMatch((key) -> {
			PlatformKey other = others.find(key.serial());
			return other != null && other.publicKey().equals(key.publicKey());
		});
	}

	private static List<String> serials(PlatformKeys keys) {
		return keys.all().stream().map(PlatformKey::serial).toList();
	}

}
