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

package io.github.membercard.officialaccount;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The clients of all official accounts of an application, by name.
 *
 * @since 0.1.0
 */
public final class OfficialAccountCardClients {

	private final Map<String, OfficialAccountCardClient> clients = new LinkedHashMap<>();

	/**
	 * Create a registry.
	 * @param clients the clients
	 * @throws IllegalArgumentException when two have the same name
	 */
	public OfficialAccountCardClients(Collection<? extends OfficialAccountCardClient> clients) {
		for (OfficialAccountCardClient client : clients) {
			if (this.clients.put(client.name(), client) != null) {
				throw new IllegalArgumentException("There are two clients named '" + client.name() + "'");
			}
		}
	}

	/**
	 * Return the client of an account.
	 * @param name the name, as in {@code membercard.official-accounts.<name>}
	 * @return the client
	 * @throws IllegalArgumentException when there is none; the message lists the names
	 */
	public OfficialAccountCardClient get(String name) {
		return find(name).orElseThrow(
				() -> new IllegalArgumentException("There is no official account '" + name + "', only " + names()));
	}

	/**
	 * Find the client of an account.
	 * @param name the name, as in {@code membercard.official-accounts.<name>}
	 * @return the client, or empty when there is none
	 */
	public Optional<OfficialAccountCardClient> find(String name) {
		return Optional.ofNullable(this.clients.get(name));
	}

	/**
	 * Return the names of the accounts.
	 * @return the names
	 */
	public Set<String> names() {
		return Set.copyOf(this.clients.keySet());
	}

	/**
	 * Return the clients.
	 * @return the clients
	 */
	public Stream<OfficialAccountCardClient> stream() {
		return this.clients.values().stream();
	}

	@Override
	public String toString() {
		return "OfficialAccountCardClients" + names();
	}

}
