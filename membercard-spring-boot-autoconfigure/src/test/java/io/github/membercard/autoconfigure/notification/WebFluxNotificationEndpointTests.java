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

package io.github.membercard.autoconfigure.notification;

import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tests of the endpoint in a reactive web server.
 */
class WebFluxNotificationEndpointTests extends AbstractNotificationEndpointTests {

	WebFluxNotificationEndpointTests() {
		super(WebApplicationType.REACTIVE, Hostile.class, ReadingWebFilter.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Hostile {

		@Bean
		ReadingWebFilter readingWebFilter(@Value("${test.filter-order:0}") int order) {
			return new ReadingWebFilter(order);
		}

	}

	static class ReadingWebFilter implements WebFilter, Ordered {

		private final int order;

		ReadingWebFilter(int order) {
			this.order = order;
		}

		@Override
		public int getOrder() {
			return this.order;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return DataBufferUtils.join(exchange.getRequest().getBody())
				.doOnNext(DataBufferUtils::release)
				.then(chain.filter(exchange));
		}

	}

}
