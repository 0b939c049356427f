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

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An immutable set of keys of WeChat Pay, from any number of sources at once. There is no
 * mode: the serial of a message alone picks the key.
 *
 * @since 0.1.0
 */
public final class PlatformKeys {

	private final Map<String, PlatformKey> bySerial;

	private PlatformKeys(Map<String, PlatformKey> bySerial) {
		this.bySerial = bySerial;
	}

	/**
	 * Start a set.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the key with a serial.
	 * @param serial the serial, in any case
	 * @return the key, or {@code null} when it is not known
	 */
	public @Nullable PlatformKey find(String serial) {
		return this.bySerial.get(SerialNumbers.normalize(serial));
	}

	/**
	 * Return the key to name in requests and to encrypt with: a public key if there is
	 * one, otherwise the certificate that ends last.
	 * @param now a certificate that ends before is not used
	 * @return the key, or {@code null} when there is none
	 */
	public @Nullable PlatformKey preferred(Instant now) {
		PlatformKey preferred = null;
		for (PlatformKey key : this.bySerial.values()) {
			if (end(key).isAfter(now) && (preferred == null || end(key).isAfter(end(preferred)))) {
				preferred = key;
			}
		}
		return preferred;
	}

	private static Instant end(PlatformKey key) {
		return (key.expiresAt() != null) ? key.expiresAt() : Instant.MAX;
	}

	/**
	 * Return all keys.
	 * @return the keys in the order they were added
	 */
	public Collection<PlatformKey> all() {
		return this.bySerial.values();
	}

	/**
	 * Return whether there is no key at all.
	 * @return {@code true} without a key
	 */
	public boolean isEmpty() {
		return this.bySerial.isEmpty();
	}

	/**
	 * Return these keys and others.
	 * @param others the keys to add; on the same serial they win
	 * @return a new set
	 */
	PlatformKeys and(Collection<PlatformKey> others) {
		Builder builder = builder();
		all().forEach(builder::add);
		others.forEach(builder::add);
		return builder.build();
	}

	PlatformKeys with(CryptoProvider cryptoProvider) {
		Builder builder = builder();
		all().forEach((key) -> builder.add(key.with(cryptoProvider)));
		return builder.build();
	}

	List<String> serials() {
		return all().stream().map(PlatformKey::serial).toList();
	}

	@Override
	public String toString() {
		return "PlatformKeys" + serials();
	}

	/**
	 * Collects keys.
	 */
	public static final class Builder {

		private final Map<String, PlatformKey> bySerial = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Add a WeChat Pay public key.
		 * @param id the id shown beside it in the merchant platform, {@code PUB_KEY_ID_}
		 * and digits
		 * @param pem the text of {@code pub_key.pem}
		 * @return this builder
		 * @throws MembercardConfigurationException when it can't be read
		 */
		public Builder publicKey(String id, String pem) {
			if (!id.strip().startsWith("PUB_KEY_ID_")) {
				throw new MembercardConfigurationException("platform.public-key-id", "it is not the id of a public key",
						"Copy the id that starts with PUB_KEY_ID_ from the merchant platform, account centre,"
								+ " API security");
			}
			return add(new PlatformKey(id.strip(), Pem.publicKey("platform.public-key", pem), null));
		}

		/**
		 * Add a platform certificate.
		 * @param pem the text of {@code wechatpay_….pem}; the merchant's own certificate
		 * is something else
		 * @return this builder
		 * @throws MembercardConfigurationException when it can't be read
		 */
		public Builder certificate(String pem) {
			return certificate("platform.certificates", pem);
		}

		Builder certificate(String setting, String pem) {
			X509Certificate certificate = Pem.certificate(setting, pem, "the platform certificate wechatpay_….pem");
			return add(new PlatformKey(SerialNumbers.of(certificate), (RSAPublicKey) certificate.getPublicKey(),
					certificate.getNotAfter().toInstant()));
		}

		Builder add(PlatformKey key) {
			this.bySerial.put(SerialNumbers.normalize(key.serial()), key);
			return this;
		}

		/**
		 * Build the set.
		 * @return the keys
		 */
		public PlatformKeys build() {
			return new PlatformKeys(Collections.unmodifiableMap(new LinkedHashMap<>(this.bySerial)));
		}

	}

}
