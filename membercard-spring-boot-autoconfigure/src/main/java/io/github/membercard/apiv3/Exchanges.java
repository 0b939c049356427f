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

import java.util.Arrays;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * What the filters have in common.
 */
final class Exchanges {

	static final byte[] NO_BODY = {};

	private Exchanges() {
	}

	/**
	 * Name a call by method and path. The query is left out, since it may hold an openid,
	 * and so are the values of the path when its template is known: one may be the code
	 * of a card.
	 * @param request the request
	 * @return such as {@code GET /v3/…/codes/{code}}
	 */
	static String describe(ClientRequest request) {
		String template = (String) request.attributes().get(ServiceCalls.URI_TEMPLATE);
		return request.method() + " " + ((template != null) ? path(template) : request.url().getRawPath());
	}

	/**
	 * Return the path of an address.
	 * @param template the address, or the end of it
	 * @return what is between host and query; empty when there is none
	 */
	static String path(String template) {
		int scheme = template.indexOf("://");
		int start = (scheme < 0) ? 0 : template.indexOf('/', scheme + 3);
		int query = template.indexOf('?');
		return (start < 0) ? "" : template.substring(start, (query < start) ? template.length() : query);
	}

	/**
	 * Read what is in memory already.
	 * @param buffers the buffers, usually one
	 * @return the bytes, empty without a buffer
	 */
	static Mono<byte[]> bytes(Publisher<DataBuffer> buffers) {
		return Flux.from(buffers).map(Exchanges::bytes).reduce((first, second) -> {
			byte[] joined = Arrays.copyOf(first, first.length + second.length);
			System.arraycopy(second, 0, joined, first.length, second.length);
			return joined;
		});
	}

	/**
	 * Take the bytes out of a buffer and release it.
	 * @param buffer the buffer
	 * @return its bytes
	 */
	static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
