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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The keys of a run, as PEM texts, which all its processes share.
 *
 * @param merchantPrivateKey signs requests
 * @param platformPrivateKey signs answers
 * @param platformPublicKey verifies answers
 */
record BenchmarkKeys(String merchantPrivateKey, String platformPrivateKey, String platformPublicKey) {

	static final String MERCHANT_ID = "1900000001";

	static final String MERCHANT_SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	static final String PLATFORM_PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026010100000000000001";

	// Of no use here, but wechatpay-java requires one
	static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";

	private static final int BITS = 2048;

	static BenchmarkKeys generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", jdkRsa());
			generator.initialize(BITS);
			KeyPair merchant = generator.generateKeyPair();
			KeyPair platform = generator.generateKeyPair();
			return new BenchmarkKeys(pem("PRIVATE KEY", merchant.getPrivate().getEncoded()),
					pem("PRIVATE KEY", platform.getPrivate().getEncoded()),
					pem("PUBLIC KEY", platform.getPublic().getEncoded()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static BenchmarkKeys read(Path directory) {
		try {
			return new BenchmarkKeys(Files.readString(directory.resolve("merchant-key.pem")),
					Files.readString(directory.resolve("platform-key.pem")),
					Files.readString(directory.resolve("platform-public-key.pem")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(Path directory) {
		try {
			Files.writeString(directory.resolve("merchant-key.pem"), this.merchantPrivateKey);
			Files.writeString(directory.resolve("platform-key.pem"), this.platformPrivateKey);
			Files.writeString(directory.resolve("platform-public-key.pem"), this.platformPublicKey);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the merchant's key.
	 * @param provider who imports it, {@code null} for the JDK; with the key of another a
	 * provider is much slower
	 * @return the key
	 */
	PrivateKey merchantPrivateKey(@Nullable Provider provider) {
		return privateKey(this.merchantPrivateKey, provider);
	}

	PrivateKey platformPrivateKey(@Nullable Provider provider) {
		return privateKey(this.platformPrivateKey, provider);
	}

	PublicKey platformPublicKey(@Nullable Provider provider) {
		try {
			return keyFactory(provider).generatePublic(new X509EncodedKeySpec(der(this.platformPublicKey)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what tells the keys of the run from all others.
	 * @return their moduli
	 */
	Set<BigInteger> moduli() {
		return Set.of(((RSAPrivateKey) merchantPrivateKey(null)).getModulus(),
				((RSAPrivateKey) platformPrivateKey(null)).getModulus());
	}

	/**
	 * Return the provider of the JDK, whichever else is installed before it.
	 * @return the provider
	 */
	static Provider jdkRsa() {
		return Security.getProvider("SunRsaSign");
	}

	private static PrivateKey privateKey(String pem, @Nullable Provider provider) {
		try {
			return keyFactory(provider).generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyFactory keyFactory(@Nullable Provider provider) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA", (provider != null) ? provider : jdkRsa());
	}

	private static String pem(String type, byte[] der) {
		String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
		return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
	}

	private static byte[] der(String pem) {
		return Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
	}

	@Override
	public String toString() {
		return "BenchmarkKeys";
	}

}
