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

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * An answer whose body can be read before it is handed on: it then stays in memory.
 */
final class BufferedResponse extends ClientHttpResponseDecorator {

	private volatile byte @Nullable [] content;

	BufferedResponse(ClientHttpResponse delegate) {
		super(delegate);
	}

	/**
	 * Return what a {@link Transport} received.
	 * @param response the answer of a {@link Transport}
	 * @return what it was made of
	 */
	static BufferedResponse of(ClientResponse response) {
		return response.body((message, context) -> (BufferedResponse) message);
	}

	/**
	 * Read the body.
	 * @param maxBytes above this many bytes it is an error
	 * {@code DataBufferLimitException}
	 * @return the bytes, empty without a body
	 */
	Mono<byte[]> read(int maxBytes) {
		return DataBufferUtils.join(super.getBody(), maxBytes)
			.map(Exchanges::bytes)
			.defaultIfEmpty(Exchanges.NO_BODY)
			.doOnNext((bytes) -> this.content = bytes);
	}

	@Override
	public Flux<DataBuffer> getBody() {
		byte[] content = this.content;
		if (content == null) {
			return super.getBody();
		}
		return (content.length == 0) ? Flux.empty()
				: Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content)));
	}

}
