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

import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A provider whose signatures with the keys of the run cost nothing. With any other key
 * it does what the JDK does, so that it passes a test of whether it can sign.
 */
final class StubProvider extends Provider {

	private static final long serialVersionUID = 1L;

	private final transient Set<BigInteger> moduli;

	/**
	 * Create it.
	 * @param moduli those of the keys that nothing is computed with
	 */
	@SuppressWarnings("this-escape")
	StubProvider(Set<BigInteger> moduli) {
		super("Stub", "1", "Signatures that cost nothing");
		this.moduli = moduli;
		putService(new SignatureService());
		delegate("SunRsaSign", "KeyFactory", "RSA", Map.of());
		delegate("SunJCE", "Cipher", "RSA", Map.of("SupportedModes", "ECB", "SupportedPaddings",
				"PKCS1PADDING|OAEPPADDING" + "|OAEPWITHSHA1ANDMGF1PADDING|OAEPWITHSHA-1ANDMGF1PADDING"));
		delegate("SunJCE", "Cipher", "AES/GCM/NoPadding", Map.of());
	}

	private void delegate(String provider, String type, String algorithm, Map<String, String> attributes) {
		Service service = Security.getProvider(provider).getService(type, algorithm);
		putService(new Service(this, type, algorithm, service.getClassName(), List.of(), attributes) {

			@Override
			public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
				return service.newInstance(parameter);
			}

		});
	}

	/**
	 * Makes the signatures.
	 */
	private final class SignatureService extends Service {

		SignatureService() {
			super(StubProvider.this, "Signature", "SHA256withRSA", StubSignature.class.getName(), List.of(), Map.of());
		}

		@Override
		public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
			return new StubSignature(StubProvider.this.moduli);
		}

	}

}
