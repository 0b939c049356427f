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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.StackWalker.Option;
import java.util.List;

import io.github.membercard.apiv3.NotificationVerifier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Takes notifications from a servlet container. A filter and no controller, so that it
 * gets the bytes before anything of the application can read or change them; register it
 * as the first one.
 *
 * @since 0.1.0
 */
public final class MembercardNotificationFilter implements Filter {

	private static final Log logger = LogFactory.getLog(MembercardNotificationFilter.class);

	private final MembercardNotificationEndpoint endpoint;

	private final NotificationPath path;

	/**
	 * Create a filter.
	 * @param endpoint receives the notifications
	 * @param path where they arrive, see {@link NotificationPath#of(String)}
	 */
	public MembercardNotificationFilter(MembercardNotificationEndpoint endpoint, NotificationPath path) {
		this.endpoint = endpoint;
		this.path = path;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse httpResponse) {
			String merchant = this.path.merchant(ServletRequestPathUtils.parse(http).pathWithinApplication());
			if (merchant != null) {
				receive(merchant, http, httpResponse);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void receive(String merchant, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!"POST".equals(request.getMethod())) {
			response.setHeader("Allow", "POST");
			write(response, NotificationAnswer.NO_POST);
			return;
		}
		ReceivedNotification notification = read(request);
		AsyncContext async = request.startAsync();
		// The endpoint has a limit of its own
		async.setTimeout(0);
		this.endpoint.receive(merchant, Mono.just(notification))
			.doOnNext((answer) -> write(response, answer))
			.doFinally((signal) -> async.complete())
			.subscribe((answer) -> {
			}, (ex) -> logger.warn("A notification could not be answered", ex));
	}

	private static ReceivedNotification read(HttpServletRequest request) throws IOException {
		return new ReceivedNotification(new ServletServerHttpRequest(request).getHeaders(), body(request), readers());
	}

	private static byte[] body(HttpServletRequest request) throws IOException {
		try {
			return request.getInputStream().readNBytes(NotificationVerifier.MAX_BYTES + 1);
		}
		catch (IllegalStateException ex) {
			// Somebody took the reader before
			return new byte[0];
		}
	}

	/**
	 * Find the filters that this one was called through.
	 * @return their class names, the first one first
	 */
	private static List<String> readers() {
		return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
			.walk((frames) -> frames.map(StackWalker.StackFrame::getDeclaringClass)
				.filter((type) -> Filter.class.isAssignableFrom(type) && type != MembercardNotificationFilter.class)
				.map(Class::getName)
				.distinct()
				.toList());
	}

	private static void write(HttpServletResponse response, NotificationAnswer answer) {
		byte[] body = answer.body();
		response.setStatus(answer.status());
		if (body.length > 0) {
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setContentLength(body.length);
			try {
				response.getOutputStream().write(body);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
