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

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;

/**
 * Observes the calls of services up to the decoded answer.
 */
final class CallObservationAdapter extends ReactorHttpExchangeAdapterDecorator {

	private final CallObservations observations;

	CallObservationAdapter(ReactorHttpExchangeAdapter delegate, CallObservations observations) {
		super(delegate);
		this.observations = observations;
	}

	private static String operation(HttpRequestValues values) {
		return String.valueOf(values.getAttributes().get(CallObservations.OPERATION));
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues values) {
		return this.observations.observe(operation(values), super.exchangeForMono(values));
	}

	@Override
	public Mono<HttpHeaders> exchangeForHeadersMono(HttpRequestValues values) {
		return this.observations.observe(operation(values), super.exchangeForHeadersMono(values));
	}

	@Override
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return this.observations.observe(operation(values), super.exchangeForBodyMono(values, bodyType));
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return this.observations.observe(operation(values), super.exchangeForBodyFlux(values, bodyType));
	}

	@Override
	public Mono<ResponseEntity<Void>> exchangeForBodilessEntityMono(HttpRequestValues values) {
		return this.observations.observe(operation(values), super.exchangeForBodilessEntityMono(values));
	}

	@Override
	public <T> Mono<ResponseEntity<T>> exchangeForEntityMono(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		return this.observations.observe(operation(values), super.exchangeForEntityMono(values, bodyType));
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> exchangeForEntityFlux(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		return this.observations.observe(operation(values), super.exchangeForEntityFlux(values, bodyType));
	}

}
