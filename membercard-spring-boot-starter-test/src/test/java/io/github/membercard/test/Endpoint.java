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

package io.github.membercard.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.http.HttpHeaders;

/**
 * An endpoint of a merchant, plain JDK, that keeps what it receives.
 */
final class Endpoint implements AutoCloseable {

	private final List<Received> received = new ArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final ToIntFunction<Received> answer;

	private final Function<Received, String> body;

	/**
	 * Open an endpoint.
	 * @param server the server, which is not started yet
	 * @param answer chooses the status of an answer
	 */
	Endpoint(HttpServer server, ToIntFunction<Received> answer) {
		this(server, answer, (received) -> "");
	}

	private Endpoint(HttpServer server, ToIntFunction<Received> answer, Function<Received, String> body) {
		this.server = server;
		this.answer = answer;
		this.body = body;
		server.setExecutor(this.threads);
		server.createContext("/", this::handle);
		server.start();
	}

	static Endpoint answering(ToIntFunction<Received> answer) {
		return answering(answer, (received) -> "");
	}

	/**
	 * Open an endpoint whose answers have bodies.
	 * @param answer chooses the status of an answer
	 * @param body chooses the body of an answer
	 * @return the endpoint
	 */
	static Endpoint answering(ToIntFunction<Received> answer, Function<Received, String> body) {
		try {
			return new Endpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
					answer, body);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Endpoint answering(int status) {
		return answering((received) -> status);
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			HttpHeaders headers = new HttpHeaders();
			exchange.getRequestHeaders().forEach(headers::addAll);
			Received received = new Received(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
					exchange.getRequestBody().readAllBytes());
			synchronized (this.received) {
				this.received.add(received);
			}
			byte[] body = this.body.apply(received).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.answer.applyAsInt(received), (body.length > 0) ? body.length : -1);
			if (body.length > 0) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/notify");
	}

	List<Received> received() {
		synchronized (this.received) {
			return List.copyOf(this.received);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * A request that was received.
	 */
	static final class Received {

		private final String method;

		private final String target;

		private final HttpHeaders headers;

		private final byte[] body;

		private Received(String method, String target, HttpHeaders headers, byte[] body) {
			this.method = method;
			this.target = target;
			this.headers = headers;
			this.body = body;
		}

		String method() {
			return this.method;
		}

		String target() {
			return this.target;
		}

		HttpHeaders headers() {
			return this.headers;
		}

		byte[] body() {
			return this.body;
		}

		String header(String name) {
			String value = this.headers.getFirst(name);
			if (value == null) {
				throw new AssertionError("No header " + name);
			}
			return value;
		}

	}

}
