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

import java.io.Serial;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A crypto provider that is the JDK under another name, as long as nothing is overridden.
 */
public class TestProvider extends Provider {

	@Serial
	private static final long serialVersionUID = 1;

	private final transient List<String> asked = new CopyOnWriteArrayList<>();

	// A provider announces itself while it is made
	@SuppressWarnings("this-escape")
	public TestProvider() {
		super("Test", "1.0", "The JDK under another name");
		putService(new TestService(jdk("SunRsaSign", "Signature", "SHA256withRSA")));
		putService(new TestService(jdk("SunRsaSign", "KeyFactory", "RSA")));
		putService(new TestService(jdk("SunJCE", "Cipher", "RSA")));
	}

	static Service jdk(String provider, String type, String algorithm) {
		return Objects.requireNonNull(Security.getProvider(provider).getService(type, algorithm));
	}

	/**
	 * Return what this provider was asked for.
	 * @return types of services, such as {@code Signature}
	 */
	public List<String> asked() {
		return this.asked;
	}

	protected @Nullable Object newInstance(Service jdk) throws NoSuchAlgorithmException {
		return jdk.newInstance(null);
	}

	private final class TestService extends Service {

		private final Service jdk;

		private TestService(Service jdk) {
			super(TestProvider.this, jdk.getType(), jdk.getAlgorithm(), jdk.getClassName(), null, null);
			this.jdk = jdk;
		}

		@Override
		public @Nullable Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
			TestProvider.this.asked.add(getType());
			return TestProvider.this.newInstance(this.jdk);
		}

	}

}
