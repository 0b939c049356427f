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

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.CryptoProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.BeansException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Loads most of what calls need, beside the application that has become ready: neither
 * its start nor its first call should wait for it.
 */
final class FirstCallPreparation implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(FirstCallPreparation.class);

	private final CryptoProvider cryptoProvider;

	private final MembercardTransport transport;

	private final MembercardOpenClients clients;

	FirstCallPreparation(CryptoProvider cryptoProvider, MembercardTransport transport, MembercardOpenClients clients) {
		this.cryptoProvider = cryptoProvider;
		this.transport = transport;
		this.clients = clients;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.transport.signing().schedule(this.cryptoProvider::load);
		this.transport.signing().schedule(this.transport::prepare);
		this.transport.signing().schedule(() -> this.clients.stream().forEach(FirstCallPreparation::prepare));
	}

	private static void prepare(MembercardOpenClient client) {
		try {
			client.webClient();
		}
		catch (BeansException ex) {
			logger.debug("The client '" + client.name() + "' is not prepared; its first call fails, or the application"
					+ " was closed", ex);
		}
	}

}
