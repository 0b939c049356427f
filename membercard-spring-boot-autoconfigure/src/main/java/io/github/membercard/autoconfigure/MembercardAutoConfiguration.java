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

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for WeChat Pay member cards: one
 * {@link MembercardOpenClient} for each merchant, and {@link MembercardOpenClients} to
 * look them up.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, reactor.netty.http.client.HttpClient.class })
@EnableConfigurationProperties(MembercardProperties.class)
public final class MembercardAutoConfiguration {

	private static final String ATTEMPT_NAME_PROPERTY = "management.observations.http.client.requests.name";

	@Bean
	@ConditionalOnMissingBean(MembercardConnectionDetails.class)
	PropertiesMembercardConnectionDetails membercardConnectionDetails(MembercardProperties properties,
			ResourceLoader resourceLoader, ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesMembercardConnectionDetails(properties, resourceLoader, sslBundles);
	}

	@Bean
	@ConditionalOnMissingBean
	MembercardOpenClients membercardOpenClients(ObjectProvider<MembercardOpenClient> clients) {
		return new MembercardOpenClients(clients.stream().toList());
	}

	@Bean
	MembercardTransport membercardTransport(MembercardProperties properties,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<HttpClientSettings> settings) {
		return new MembercardTransport(properties.getHttp(), connectorBuilder.getIfAvailable(),
				settings.getIfAvailable(HttpClientSettings::defaults));
	}

	@Bean
	ClientObservations membercardClientObservations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<MembercardObservationConvention> convention,
			ObjectProvider<ClientRequestObservationConvention> attemptConvention, Environment environment) {
		return new ClientObservations(registry.getIfUnique(() -> ObservationRegistry.NOOP), convention.getIfUnique(),
				attemptConvention.getIfUnique(() -> new DefaultClientRequestObservationConvention(
						environment.getProperty(ATTEMPT_NAME_PROPERTY, "http.client.requests"))));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(MembercardOpenClient.class)
	@Import(MembercardOpenClientRegistrar.class)
	static class ClientConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CryptoProvider membercardCryptoProvider(MembercardProperties properties) {
			try {
				return CryptoProvider.of(properties.getCrypto().getProvider());
			}
			catch (MembercardConfigurationException ex) {
				throw ex.withSetting("membercard." + ex.getSetting());
			}
		}

		@Bean
		FirstCallPreparation membercardFirstCallPreparation(CryptoProvider cryptoProvider,
				MembercardTransport transport, MembercardOpenClients clients) {
			return new FirstCallPreparation(cryptoProvider, transport, clients);
		}

		@Bean
		MembercardKeyReloader membercardKeyReloader(MembercardConnectionDetails connectionDetails,
				MembercardProperties properties) {
			return new MembercardKeyReloader(connectionDetails, properties.getKeyReload(), Clock.systemUTC());
		}

		@Bean
		MembercardOpenClientFactory membercardOpenClientFactory(MembercardConnectionDetails connectionDetails,
				MembercardKeyReloader keyReloader, MembercardTransport transport, CryptoProvider cryptoProvider,
				MembercardProperties properties, ObjectProvider<WebClient.Builder> webClientBuilders,
				ObjectProvider<MembercardClientBuilderCustomizer> customizers) {
			return new MembercardOpenClientFactory(connectionDetails, keyReloader, transport, cryptoProvider,
					properties.getHttp().getMaxResponseSize(), properties.getRetry(), webClientBuilders,
					customizers.orderedStream().toList());
		}

	}

}
