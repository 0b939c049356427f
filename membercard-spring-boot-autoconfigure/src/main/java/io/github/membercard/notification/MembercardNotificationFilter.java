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

import org.springframework.http.HttpMethod;
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

	private final NotificationEndpoint endpoint;

	private final NotificationPath path;

	/**
	 * Create a filter.
	 * @param endpoint receives the notifications
	 * @param path where they arrive, see {@link NotificationPath}
	 */
	public MembercardNotificationFilter(NotificationEndpoint endpoint, NotificationPath path) {
		this.endpoint = endpoint;
		this.path = path;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse httpResponse) {
			String name = this.path.find(ServletRequestPathUtils.parse(http).pathWithinApplication());
			if (name != null) {
				receive(name, http, httpResponse);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private void receive(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!this.path.takes(HttpMethod.valueOf(request.getMethod()))) {
			write(response, NotificationAnswer.notAllowed(this.path.methods()));
			return;
		}
		ReceivedNotification notification = read(request);
		AsyncContext async = request.startAsync();
		// The endpoint has a limit of its own
		async.setTimeout(0);
		this.endpoint.receive(name, Mono.just(notification))
			.doOnNext((answer) -> write(response, answer))
			.doFinally((signal) -> async.complete())
			.subscribe((answer) -> {
			}, (ex) -> logger.warn("A notification could not be answered", ex));
	}

	private static ReceivedNotification read(HttpServletRequest request) throws IOException {
		// The query and no parameters: those would be read from the body of a form, too
		return new ReceivedNotification(HttpMethod.valueOf(request.getMethod()), request.getQueryString(),
				new ServletServerHttpRequest(request).getHeaders(), body(request), readers());
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
		byte[] body = answer.bytes();
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		if (body.length > 0) {
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
