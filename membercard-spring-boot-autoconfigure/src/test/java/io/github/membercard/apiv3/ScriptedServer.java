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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import org.springframework.http.HttpHeaders;

/**
 * A server on 127.0.0.1 that keeps what it received, byte for byte, and answers what it
 * is told.
 */
public final class ScriptedServer implements AutoCloseable {

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final LoopResources loops = LoopResources.create("scripted", 1, true);

	private final DisposableServer server;

	private volatile Function<Received, Answer> script = (request) -> Answer.of(500, new HttpHeaders(), "");

	public ScriptedServer() {
		this.server = HttpServer.create().host("127.0.0.1").port(0).runOn(this.loops).handle(this::handle).bindNow();
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]).flatMap((body) -> {
			HttpHeaders headers = new HttpHeaders();
			request.requestHeaders().forEach((header) -> headers.add(header.getKey(), header.getValue()));
			Received received = new Received(request.method().name(), request.uri(), headers, body);
			this.received.add(received);
			Answer answer = this.script.apply(received);
			response.status(answer.status());
			answer.headers()
				.forEach((name, values) -> values.forEach((value) -> response.responseHeaders().add(name, value)));
			return (answer.body().length == 0) ? response.send().then()
					: response.sendByteArray(Mono.just(answer.body())).then();
		});
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	public void answer(Answer answer) {
		this.script = (request) -> answer;
	}

	public void answer(Function<Received, Answer> script) {
		this.script = script;
	}

	public Received last() {
		return this.received.get(this.received.size() - 1);
	}

	public List<Received> received() {
		return this.received;
	}

	@Override
	public void close() {
		this.server.disposeNow();
		this.loops.dispose();
	}

	@SuppressWarnings("ArrayRecordComponent")
	public record Received(String method, String target, HttpHeaders headers, byte[] body) {

		public String header(String name) {
			return String.valueOf(this.headers.getFirst(name));
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

	@SuppressWarnings("ArrayRecordComponent")
	public record Answer(int status, HttpHeaders headers, byte[] body) {

		public static Answer of(int status, HttpHeaders headers, String body) {
			return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
		}

	}

}
