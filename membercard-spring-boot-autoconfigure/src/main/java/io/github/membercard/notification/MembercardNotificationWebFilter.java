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

package io.github.membercard.notification;

import java.util.List;
import java.util.function.Supplier;

import io.github.membercard.apiv3.NotificationVerifier;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Takes notifications from a reactive web server. A filter and no controller, so that it
 * gets the bytes before anything of the application can read or change them.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationWebFilter implements WebFilter, Ordered {

	private final NotificationEndpoint endpoint;

	private final NotificationPath path;

	private final int order;

	private final Supplier<List<WebFilter>> filters;

	/**
	 * Create a filter.
	 * @param endpoint receives the notifications
	 * @param path where they arrive, see {@link NotificationPath}
	 * @param order where among the filters of the application, usually
	 * {@link Ordered#HIGHEST_PRECEDENCE}
	 * @param filters gives all filters of the application in their order, to name those
	 * that ran before when the body was read
	 */
	public MembercardNotificationWebFilter(NotificationEndpoint endpoint, NotificationPath path, int order,
			Supplier<List<WebFilter>> filters) {
		this.endpoint = endpoint;
		this.path = path;
		this.order = order;
		this.filters = filters;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		String name = this.path.find(request.getPath().pathWithinApplication());
		if (name == null) {
			return chain.filter(exchange);
		}
		if (!this.path.takes(request.getMethod())) {
			return write(exchange.getResponse(), NotificationAnswer.notAllowed(this.path.methods()));
		}
		return this.endpoint.receive(name, read(request)).flatMap((answer) -> write(exchange.getResponse(), answer));
	}

	private Mono<ReceivedNotification> read(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), NotificationVerifier.MAX_BYTES)
			.map(MembercardNotificationWebFilter::bytes)
			// The limit of the endpoint says what is wrong
			.onErrorReturn(DataBufferLimitException.class, new byte[NotificationVerifier.MAX_BYTES + 1])
			// Somebody subscribed before
			.onErrorReturn(IllegalStateException.class, new byte[0])
			.defaultIfEmpty(new byte[0])
			.map((body) -> new ReceivedNotification(request.getMethod(), request.getURI().getRawQuery(),
					request.getHeaders(), body, readers()));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private List<String> readers() {
		return this.filters.get()
			.stream()
			.takeWhile((filter) -> filter != this)
			.filter((filter) -> !(filter instanceof MembercardNotificationWebFilter))
			.map((filter) -> filter.getClass().getName())
			.toList();
	}

	private static Mono<Void> write(ServerHttpResponse response, NotificationAnswer answer) {
		byte[] body = answer.bytes();
		response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
		answer.headers().forEach(response.getHeaders()::set);
		if (body.length == 0) {
			return response.setComplete();
		}
		response.getHeaders().setContentLength(body.length);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
