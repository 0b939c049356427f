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

import java.security.Provider;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * Makes the crypto providers, none of which is installed.
 */
final class CryptoProviders {

	private final BenchmarkKeys keys;

	CryptoProviders(BenchmarkKeys keys) {
		this.keys = keys;
	}

	/**
	 * Return a provider.
	 * @param crypto which
	 * @return the provider, {@code null} for those of the JDK
	 */
	@Nullable Provider find(Crypto crypto) {
		return switch (crypto) {
			case JDK -> null;
			case CORRETTO -> corretto();
			case CONSCRYPT -> Conscrypt.newProvider();
			case STUB -> new StubProvider(this.keys.moduli());
		};
	}

	private static Provider corretto() {
		AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
		if (provider.getLoadingError() != null) {
			throw new IllegalStateException("Corretto can't be loaded here; run with --native=conscrypt",
					provider.getLoadingError());
		}
		return provider;
	}

}
