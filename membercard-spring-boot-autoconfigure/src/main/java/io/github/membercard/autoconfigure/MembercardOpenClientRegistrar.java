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

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardConfigurationException;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers one {@link MembercardOpenClient} for each merchant below
 * {@code membercard.merchants}. A {@link BeanRegistrar}, so that the beans are known
 * ahead of time.
 */
final class MembercardOpenClientRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		Map<String, MembercardProperties.Merchant> merchants = Binder.get(environment)
			.bind("membercard", MembercardProperties.class)
			.map(MembercardProperties::getMerchants)
			.orElseGet(Map::of);
		checkPrimary(merchants);
		Map<String, String> namesByBeanName = new LinkedHashMap<>();
		merchants.forEach((name, merchant) -> {
			String beanName = beanName(name);
			String other = namesByBeanName.put(beanName, name);
			if (other != null) {
				throw new MembercardConfigurationException(
						MembercardProperties.merchant(name), "its bean would be named '" + beanName
								+ "', and so is the bean of the merchant '" + other + "'",
						"Give one of the two merchants another name");
			}
			registry.registerBean(beanName, MembercardOpenClient.class, (spec) -> {
				spec.supplier((context) -> context.bean(MembercardOpenClientFactory.class).create(name));
				if (merchant.isPrimary()) {
					spec.primary();
				}
			});
		});
	}

	private static void checkPrimary(Map<String, MembercardProperties.Merchant> merchants) {
		List<String> primaries = merchants.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isPrimary())
			.map(Map.Entry::getKey)
			.toList();
		if (primaries.size() > 1) {
			throw new MembercardConfigurationException(MembercardProperties.merchant(primaries.get(1)) + ".primary",
					"the merchant '" + primaries.get(0) + "' is primary too", "Make only one merchant primary");
		}
	}

	/**
	 * Return the name of the bean of a merchant.
	 * @param name the name of the merchant, such as {@code acme} or {@code acme-east}
	 * @return such as {@code acmeMembercardOpenClient} or
	 * {@code acmeEastMembercardOpenClient}
	 */
	static String beanName(String name) {
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
		return beanName.append("MembercardOpenClient").toString();
	}

}
