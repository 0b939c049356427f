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

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/**
 * Proves that a provider computes what the JDK does. The JDK's part are the fast
 * operations with the public key.
 */
final class RsaSelfTest {

	// Of a key that was made for this test and protects nothing
	private static final BigInteger P = new BigInteger(
			"14qy68b90wr2a3wjnvyzyeq2of050mfm7u9w9ir6pov2q8buizge7qng65kf9k5p6fqz9aitez21e62r7hptivcxbzrvqcjz2tz"
					+ "dppvswnpwzwz842xl8807twn1qebf70se3fuwzfu0ip214h819w9m0yb58f24ohr3g7m1n2kg4uqgaos55lmkzswdtzi"
					+ "hozd5vxv",
			Character.MAX_RADIX);

	private static final BigInteger Q = new BigInteger(
			"zv2al1l2e97dnjbmmat8v17mj8tva4kpjuge2wd3sw2tcd4w230qk5e0ibh3zteedazodnp3pahj72usa57khh5uiyl0u3ow1ew"
					+ "gjhy4419vjs8z4kxotsxn24xrlqmo858k727klsthi0ncxtpragh4sinmm07j0uyvf5r7xdmbtc2gvh7qrp4vb8inleo"
					+ "e8kfs45",
			Character.MAX_RADIX);

	private static final BigInteger E = BigInteger.valueOf(65537);

	private static final byte[] MESSAGE = "POST\n/self-test\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] OTHER_MESSAGE = "GET\n/self-test\n".getBytes(StandardCharsets.US_ASCII);

	private RsaSelfTest() {
	}

	/**
	 * Test a provider.
	 * @param rsa the operations by that provider
	 * @throws GeneralSecurityException when it fails, or computes something else
	 */
	static void run(Rsa rsa) throws GeneralSecurityException {
		BigInteger modulus = P.multiply(Q);
		BigInteger p1 = P.subtract(BigInteger.ONE);
		BigInteger q1 = Q.subtract(BigInteger.ONE);
		BigInteger d = E.modInverse(p1.multiply(q1));
		KeyFactory factory = KeyFactory.getInstance("RSA");
		PublicKey publicKey = factory.generatePublic(new RSAPublicKeySpec(modulus, E));
		PrivateKey importedPrivateKey = (PrivateKey) rsa.importKey(factory
			.generatePrivate(new RSAPrivateCrtKeySpec(modulus, E, d, P, Q, d.mod(p1), d.mod(q1), Q.modInverse(P))));
		PublicKey importedPublicKey = (PublicKey) rsa.importKey(publicKey);
		Rsa jdk = Rsa.ofJvm();
		byte[] signature = rsa.sign(importedPrivateKey, MESSAGE);
		check("its signature is not valid", jdk.verify(publicKey, MESSAGE, signature));
		check("it refuses a valid signature", rsa.verify(importedPublicKey, MESSAGE, signature));
		check("it accepts a wrong signature", !rsa.verify(importedPublicKey, OTHER_MESSAGE, signature));
		check("it can't decrypt",
				Arrays.equals(MESSAGE, rsa.decrypt(importedPrivateKey, jdk.encrypt(publicKey, MESSAGE))));
		check("it can't encrypt",
				Arrays.equals(MESSAGE, rsa.decrypt(importedPrivateKey, rsa.encrypt(importedPublicKey, MESSAGE))));
	}

	private static void check(String problem, boolean good) throws SignatureException {
		if (!good) {
			throw new SignatureException(problem);
		}
	}

}
