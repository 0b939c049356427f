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

import java.security.Provider;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.conscrypt.Conscrypt;

import org.springframework.util.ClassUtils;

/**
 * The crypto providers with a native library, the fastest first. Either may be missing
 * from the class path.
 */
enum NativeProvider {

	CORRETTO("Amazon Corretto Crypto Provider", "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider",
			"software.amazon.cryptools:AmazonCorrettoCryptoProvider with the classifier of the platform, such as"
					+ " linux-x86_64") {

		@Override
		Provider load() {
			return Corretto.load();
		}

	},

	CONSCRYPT("Conscrypt", "org.conscrypt.Conscrypt", "org.conscrypt:conscrypt-openjdk-uber") {

		@Override
		Provider load() {
			return Conscrypt.newProvider();
		}

	};

	private final String title;

	private final String className;

	private final String dependency;

	NativeProvider(String title, String className, String dependency) {
		this.title = title;
		this.className = className;
		this.dependency = dependency;
	}

	/**
	 * Load the provider with its native library, which takes up to a second.
	 * @return the provider
	 */
	abstract Provider load();

	String title() {
		return this.title;
	}

	boolean isPresent() {
		return ClassUtils.isPresent(this.className, null);
	}

	MembercardConfigurationException missing() {
		return new MembercardConfigurationException("crypto.provider",
				"the " + this.title + " is not on the class path",
				"Add the dependency " + this.dependency + ", or use 'auto'");
	}

	// Of its own, as the JVM looks at what a method returns before it is called
	private static final class Corretto {

		private static Provider load() {
			Throwable error = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
			if (error != null) {
				throw new IllegalStateException(error.getMessage(), error);
			}
			return AmazonCorrettoCryptoProvider.INSTANCE;
		}

	}

}
