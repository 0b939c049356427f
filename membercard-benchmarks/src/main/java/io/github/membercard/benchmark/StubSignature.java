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
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.RSAKey;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A signature that is constant and always fits for some keys, and is the JDK's for all
 * others.
 */
final class StubSignature extends SignatureSpi {

	private static final int LENGTH = 256;

	private final Set<BigInteger> moduli;

	private @Nullable Signature delegate;

	StubSignature(Set<BigInteger> moduli) {
		this.moduli = moduli;
	}

	@Override
	protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
		this.delegate = delegate(key);
		if (this.delegate != null) {
			this.delegate.initSign(key);
		}
	}

	@Override
	protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
		this.delegate = delegate(key);
		if (this.delegate != null) {
			this.delegate.initVerify(key);
		}
	}

	private @Nullable Signature delegate(Key key) throws InvalidKeyException {
		if (key instanceof RSAKey rsa && this.moduli.contains(rsa.getModulus())) {
			return null;
		}
		try {
			return Signature.getInstance("SHA256withRSA", BenchmarkKeys.jdkRsa());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new InvalidKeyException(ex);
		}
	}

	@Override
	protected void engineUpdate(byte value) throws SignatureException {
		if (this.delegate != null) {
			this.delegate.update(value);
		}
	}

	@Override
	protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
		if (this.delegate != null) {
			this.delegate.update(bytes, offset, length);
		}
	}

	@Override
	protected byte[] engineSign() throws SignatureException {
		return (this.delegate != null) ? this.delegate.sign() : new byte[LENGTH];
	}

	@Override
	protected boolean engineVerify(byte[] signature) throws SignatureException {
		return this.delegate == null || this.delegate.verify(signature);
	}

	@Override
	@Deprecated
	protected void engineSetParameter(String name, Object value) {
		throw new InvalidParameterException(name);
	}

	@Override
	@Deprecated
	protected Object engineGetParameter(String name) {
		throw new InvalidParameterException(name);
	}

}
