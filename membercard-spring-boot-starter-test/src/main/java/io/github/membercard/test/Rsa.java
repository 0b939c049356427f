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

package io.github.membercard.test;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.security.auth.x500.X500Principal;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates, made with the JDK and Netty only, so that a mistake in the
 * client can't hide behind the same mistake here.
 */
final class Rsa {

	private static final int KEY_BITS = 2048;

	private static final int SERIAL_DIGITS = 40;

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private Rsa() {
	}

	static KeyPair keyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(KEY_BITS);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK has no RSA", ex);
		}
	}

	/**
	 * Make a key with a certificate.
	 * @param commonName the name of the holder
	 * @param serialNumber 40 hex digits
	 * @param now the present
	 * @param validity how long it is good from now
	 * @return the certificate and its key
	 */
	static X509Bundle certificate(String commonName, String serialNumber, Instant now, Duration validity) {
		try {
			// Netty insists on making the key of a self-signed certificate itself.
			return new CertificateBuilder().rsa2048()
				.subject(new X500Principal("CN=" + commonName + ", O=Fake WeChat Pay, C=CN"))
				.serial(new BigInteger(serialNumber, 16))
				.notBefore(now.minus(Duration.ofDays(1)))
				.notAfter(now.plus(validity))
				.setIsCertificateAuthority(true)
				.buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The certificate of %s can't be made".formatted(commonName), ex);
		}
	}

	/**
	 * Choose a serial number.
	 * @param random the source of chance
	 * @param firstDigit its first hex digit, at most 7 so that the number is positive
	 * @return 40 upper-case hex digits
	 */
	static String serialNumber(SecureRandom random, char firstDigit) {
		byte[] bytes = new byte[SERIAL_DIGITS / 2];
		random.nextBytes(bytes);
		return firstDigit + HexFormat.of().formatHex(bytes).substring(1).toUpperCase(Locale.ROOT);
	}

	static String sign(PrivateKey key, byte[] message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key);
			signature.update(message);
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The message can't be signed", ex);
		}
	}

	/**
	 * Encrypt as wechatpay does: RSAES-OAEP with SHA-1 and MGF1 with SHA-1.
	 * @param key the public key
	 * @param text the text
	 * @return the ciphertext in Base64
	 */
	static String encrypt(PublicKey key, String text) {
		try {
			Cipher cipher = Cipher.getInstance(OAEP);
			cipher.init(Cipher.ENCRYPT_MODE, key);
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The text can't be encrypted", ex);
		}
	}

	/**
	 * Decrypt as wechatpay does: RSAES-OAEP with SHA-1 and MGF1 with SHA-1.
	 * @param key the private key
	 * @param ciphertext the ciphertext in Base64
	 * @return the text, or {@code null} when it is no ciphertext of the key
	 */
	static @Nullable String decrypt(PrivateKey key, String ciphertext) {
		try {
			Cipher cipher = Cipher.getInstance(OAEP);
			cipher.init(Cipher.DECRYPT_MODE, key);
			return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return null;
		}
	}

	static String pem(String type, byte[] encoded) {
		String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
		return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
	}

	static String pem(X509Bundle certificate) {
		try {
			return pem("CERTIFICATE", certificate.getCertificate().getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate can't be encoded", ex);
		}
	}

}
