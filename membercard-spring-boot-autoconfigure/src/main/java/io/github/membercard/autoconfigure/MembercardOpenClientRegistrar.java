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

import java.util.Map;

import io.github.membercard.MembercardOpenClient;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
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
			.bind("membercard.merchants", Bindable.mapOf(String.class, MembercardProperties.Merchant.class))
			.orElseGet(Map::of);
		new NamedClients<>("merchant", MembercardProperties::merchant, MembercardProperties.Merchant::isPrimary,
				MembercardOpenClient.class,
				(context, name) -> context.bean(MembercardOpenClientFactory.class).create(name))
			.register(registry, merchants);
	}

}
