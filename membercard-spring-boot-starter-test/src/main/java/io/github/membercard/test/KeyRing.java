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

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The keys of the platform as they change over time. A call looks at one state of them
 * only, so they may change while calls are in flight.
 */
final class KeyRing {

	private final PlatformKey publicKey;

	private final Supplier<PlatformCertificate> certificates;

	// The merchants, by id, whose last request was answered with a certificate.
	private final Set<String> onCertificates = ConcurrentHashMap.newKeySet();

	private volatile State state;

	private PlatformCertificate next;

	/**
	 * Create the keys of a platform that has both kinds.
	 * @param publicKey the public key
	 * @param certificates gives a new certificate each time, whose key need not be made
	 * yet
	 */
	KeyRing(PlatformKey publicKey, Supplier<PlatformCertificate> certificates) {
		this.publicKey = publicKey;
		this.certificates = certificates;
		PlatformCertificate first = certificates.get();
		this.state = new State(List.of(first), first, false);
		this.next = certificates.get();
	}

	PlatformKey publicKey() {
		return this.publicKey;
	}

	/**
	 * Return the certificate that signs.
	 * @return the current certificate
	 */
	PlatformCertificate certificate() {
		return this.state.signing();
	}

	/**
	 * Return the certificates to hand out.
	 * @return the certificates, oldest first; none once the merchant has moved to the
	 * public key
	 */
	List<PlatformCertificate> listed() {
		State state = this.state;
		return state.publicKeyOnly() ? List.of() : state.certificates();
	}

	/**
	 * Find a key that clients may name.
	 * @param id a public key id or the serial number of a certificate
	 * @return the key, or {@code null} when there is none
	 */
	@Nullable PlatformKey find(String id) {
		return Stream
			.concat(Stream.of(this.publicKey), this.state.certificates().stream().map(PlatformCertificate::key))
			.filter((key) -> key.id().equals(id))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Choose the key that signs an answer: of the kind that the request names.
	 * @param named the {@code Wechatpay-Serial} of the request, if any
	 * @return the key and the one of the other kind
	 */
	Choice choose(@Nullable String named) {
		State state = this.state;
		PlatformKey certificate = state.signing().key();
		return (state.publicKeyOnly() || this.publicKey.id().equals(named)) ? new Choice(this.publicKey, certificate)
				: new Choice(certificate, this.publicKey);
	}

	/**
	 * Remember which kind of key a merchant uses.
	 * @param merchant the merchant
	 * @param answered the key that its last request was answered with
	 */
	void remember(FakeMerchant merchant, PlatformKey answered) {
		if (answered.id().equals(this.publicKey.id())) {
			this.onCertificates.remove(merchant.merchantId());
		}
		else {
			this.onCertificates.add(merchant.merchantId());
		}
	}

	/**
	 * Choose the key that signs what nobody asked for: of the kind that the last request
	 * of the merchant was answered with.
	 * @param merchant the merchant
	 * @return the key, the public key before the first request
	 */
	PlatformKey chooseForNotification(FakeMerchant merchant) {
		State state = this.state;
		return (state.publicKeyOnly() || !this.onCertificates.contains(merchant.merchantId())) ? this.publicKey
				: state.signing().key();
	}

	synchronized void prepare() {
		this.next.bundle().get();
	}

	synchronized PlatformCertificate announce() {
		State state = this.state;
		if (state.publicKeyOnly()) {
			throw new IllegalStateException("The merchant has moved to the public key, there are no more certificates");
		}
		PlatformCertificate newest = state.newest();
		if (!newest.equals(state.signing())) {
			return newest;
		}
		PlatformCertificate announced = this.next;
		// Made before anybody can name it.
		announced.bundle().get();
		this.next = this.certificates.get();
		this.state = new State(Stream.concat(state.certificates().stream(), Stream.of(announced)).toList(),
				state.signing(), false);
		return announced;
	}

	synchronized PlatformCertificate rotate() {
		PlatformCertificate newest = announce();
		this.state = new State(List.of(this.state.signing(), newest), newest, false);
		return newest;
	}

	synchronized void moveToPublicKey() {
		State state = this.state;
		this.state = new State(state.certificates(), state.signing(), true);
	}

	/**
	 * The keys at one time.
	 *
	 * @param certificates the certificates that clients may name, oldest first
	 * @param signing the one of them that signs
	 * @param publicKeyOnly whether the public key signs every answer
	 */
	private record State(List<PlatformCertificate> certificates, PlatformCertificate signing, boolean publicKeyOnly) {

		private PlatformCertificate newest() {
			return this.certificates.get(this.certificates.size() - 1);
		}

	}

	/**
	 * The keys for one answer.
	 *
	 * @param key the key that is to sign
	 * @param otherKey the key of the other kind
	 */
	record Choice(PlatformKey key, PlatformKey otherKey) {
	}

}
