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

package io.github.membercard.benchmark;

import java.net.URI;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.autoconfigure.MembercardClientBuilderCustomizer;

/**
 * Makes contenders.
 */
final class Contenders {

	private final BenchmarkKeys keys;

	private final CryptoProviders providers;

	Contenders(BenchmarkKeys keys) {
		this.keys = keys;
		this.providers = new CryptoProviders(keys);
	}

	/**
	 * Make one.
	 * @param id which
	 * @param address where WeChat Pay is
	 * @param threads how many threads call a client that blocks
	 * @return the contender
	 */
	Contender create(ContenderId id, URI address, int threads) {
		return (id.kind() != ContenderId.Kind.BARE) ? createClient(id, address, threads)
				: new BareContender(this.keys, this.providers.find(id.crypto()));
	}

	ClientContender createClient(ContenderId id, URI address, int threads) {
		return switch (id.kind()) {
			case MEMBERCARD -> createMembercard(id.crypto(), address, (name, builder) -> {
			});
			case WECHATPAY_JAVA ->
				new WechatpayContender(address, this.keys, this.providers.find(id.crypto()), threads);
			case BARE -> throw new IllegalArgumentException(id + " is no client");
		};
	}

	MembercardContender createMembercard(Crypto crypto, URI address, MembercardClientBuilderCustomizer customizer) {
		return new MembercardContender(BenchmarkApplication.run(properties(crypto, address), (name, builder) -> {
			customizeCrypto(crypto, builder);
			customizer.customize(name, builder);
		}));
	}

	/**
	 * Return the properties of the client.
	 * @param crypto what it signs with
	 * @param address where WeChat Pay is
	 * @return the properties
	 */
	Map<String, Object> properties(Crypto crypto, URI address) {
		Map<String, Object> properties = new LinkedHashMap<>(BenchmarkApplication.properties(address, this.keys));
		properties.put("membercard.crypto.provider",
				(crypto != Crypto.STUB) ? crypto.name().toLowerCase(Locale.ROOT) : "jdk");
		return properties;
	}

	private void customizeCrypto(Crypto crypto, ApiV3Client.Builder builder) {
		Provider provider = (crypto == Crypto.STUB) ? this.providers.find(crypto) : null;
		if (provider != null) {
			builder.cryptoProvider(CryptoProvider.of(provider));
		}
	}

}
