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

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Writes a request that is not signed to memory before a connection is taken: the
 * platform answers a body whose length it is not told with 412.
 */
final class RequestWritingFilter implements ExchangeFilterFunction {

	private final PlatformHosts hosts;

	private final JsonCodecs codecs;

	private final Scheduler scheduler;

	/**
	 * Create a filter.
	 * @param hosts where requests go
	 * @param codecs write the body
	 * @param scheduler where the body is written
	 */
	RequestWritingFilter(PlatformHosts hosts, JsonCodecs codecs, Scheduler scheduler) {
		this.hosts = hosts;
		this.codecs = codecs;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> {
			this.codecs.prepareAnswer(request);
			return CapturedRequest.of(request, this.codecs.strategies(), null);
		}).subscribeOn(this.scheduler).map((captured) -> write(request, captured)).flatMap(next::exchange);
	}

	private ClientRequest write(ClientRequest request, CapturedRequest captured) {
		this.hosts.requireOne(request.url());
		URI url = PersonalParameter.address(request, null);
		captured.completeHeaders();
		return new WrittenRequest(request, url, captured);
	}

}
