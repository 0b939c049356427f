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

import io.github.membercard.officialaccount.OfficialAccountCardClient;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers one {@link OfficialAccountCardClient} for each account below
 * {@code membercard.official-accounts}. A {@link BeanRegistrar}, so that the beans are
 * known ahead of time.
 */
final class OfficialAccountCardClientRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		Map<String, MembercardProperties.OfficialAccount> accounts = Binder.get(environment)
			.bind("membercard.official-accounts",
					Bindable.mapOf(String.class, MembercardProperties.OfficialAccount.class))
			.orElseGet(Map::of);
		new NamedClients<>("official account", MembercardProperties::officialAccount,
				MembercardProperties.OfficialAccount::isPrimary, OfficialAccountCardClient.class,
				(context, name) -> context.bean(OfficialAccountCardClientFactory.class).create(name))
			.register(registry, accounts);
	}

}
