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

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.function.SingletonSupplier;

/**
 * What computes signatures, and what is encrypted with RSA. A signature is nine tenths of
 * the cost of a call, and a native provider makes it in a half to a fourth of the JDK's
 * time.
 * <p>
 * A native library is loaded by the first signature, or by {@link #load()}. It is used
 * only when it passes a self test; otherwise one line of the log says why, and the next
 * one takes its place, in the end the JDK. Nothing is installed in the JVM. Thread-safe,
 * and meant to be shared by clients.
 *
 * @since 0.1.0
 */
public final class CryptoProvider {

	private static final Log logger = LogFactory.getLog(CryptoProvider.class);

	private final List<Candidate> candidates;

	private final SingletonSupplier<Rsa> selected = SingletonSupplier.of(this::select);

	private volatile Rsa current = Rsa.ofJvm();

	private CryptoProvider(List<Candidate> candidates) {
		this.candidates = candidates;
	}

	/**
	 * Choose a provider.
	 * @param choice the choice
	 * @return the provider, not loaded yet
	 * @throws MembercardConfigurationException when it is not on the class path
	 */
	public static CryptoProvider of(Choice choice) {
		return new CryptoProvider(candidates(choice));
	}

	private static List<Candidate> candidates(Choice choice) {
		return switch (choice) {
			case AUTO ->
				Arrays.stream(NativeProvider.values()).filter(NativeProvider::isPresent).map(Candidate::of).toList();
			case CORRETTO -> only(NativeProvider.CORRETTO);
			case CONSCRYPT -> only(NativeProvider.CONSCRYPT);
			case JDK -> List.of();
		};
	}

	private static List<Candidate> only(NativeProvider provider) {
		if (!provider.isPresent()) {
			throw provider.missing();
		}
		return List.of(Candidate.of(provider));
	}

	/**
	 * Choose a provider that is not among the {@link Choice choices}, such as one that an
	 * audit asks for. It needs {@code SHA256withRSA},
	 * {@code RSA/ECB/OAEPWithSHA-1AndMGF1Padding} and a {@code KeyFactory} for
	 * {@code RSA}.
	 * @param provider the provider; it need not be installed
	 * @return the provider, not tested yet
	 */
	public static CryptoProvider of(Provider provider) {
		return new CryptoProvider(List.of(new Candidate(provider.getName(), () -> provider)));
	}

	/**
	 * Load and test the provider, so that the first call does not have to. With a native
	 * library the first time takes up to a second of CPU. Never fails.
	 */
	public void load() {
		selected();
	}

	/**
	 * Return the operations, after loading the provider if need be. Not for event loops.
	 * @return the operations
	 */
	Rsa selected() {
		return this.selected.obtain();
	}

	/**
	 * Return the operations that need no loading: those of the JDK until the provider is
	 * loaded.
	 * @return the operations
	 */
	Rsa current() {
		return this.current;
	}

	private Rsa select() {
		for (Candidate candidate : this.candidates) {
			try {
				Rsa rsa = Rsa.of(candidate.loader().get());
				RsaSelfTest.run(rsa);
				logger.info("Signatures are computed by " + rsa);
				this.current = rsa;
				break;
			}
			// Linkage errors are those of a platform that the library was not made for
			catch (GeneralSecurityException | RuntimeException | LinkageError ex) {
				logger.warn("The crypto provider " + candidate.name() + " is left out, as it fails its self test (" + ex
						+ "). Signatures may take longer; 'membercard.crypto.provider' chooses another");
			}
		}
		return this.current;
	}

	@Override
	public String toString() {
		return "CryptoProvider[" + this.current + "]";
	}

	/**
	 * The providers that need no more than a dependency.
	 */
	public enum Choice {

		/**
		 * The fastest that is on the class path: {@link #CORRETTO}, then
		 * {@link #CONSCRYPT}, then the {@link #JDK}.
		 */
		AUTO,

		/**
		 * The Amazon Corretto Crypto Provider,
		 * {@code software.amazon.cryptools:AmazonCorrettoCryptoProvider}.
		 */
		CORRETTO,

		/**
		 * Conscrypt, {@code org.conscrypt:conscrypt-openjdk-uber}.
		 */
		CONSCRYPT,

		/**
		 * What the JVM itself prefers.
		 */
		JDK

	}

	/**
	 * A provider to try.
	 *
	 * @param name its name
	 * @param loader loads it
	 */
	private record Candidate(String name, Supplier<Provider> loader) {

		private static Candidate of(NativeProvider provider) {
			return new Candidate(provider.title(), provider::load);
		}

	}

}
