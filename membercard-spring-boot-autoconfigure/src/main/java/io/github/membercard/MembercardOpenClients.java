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

package io.github.membercard;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The clients of all merchants of an application, by name and by merchant number.
 * Merchants may be added and removed while it runs; each reader sees the merchants as
 * they were at one moment. The files that a client was made from that is added while the
 * application runs are not watched: whoever adds it gives it a changed key, by
 * {@link io.github.membercard.apiv3.ApiV3Client#useCredential}.
 *
 * @since 0.1.0
 */
public final class MembercardOpenClients {

	private volatile Map<String, MembercardOpenClient> clients = Map.of();

	/**
	 * Create a registry.
	 * @param clients the clients to start with
	 * @throws IllegalArgumentException when two have the same name
	 */
	public MembercardOpenClients(Collection<? extends MembercardOpenClient> clients) {
		for (MembercardOpenClient client : clients) {
			if (put(client).isPresent()) {
				throw new IllegalArgumentException("There are two clients named '" + client.name() + "'");
			}
		}
	}

	/**
	 * Return the client of a merchant.
	 * @param name the name, as in {@code membercard.merchants.<name>}
	 * @return the client
	 * @throws IllegalArgumentException when there is none; the message lists the names
	 */
	public MembercardOpenClient get(String name) {
		return find(name)
			.orElseThrow(() -> new IllegalArgumentException("There is no merchant '" + name + "', only " + names()));
	}

	/**
	 * Find the client of a merchant.
	 * @param name the name, as in {@code membercard.merchants.<name>}
	 * @return the client, or empty when there is none
	 */
	public Optional<MembercardOpenClient> find(String name) {
		return Optional.ofNullable(this.clients.get(name));
	}

	/**
	 * Find the client of a merchant by its number. When several share the number, the
	 * first.
	 * @param merchantId the {@code mchid}
	 * @return the client, or empty when there is none
	 */
	public Optional<MembercardOpenClient> findByMerchantId(String merchantId) {
		return stream().filter((client) -> client.merchantId().equals(merchantId)).findFirst();
	}

	/**
	 * Return the names of the merchants.
	 * @return the names at this moment
	 */
	public Set<String> names() {
		return this.clients.keySet();
	}

	/**
	 * Return the clients.
	 * @return the clients at this moment
	 */
	public Stream<MembercardOpenClient> stream() {
		return this.clients.values().stream();
	}

	/**
	 * Add a client, or replace the one of that name. Calls under way end with the old
	 * one.
	 * @param client the client
	 * @return the client that was replaced, or empty when there was none
	 */
	public synchronized Optional<MembercardOpenClient> put(MembercardOpenClient client) {
		Map<String, MembercardOpenClient> changed = new LinkedHashMap<>(this.clients);
		MembercardOpenClient replaced = changed.put(client.name(), client);
		this.clients = Collections.unmodifiableMap(changed);
		return Optional.ofNullable(replaced);
	}

	/**
	 * Remove a client. Calls under way end with it.
	 * @param name the name
	 * @return the client that was removed, or empty when there was none
	 */
	public synchronized Optional<MembercardOpenClient> remove(String name) {
		Map<String, MembercardOpenClient> changed = new LinkedHashMap<>(this.clients);
		MembercardOpenClient removed = changed.remove(name);
		this.clients = Collections.unmodifiableMap(changed);
		return Optional.ofNullable(removed);
	}

	@Override
	public String toString() {
		return "MembercardOpenClients" + names();
	}

}
