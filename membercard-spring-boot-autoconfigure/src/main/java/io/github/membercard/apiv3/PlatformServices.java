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

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * Makes a {@link WebClient} of what exchanges requests, and declarative services of that.
 */
final class PlatformServices {

	private static final String USER_AGENT = "membercard-spring-boot";

	private final WebClient webClient;

	private final HttpServiceProxyFactory factory;

	/**
	 * Create them.
	 * @param builder has the filters of the application; it is not changed
	 * @param exchange does the rest; out of reach of those filters, so none of them can
	 * come between the request and the wire
	 * @param hosts where requests go
	 * @param observations observes calls and their attempts, which the builder then does
	 * not; {@code null} leaves it to the builder
	 */
	PlatformServices(WebClient.Builder builder, ExchangeFunction exchange, PlatformHosts hosts,
			@Nullable CallObservations observations) {
		PlatformUriBuilderFactory uris = new PlatformUriBuilderFactory(hosts.main());
		WebClient.Builder changed = builder.clone().exchangeFunction(exchange);
		if (observations != null) {
			changed.observationRegistry(ObservationRegistry.NOOP)
				.exchangeFunction(exchange.filter(observations::exchange));
		}
		this.webClient = changed.uriBuilderFactory(uris)
			.defaultHeaders((headers) -> headers.set(HttpHeaders.USER_AGENT, USER_AGENT))
			.build();
		this.factory = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(this.webClient))
			.exchangeAdapterDecorator((adapter) -> decorate((ReactorHttpExchangeAdapter) adapter, observations))
			.customArgumentResolver(new ArgumentCheck())
			.customArgumentResolver(new PersonalParameter.Resolver())
			.httpRequestValuesProcessor(new ServiceCalls(uris))
			.build();
	}

	private static ReactorHttpExchangeAdapter decorate(ReactorHttpExchangeAdapter adapter,
			@Nullable CallObservations observations) {
		DecodingCheck check = new DecodingCheck(adapter);
		return (observations != null) ? new CallObservationAdapter(check, observations) : check;
	}

	WebClient webClient() {
		return this.webClient;
	}

	<S> S create(Class<S> type) {
		return this.factory.createClient(type);
	}

}
