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
import java.security.Security;

import org.jspecify.annotations.Nullable;

/**
 * A provider that is the whole JVM's first choice until this is closed. It is the only
 * way to give wechatpay-java another one than the JDK's.
 */
final class InstalledProvider implements AutoCloseable {

	private final @Nullable Provider provider;

	/**
	 * Install it.
	 * @param provider the provider, {@code null} to leave the JDK's
	 */
	InstalledProvider(@Nullable Provider provider) {
		this.provider = provider;
		if (provider != null && Security.insertProviderAt(provider, 1) != 1) {
			throw new IllegalStateException(provider.getName() + " is installed already");
		}
	}

	@Override
	public void close() {
		if (this.provider != null) {
			Security.removeProvider(this.provider.getName());
		}
	}

}
