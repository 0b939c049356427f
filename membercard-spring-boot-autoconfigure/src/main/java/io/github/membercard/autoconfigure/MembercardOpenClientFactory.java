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

import java.util.List;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.CryptoProvider;
import io.github.membercard.apiv3.MembercardConfigurationException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes the clients of the merchants.
 */
final class MembercardOpenClientFactory {

	private final MembercardConnectionDetails connectionDetails;

	private final MembercardKeyReloader keyReloader;

	private final MembercardTransport transport;

	private final CryptoProvider cryptoProvider;

	private final DataSize maxResponseSize;

	private final MembercardProperties.Retry retry;

	private final ObjectProvider<WebClient.Builder> webClientBuilders;

	private final List<MembercardClientBuilderCustomizer> customizers;

	MembercardOpenClientFactory(MembercardConnectionDetails connectionDetails, MembercardKeyReloader keyReloader,
			MembercardTransport transport, CryptoProvider cryptoProvider, DataSize maxResponseSize,
			MembercardProperties.Retry retry, ObjectProvider<WebClient.Builder> webClientBuilders,
			List<MembercardClientBuilderCustomizer> customizers) {
		this.connectionDetails = connectionDetails;
		this.keyReloader = keyReloader;
		this.transport = transport;
		this.cryptoProvider = cryptoProvider;
		this.maxResponseSize = maxResponseSize;
		this.retry = retry;
		this.webClientBuilders = webClientBuilders;
		this.customizers = customizers;
	}

	MembercardOpenClient create(String name) {
		try {
			return MembercardOpenClient
				.create(this.keyReloader.create(name, (merchant) -> createApiV3Client(name, merchant)));
		}
		catch (MembercardConfigurationException ex) {
			throw ex.withSetting(propertyName(name, ex.getSetting()));
		}
	}

	private ApiV3Client createApiV3Client(String name, MembercardConnectionDetails.Merchant merchant) {
		ApiV3Client.Builder builder = ApiV3Client.builder(merchant.credential(), merchant.platformKeys())
			.name(name)
			.downloadCertificates(merchant.downloadCertificates())
			.baseUrl(this.connectionDetails.getBaseUrl())
			.backupUrls(this.connectionDetails.getBackupUrls())
			// Spring Boot makes a connector for it that is not used here
			.webClientBuilder(() -> this.webClientBuilders.getIfUnique(WebClient::builder))
			.connector(this.transport.connector())
			.cryptoProvider(this.cryptoProvider)
			.scheduler(this.transport.signing())
			.maxResponseSize(this.maxResponseSize)
			.retryPolicy(this.retry.toPolicy());
		this.customizers.forEach((customizer) -> customizer.customize(name, builder));
		return builder.build();
	}

	private static String propertyName(String name, String setting) {
		boolean shared = setting.equals("base-url") || setting.equals("backup-urls") || setting.startsWith("retry.");
		return shared ? "membercard." + setting : MembercardProperties.merchant(name) + "." + setting;
	}

}
