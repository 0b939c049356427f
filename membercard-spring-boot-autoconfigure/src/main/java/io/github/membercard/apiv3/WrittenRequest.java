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
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * A request whose headers and bytes are those that were written to memory. Not made by
 * {@link ClientRequest#from}, which copies all of them several times.
 */
final class WrittenRequest implements ClientRequest {

	private final ClientRequest request;

	private final URI url;

	private final CapturedRequest captured;

	private final HttpHeaders headers;

	/**
	 * Create it.
	 * @param request the request that was written
	 * @param url where it goes
	 * @param captured its headers, all of them, and its bytes
	 */
	WrittenRequest(ClientRequest request, URI url, CapturedRequest captured) {
		this.request = request;
		this.url = url;
		this.captured = captured;
		this.headers = HttpHeaders.readOnlyHttpHeaders(captured.getHeaders());
	}

	@Override
	public HttpMethod method() {
		return this.request.method();
	}

	@Override
	public URI url() {
		return this.url;
	}

	@Override
	public HttpHeaders headers() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, String> cookies() {
		return this.request.cookies();
	}

	@Override
	public BodyInserter<?, ? super ClientHttpRequest> body() {
		return (output, context) -> write(output);
	}

	@Override
	public Map<String, Object> attributes() {
		return this.request.attributes();
	}

	@Override
	public @Nullable Consumer<ClientHttpRequest> httpRequest() {
		return this.request.httpRequest();
	}

	@Override
	public String logPrefix() {
		return this.request.logPrefix();
	}

	@Override
	public Mono<Void> writeTo(ClientHttpRequest output, ExchangeStrategies strategies) {
		writeHeaders(output);
		cookies().forEach((name, values) -> values
			.forEach((value) -> output.getCookies().add(name, new HttpCookie(name, value))));
		attributes().forEach(output.getAttributes()::put);
		Consumer<ClientHttpRequest> httpRequest = httpRequest();
		if (httpRequest != null) {
			httpRequest.accept(output);
		}
		return write(output);
	}

	private void writeHeaders(ClientHttpRequest output) {
		if (output.getNativeRequest() instanceof HttpClientRequest outgoing) {
			// Spring copies them once more, which costs four kilobytes
			this.captured.headerFields().forEach((name, values) -> outgoing.requestHeaders().set(name, values));
		}
		else {
			output.getHeaders().putAll(this.headers);
		}
	}

	private Mono<Void> write(ClientHttpRequest output) {
		byte[] body = this.captured.body();
		return (body.length == 0) ? output.setComplete()
				: output.writeWith(Mono.just(output.bufferFactory().wrap(body)));
	}

}
