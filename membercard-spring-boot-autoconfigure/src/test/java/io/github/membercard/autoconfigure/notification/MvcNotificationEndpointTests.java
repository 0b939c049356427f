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

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tests of the endpoint in a servlet container.
 */
class MvcNotificationEndpointTests extends AbstractNotificationEndpointTests {

	MvcNotificationEndpointTests() {
		super(WebApplicationType.SERVLET, Hostile.class, ReadingFilter.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Hostile {

		@Bean
		FilterRegistrationBean<ReadingFilter> readingFilter(@Value("${test.filter-order:0}") int order) {
			FilterRegistrationBean<ReadingFilter> registration = new FilterRegistrationBean<>(new ReadingFilter());
			registration.setOrder(order);
			registration.setAsyncSupported(true);
			return registration;
		}

	}

	static class ReadingFilter implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			request.getInputStream().readAllBytes();
			chain.doFilter(request, response);
		}

	}

}
