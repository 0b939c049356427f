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

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.pem.PemContent;

/**
 * Reads the three kinds of PEM file that WeChat Pay hands out, and says what was found
 * when it is another kind.
 */
final class Pem {

	private static final int MINIMUM_KEY_BITS = 2048;

	private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----",
			Pattern.DOTALL);

	private final String setting;

	private final String text;

	private final String label;

	private final String base64;

	private Pem(String setting, String text, String label, String base64) {
		this.setting = setting;
		this.text = text;
		this.label = label;
		this.base64 = base64;
	}

	static RSAPrivateCrtKey privateKey(String setting, String text) {
		return parse(setting, text, "Use apiclient_key.pem").readPrivateKey();
	}

	static X509Certificate certificate(String setting, String text, String file) {
		return parse(setting, text, "Use " + file).readCertificate(file);
	}

	static RSAPublicKey publicKey(String setting, String text) {
		return parse(setting, text, "Use pub_key.pem").readPublicKey();
	}

	private static Pem parse(String setting, String text, String action) {
		Matcher matcher = BLOCK.matcher(text);
		if (!matcher.find()) {
			String found = text.isBlank() ? "it is empty"
					: text.contains("-----BEGIN ") ? "its PEM block is cut off or damaged" : "it is not PEM text";
			throw new MembercardConfigurationException(setting, found,
					action + ", a text file with a line '-----BEGIN …-----' and a line '-----END …-----'");
		}
		return new Pem(setting, text, matcher.group(1), matcher.group(2));
	}

	private RSAPrivateCrtKey readPrivateKey() {
		switch (this.label) {
			case "PRIVATE KEY", "RSA PRIVATE KEY" -> {
			}
			case "ENCRYPTED PRIVATE KEY" -> throw encryptedKey();
			default -> throw wrongKind("a private key", "apiclient_key.pem, not apiclient_cert.pem or pub_key.pem");
		}
		// PKCS#1 files of older OpenSSL versions carry their encryption in a header
		if (this.text.contains("Proc-Type: 4,ENCRYPTED")) {
			throw encryptedKey();
		}
		PrivateKey key;
		try {
			key = Objects.requireNonNull(PemContent.of(block())).getPrivateKey();
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw damaged(ex);
		}
		return checkPrivateKey(this.setting, key);
	}

	/**
	 * Check that a private key can sign for WeChat Pay.
	 * @param setting the setting it came from
	 * @param key the key, may be {@code null}
	 * @return the same key
	 */
	static RSAPrivateCrtKey checkPrivateKey(String setting, @Nullable PrivateKey key) {
		if (!(key instanceof RSAPrivateCrtKey rsaKey)) {
			throw new MembercardConfigurationException(setting,
					"it holds " + ((key != null) ? "a key of type " + key.getAlgorithm() : "no private key")
							+ ", not a complete RSA key",
					"Use the key that belongs to the merchant API certificate");
		}
		checkSize(setting, rsaKey.getModulus().bitLength());
		return rsaKey;
	}

	private static void checkSize(String setting, int bits) {
		if (bits < MINIMUM_KEY_BITS) {
			throw new MembercardConfigurationException(setting, "it is an RSA key of only " + bits + " bits",
					"Use the key that the merchant platform issued or shows, which has 2048 bits");
		}
	}

	private X509Certificate readCertificate(String file) {
		if (!this.label.equals("CERTIFICATE")) {
			throw wrongKind("a certificate", file);
		}
		try {
			X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(decode()));
			if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
				throw new MembercardConfigurationException(this.setting,
						"it is a certificate for a key of type " + certificate.getPublicKey().getAlgorithm(),
						"Use " + file + ", whose key is an RSA key");
			}
			return certificate;
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw damaged(ex);
		}
	}

	private RSAPublicKey readPublicKey() {
		if (!this.label.equals("PUBLIC KEY")) {
			throw wrongKind("a public key", "pub_key.pem; a platform certificate belongs into 'platform.certificates'");
		}
		try {
			PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decode()));
			RSAPublicKey rsaKey = (RSAPublicKey) key;
			checkSize(this.setting, rsaKey.getModulus().bitLength());
			return rsaKey;
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw damaged(ex);
		}
	}

	// YAML joins the lines of a text that is not written as a block with '|' by spaces,
	// which PemContent does not read
	private String block() {
		return "-----BEGIN " + this.label + "-----\n" + this.base64.replaceAll("\\s", "") + "\n-----END " + this.label
				+ "-----";
	}

	private byte[] decode() {
		return Base64.getMimeDecoder().decode(this.base64.getBytes(StandardCharsets.US_ASCII));
	}

	private MembercardConfigurationException wrongKind(String wanted, String file) {
		String found = switch (this.label) {
			case "CERTIFICATE" -> "a certificate";
			case "PUBLIC KEY", "RSA PUBLIC KEY" -> "a public key";
			case "PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> "a private key";
			default -> "something else";
		};
		return new MembercardConfigurationException(this.setting,
				"it holds " + found + " (BEGIN " + this.label + "), not " + wanted, "Use " + file);
	}

	private MembercardConfigurationException encryptedKey() {
		return new MembercardConfigurationException(this.setting, "it holds a private key encrypted with a password",
				"Decrypt it with 'openssl pkey -in apiclient_key.pem -out decrypted_key.pem' and protect the file by its"
						+ " permissions, or use apiclient_cert.p12 with 'key-store' and 'key-store-password'");
	}

	private MembercardConfigurationException damaged(Exception ex) {
		return new MembercardConfigurationException(this.setting,
				"its block 'BEGIN " + this.label + "' can't be read; it is damaged or of an unknown form",
				"Copy the file again, byte for byte", ex);
	}

}
