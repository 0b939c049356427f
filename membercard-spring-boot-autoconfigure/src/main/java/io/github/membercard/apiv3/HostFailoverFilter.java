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

package io.github.membercard.apiv3;

import java.net.URI;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Tries the backup addresses, in their order, while a request surely never left. It sits
 * outside the signature, so each attempt has its own nonce and timestamp.
 */
final class HostFailoverFilter implements ExchangeFilterFunction {

	private static final Log logger = LogFactory.getLog(HostFailoverFilter.class);

	private final PlatformHosts hosts;

	HostFailoverFilter(PlatformHosts hosts) {
		this.hosts = hosts;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Mono<ClientResponse> answer = next.exchange(request);
		for (URI backup : this.hosts.backups()) {
			answer = answer.onErrorResume(
					(ex) -> ex instanceof MembercardConnectionException failure && !failure.isRequestSent(), (ex) -> {
						logger.warn("Trying the backup address " + backup + ": " + ex.getMessage());
						return next
							.exchange(ClientRequest.from(request).url(this.hosts.move(request.url(), backup)).build());
					});
		}
		return answer;
	}

}
