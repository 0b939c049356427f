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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Finds the errors among answers that all have the status 200, whatever content type they
 * say they have. What is no JSON object is an error too: it comes from a gateway.
 */
final class ErrcodeFilter implements ExchangeFilterFunction {

	// Made beforehand, as Jackson takes a lock when it meets a type
	private final ObjectReader statusReader;

	private final int maxBytes;

	ErrcodeFilter(JsonMapper jsonMapper, int maxBytes) {
		this.statusReader = jsonMapper.readerFor(Status.class);
		this.maxBytes = maxBytes;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.flatMap((response) -> response.statusCode().is2xxSuccessful() ? check(request, response)
					: Mono.just(response));
	}

	private Mono<ClientResponse> check(ClientRequest request, ClientResponse response) {
		String call = Exchanges.describe(request);
		return BufferedResponse.of(response)
			.read(this.maxBytes)
			.onErrorMap((ex) -> (ex instanceof DataBufferLimitException)
					? MembercardResponseException.ofUnreadable(call, response.statusCode().value(),
							"it is larger than " + this.maxBytes
									+ " bytes; the limit is 'membercard.http.max-response-size'")
					: new MembercardConnectionException(call, true, ex))
			.map((body) -> {
				Status status = parse(body);
				if (status == null) {
					throw MembercardResponseException.ofUnreadable(call, response.statusCode().value(),
							"it is not a JSON object");
				}
				Integer errcode = status.errcode();
				if (errcode != null && errcode != 0) {
					throw MembercardResponseException.ofErrcode(call, response.statusCode().value(), errcode,
							status.errmsg());
				}
				return response.mutate()
					.headers((headers) -> headers.setContentType(MediaType.APPLICATION_JSON))
					.body(Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))))
					.build();
			});
	}

	private @Nullable Status parse(byte[] body) {
		try {
			return (body.length > 0) ? this.statusReader.readValue(body) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * What answers have in common.
	 *
	 * @param errcode 0 or absent in a success
	 * @param errmsg the text for people, or {@code null}
	 */
	record Status(@Nullable Integer errcode, @Nullable String errmsg) {
	}

}
