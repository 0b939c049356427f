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

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Set;

import io.github.membercard.apiv3.CryptoProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StubProvider}.
 */
class StubProviderTests {

	private final BenchmarkKeys keys = BenchmarkKeys.generate();

	@Test
	void signaturesWithTheKeysOfTheRunAlwaysFit() throws GeneralSecurityException {
		StubProvider provider = new StubProvider(this.keys.moduli());
		Signature verifier = Signature.getInstance("SHA256withRSA", provider);
		verifier.initVerify(this.keys.platformPublicKey(provider));
		assertThat(verifier.verify(new byte[256])).isTrue();
	}

	@Test
	void signaturesWithOtherKeysAreThoseOfTheJdk() throws GeneralSecurityException {
		StubProvider provider = new StubProvider(Set.of());
		Signature verifier = Signature.getInstance("SHA256withRSA", provider);
		verifier.initVerify(this.keys.platformPublicKey(provider));
		assertThat(verifier.verify(new byte[256])).isFalse();
	}

	@Test
	void clientTakesIt() {
		CryptoProvider crypto = CryptoProvider.of(new StubProvider(this.keys.moduli()));
		crypto.load();
		assertThat(crypto).asString().contains("Stub");
	}

}
