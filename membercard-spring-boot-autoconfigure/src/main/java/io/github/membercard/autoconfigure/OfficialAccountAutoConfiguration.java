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

import java.time.Clock;

import io.github.membercard.officialaccount.AccessTokenStore;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.officialaccount.RedisAccessTokenStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the member cards of official
 * accounts: one {@link OfficialAccountCardClient} for each account, and
 * {@link OfficialAccountCardClients} to look them up. Access tokens are shared by Redis
 * when there is one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MembercardAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnBean(MembercardTransport.class)
public final class OfficialAccountAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(OfficialAccountConnectionDetails.class)
	PropertiesOfficialAccountConnectionDetails officialAccountConnectionDetails(MembercardProperties properties) {
		return new PropertiesOfficialAccountConnectionDetails(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	OfficialAccountCardClients officialAccountCardClients(ObjectProvider<OfficialAccountCardClient> clients) {
		return new OfficialAccountCardClients(clients.stream().toList());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(OfficialAccountCardClient.class)
	@Import(OfficialAccountCardClientRegistrar.class)
	static class ClientConfiguration {

		@Bean
		OfficialAccountCardClientFactory officialAccountCardClientFactory(
				OfficialAccountConnectionDetails connectionDetails, MembercardTransport transport,
				MembercardProperties properties, ObjectProvider<AccessTokenStore> accessTokenStores,
				ObjectProvider<WebClient.Builder> webClientBuilders, ClientObservations observations) {
			return new OfficialAccountCardClientFactory(connectionDetails, transport, properties,
					accessTokenStores.getIfUnique(AccessTokenStore::none), webClientBuilders, observations);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ReactiveStringRedisTemplate.class)
	@ConditionalOnSingleCandidate(ReactiveStringRedisTemplate.class)
	@ConditionalOnMissingBean(AccessTokenStore.class)
	static class RedisConfiguration {

		@Bean
		RedisAccessTokenStore membercardAccessTokenStore(ReactiveStringRedisTemplate redis) {
			return new RedisAccessTokenStore(redis, Clock.systemUTC());
		}

	}

}
