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

import java.util.Objects;

import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.officialaccount.AccessTokenStore;
import io.github.membercard.officialaccount.OfficialAccountCardClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes the clients of the official accounts.
 */
final class OfficialAccountCardClientFactory {

	private final OfficialAccountConnectionDetails connectionDetails;

	private final MembercardTransport transport;

	private final MembercardProperties properties;

	private final AccessTokenStore accessTokenStore;

	private final ObjectProvider<WebClient.Builder> webClientBuilders;

	private final ClientObservations observations;

	OfficialAccountCardClientFactory(OfficialAccountConnectionDetails connectionDetails, MembercardTransport transport,
			MembercardProperties properties, AccessTokenStore accessTokenStore,
			ObjectProvider<WebClient.Builder> webClientBuilders, ClientObservations observations) {
		this.connectionDetails = connectionDetails;
		this.transport = transport;
		this.properties = properties;
		this.accessTokenStore = accessTokenStore;
		this.webClientBuilders = webClientBuilders;
		this.observations = observations;
	}

	OfficialAccountCardClient create(String name) {
		try {
			OfficialAccountConnectionDetails.Account account = this.connectionDetails.getAccount(name);
			return OfficialAccountCardClient.builder(account.appId(), account.appSecret())
				.name(name)
				.stableToken(
						Objects.requireNonNull(this.properties.getOfficialAccounts().get(name), name).isStableToken())
				.accessTokenStore(this.accessTokenStore)
				.http(this.observations.customize(name, http(account)))
				.build();
		}
		catch (MembercardConfigurationException ex) {
			throw ex.withSetting(propertyName(name, ex.getSetting()));
		}
	}

	private ErrcodeClient.Builder http(OfficialAccountConnectionDetails.Account account) {
		return ErrcodeClient.builder(account.baseUrl())
			.backupUrls(account.backupUrls())
			.webClientBuilder(this.webClientBuilders.getIfUnique(WebClient::builder))
			.connector(this.transport.connector())
			.scheduler(this.transport.signing())
			.maxResponseSize(this.properties.getHttp().getMaxResponseSize())
			.retryPolicy(this.properties.getRetry().toPolicy());
	}

	private static String propertyName(String name, String setting) {
		return setting.startsWith("retry.") ? "membercard." + setting
				: MembercardProperties.officialAccount(name) + "." + setting;
	}

}
