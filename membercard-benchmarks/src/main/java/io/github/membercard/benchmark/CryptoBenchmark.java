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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.concurrent.TimeUnit;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the providers take for the operations of the protocol, with keys that they
 * imported themselves.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class CryptoBenchmark {

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private static final String GCM = "AES/GCM/NoPadding";

	/**
	 * Who computes, a name of {@link Crypto}.
	 */
	@Param({ "JDK", "CORRETTO", "CONSCRYPT" })
	public String crypto;

	private final byte[] request = new byte[320];

	private final byte[] answer = new byte[220];

	private final byte[] personal = "13800138000".getBytes(StandardCharsets.US_ASCII);

	private final GCMParameterSpec nonce = new GCMParameterSpec(128, new byte[12]);

	private final SecretKey apiV3Key = new SecretKeySpec(BenchmarkKeys.API_V3_KEY.getBytes(StandardCharsets.US_ASCII),
			"AES");

	private Provider signatures;

	private Provider ciphers;

	private PrivateKey privateKey;

	private PublicKey publicKey;

	private byte[] signature;

	private byte[] encryptedPersonal;

	private byte[] encryptedResource;

	/**
	 * Prepare the keys, and what was signed and encrypted with them.
	 * @throws GeneralSecurityException when a provider fails
	 */
	@Setup
	public void setup() throws GeneralSecurityException {
		BenchmarkKeys keys = BenchmarkKeys.generate();
		Provider provider = new CryptoProviders(keys).find(Crypto.valueOf(this.crypto));
		this.signatures = (provider != null) ? provider : BenchmarkKeys.jdkRsa();
		this.ciphers = (provider != null) ? provider : Security.getProvider("SunJCE");
		this.privateKey = keys.platformPrivateKey(provider);
		this.publicKey = keys.platformPublicKey(provider);
		this.signature = sign(this.answer);
		this.encryptedPersonal = encrypt();
		Cipher cipher = Cipher.getInstance(GCM, "SunJCE");
		cipher.init(Cipher.ENCRYPT_MODE, this.apiV3Key, this.nonce);
		this.encryptedResource = cipher.doFinal(new byte[500]);
	}

	/**
	 * Sign a request.
	 * @return the signature
	 * @throws GeneralSecurityException when the provider fails
	 */
	@Benchmark
	public byte[] sign() throws GeneralSecurityException {
		return sign(this.request);
	}

	/**
	 * Verify an answer.
	 * @return whether the signature fits
	 * @throws GeneralSecurityException when the provider fails
	 */
	@Benchmark
	public boolean verify() throws GeneralSecurityException {
		Signature verifier = Signature.getInstance("SHA256withRSA", this.signatures);
		verifier.initVerify(this.publicKey);
		verifier.update(this.answer);
		return verifier.verify(this.signature);
	}

	/**
	 * Encrypt a personal member of a request.
	 * @return the ciphertext
	 * @throws GeneralSecurityException when the provider fails
	 */
	@Benchmark
	public byte[] encrypt() throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(OAEP, this.ciphers);
		cipher.init(Cipher.ENCRYPT_MODE, this.publicKey);
		return cipher.doFinal(this.personal);
	}

	/**
	 * Decrypt a personal member of a notification.
	 * @return the text
	 * @throws GeneralSecurityException when the provider fails
	 */
	@Benchmark
	public byte[] decrypt() throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(OAEP, this.ciphers);
		cipher.init(Cipher.DECRYPT_MODE, this.privateKey);
		return cipher.doFinal(this.encryptedPersonal);
	}

	/**
	 * Decrypt the resource of a notification.
	 * @return the text
	 * @throws GeneralSecurityException when the provider fails
	 */
	@Benchmark
	public byte[] decryptResource() throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(GCM, this.ciphers);
		cipher.init(Cipher.DECRYPT_MODE, this.apiV3Key, this.nonce);
		return cipher.doFinal(this.encryptedResource);
	}

	private byte[] sign(byte[] message) throws GeneralSecurityException {
		Signature signer = Signature.getInstance("SHA256withRSA", this.signatures);
		signer.initSign(this.privateKey);
		signer.update(message);
		return signer.sign();
	}

}
