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
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientHttpObservationDocumentation;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Observes each attempt as {@code http.client.requests}, in place of {@code WebClient},
 * which would observe all attempts as one. The address that is observed has the names of
 * its variables in place of their values: codes of cards and openids belong in no trace.
 */
final class AttemptObservationFilter implements ExchangeFilterFunction {

	private static final DefaultClientRequestObservationConvention DEFAULT_CONVENTION = new DefaultClientRequestObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable ClientRequestObservationConvention convention;

	AttemptObservationFilter(ObservationRegistry registry, @Nullable ClientRequestObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (this.registry.isNoop()) {
			return next.exchange(request);
		}
		return Mono.deferContextual((context) -> {
			ClientRequest.Builder builder = ClientRequest.from(request);
			ClientRequestObservationContext observed = new ClientRequestObservationContext(builder);
			Observation observation = ClientHttpObservationDocumentation.HTTP_REACTIVE_CLIENT_EXCHANGES
				.observation(this.convention, DEFAULT_CONVENTION, () -> observed, this.registry);
			Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			if (parent != null) {
				observation.parentObservation(parent);
			}
			String template = (String) request.attributes().get(ServiceCalls.URI_TEMPLATE);
			observed.setUriTemplate(template);
			observed.setRequest(ClientRequest.from(request).url(withoutValues(request.url(), template)).build());
			// Sets the headers of the trace
			observation.start();
			return exchange(builder.build(), next, observed, observation);
		});
	}

	private static Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next,
			ClientRequestObservationContext observed, Observation observation) {
		AtomicBoolean ended = new AtomicBoolean();
		Runnable stop = () -> {
			if (ended.compareAndSet(false, true)) {
				observation.stop();
			}
		};
		return next.exchange(request).doOnSuccess((response) -> {
			observed.setResponse(response);
			stop.run();
		}).doOnError((ex) -> {
			observation.error(ex);
			stop.run();
		}).doOnCancel(stop).contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, observation));
	}

	private static URI withoutValues(URI url, @Nullable String template) {
		String host = url.getScheme() + "://" + url.getRawAuthority();
		return URI.create((template != null) ? host + path(template) : host);
	}

	private static String path(String template) {
		StringBuilder path = new StringBuilder();
		for (char character : Exchanges.path(template).toCharArray()) {
			boolean plain = character < 0x7F
					&& (Character.isLetterOrDigit(character) || "/-._~:".indexOf(character) >= 0);
			path.append(plain ? String.valueOf(character) : (character == '{') ? ":" : "");
		}
		return (!path.isEmpty() && path.charAt(0) == '/') ? path.toString() : "";
	}

}
