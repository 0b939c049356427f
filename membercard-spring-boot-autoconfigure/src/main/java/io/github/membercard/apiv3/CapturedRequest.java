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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.MultiValueMapAdapter;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * A request that is written to memory, once, so that the bytes that are signed are the
 * bytes that are sent.
 */
final class CapturedRequest implements ClientHttpRequest {

	private final HttpMethod method;

	private final URI uri;

	// A fourth of the cost of the map that HttpHeaders makes for itself
	private final MultiValueMap<String, String> headerFields = new MultiValueMapAdapter<>(
			new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

	private final HttpHeaders headers = new HttpHeaders(this.headerFields);

	private final Map<String, Object> attributes = new HashMap<>(0);

	private final List<Supplier<? extends Mono<Void>>> commitActions = new ArrayList<>(0);

	private byte[] body = Exchanges.NO_BODY;

	private boolean committed;

	private CapturedRequest(ClientRequest request) {
		this.method = request.method();
		this.uri = request.url();
		request.headers().forEach((name, values) -> this.headerFields.put(name, new ArrayList<>(values)));
	}

	/**
	 * Write a request to memory.
	 * @param request the request
	 * @param strategies the codecs to write it with
	 * @param key encrypts the sensitive members, {@code null} when there can't be any
	 * @return the headers and bytes that the codecs made
	 */
	static Mono<CapturedRequest> of(ClientRequest request, ExchangeStrategies strategies, @Nullable PlatformKey key) {
		CapturedRequest captured = new CapturedRequest(request);
		Map<String, Object> hints = (key != null) ? Map.of(SensitiveSerializer.KEY_ATTRIBUTE, key) : Map.of();
		BodyInserter.Context context = new BodyInserter.Context() {

			@Override
			public List<HttpMessageWriter<?>> messageWriters() {
				return strategies.messageWriters();
			}

			@Override
			public Optional<ServerHttpRequest> serverRequest() {
				return Optional.empty();
			}

			@Override
			public Map<String, Object> hints() {
				return hints;
			}

		};
		return request.body().insert(captured, context).thenReturn(captured);
	}

	MultiValueMap<String, String> headerFields() {
		return this.headerFields;
	}

	byte[] body() {
		return this.body;
	}

	/**
	 * Add the headers that each request has: which answers it takes, and how long its
	 * body is.
	 */
	void completeHeaders() {
		if (!this.headers.containsHeader(HttpHeaders.ACCEPT)) {
			this.headers.setAccept(List.of(MediaType.APPLICATION_JSON));
		}
		if (this.body.length > 0) {
			this.headers.setContentLength(this.body.length);
		}
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, HttpCookie> getCookies() {
		// Those of a request are not written by what writes its body
		return new LinkedMultiValueMap<>(0);
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.attributes;
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return DefaultDataBufferFactory.sharedInstance;
	}

	@Override
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	public <T> T getNativeRequest() {
		return (T) this;
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		this.commitActions.add(action);
	}

	@Override
	public boolean isCommitted() {
		return this.committed;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return commit(DataBufferUtils.join(body).handle((joined, sink) -> this.body = Exchanges.bytes(joined)));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return writeWith(Flux.from(body).concatMap((part) -> part));
	}

	@Override
	public Mono<Void> setComplete() {
		return commit(Mono.empty());
	}

	private Mono<Void> commit(Mono<Void> content) {
		this.committed = true;
		return this.commitActions.isEmpty() ? content
				: Flux.fromIterable(this.commitActions).concatMap(Supplier::get).then(content);
	}

}
