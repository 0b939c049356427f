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

package io.github.membercard.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.membercard.apiv3.MembercardConfigurationException;

import org.springframework.beans.factory.BeanRegistry;

/**
 * Registers a client for each entry below a property, under a name made of the name of
 * the entry and the type of the client.
 *
 * @param kind what an entry is, such as {@code merchant}
 * @param property gives the full name of the property of an entry
 * @param primary tells whether the client of an entry is the primary one
 * @param type the type of the clients
 * @param factory makes the client of a name
 * @param <P> the properties of an entry
 * @param <T> the type of the clients
 */
record NamedClients<P, T>(String kind, UnaryOperator<String> property, Predicate<P> primary, Class<T> type,
		BiFunction<BeanRegistry.SupplierContext, String, T> factory) {

	void register(BeanRegistry registry, Map<String, P> entries) {
		checkPrimary(entries);
		Map<String, String> namesByBeanName = new LinkedHashMap<>();
		entries.forEach((name, properties) -> {
			String beanName = beanName(name);
			String other = namesByBeanName.put(beanName, name);
			if (other != null) {
				throw new MembercardConfigurationException(
						this.property.apply(name), "its bean would be named '" + beanName
								+ "', and so is the bean of the " + this.kind + " '" + other + "'",
						"Give one of the two " + this.kind + "s another name");
			}
			registry.registerBean(beanName, this.type, (spec) -> {
				spec.supplier((context) -> this.factory.apply(context, name));
				if (this.primary.test(properties)) {
					spec.primary();
				}
			});
		});
	}

	private void checkPrimary(Map<String, P> entries) {
		List<String> primaries = entries.entrySet()
			.stream()
			.filter((entry) -> this.primary.test(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
		if (primaries.size() > 1) {
			throw new MembercardConfigurationException(this.property.apply(primaries.get(1)) + ".primary",
					"the " + this.kind + " '" + primaries.get(0) + "' is primary too",
					"Make only one " + this.kind + " primary");
		}
	}

	/**
	 * Return the name of the bean of an entry.
	 * @param name the name of the entry, such as {@code acme} or {@code acme-east}
	 * @return such as {@code acmeMembercardOpenClient} or
	 * {@code acmeEastMembercardOpenClient}
	 */
	private String beanName(String name) {
		StringBuilder beanName = new StringBuilder();
		boolean startOfWord = false;
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (!Character.isLetterOrDigit(character)) {
				startOfWord = !beanName.isEmpty();
			}
			else {
				beanName.append(startOfWord ? Character.toUpperCase(character) : character);
				startOfWord = false;
			}
		}
		return beanName.append(this.type.getSimpleName()).toString();
	}

}
