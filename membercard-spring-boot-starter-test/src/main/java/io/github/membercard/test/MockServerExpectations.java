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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * Lets a <a href="https://www.mock-server.com">MockServer</a>, such as one in a
 * container, answer as a {@link FakeWechatPay} does: every operation of the OpenAPI
 * document is one expectation, whose answer is made and signed by the fake in this JVM.
 * MockServer calls back over a WebSocket, so that it need not reach this machine.
 * <pre class="code">
 * try (FakeWechatPay wechatPay = FakeWechatPay.builder().start();
 * 		MockServerExpectations mockServer = MockServerExpectations.create(url, wechatPay)) {
 * 	// Point the client at mockServer.baseUrl(), with the credentials of wechatPay.merchant("shop")
 * }</pre>
 * <p>
 * An expectation has the {@code operationId} as its id and a priority below zero: one of
 * your own, with MockServer's priority of zero, is answered in its place. A MockServer
 * serves one fake at a time.
 * <p>
 * MockServer hands on the parameters of a query decoded and in no order. The fake takes
 * the order that the signature fits, with every value percent-encoded as RFC 3986 says.
 *
 * @since 0.1.0
 */
public final class MockServerExpectations implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(MockServerExpectations.class);

	private static final String THREADS = "fake-wechatpay-mockserver";

	private static final String CORRELATION_ID = "WebSocketCorrelationId";

	private static final int MAX_MESSAGE = 16 * 1024 * 1024;

	// Parameters of a query; the operation with the most has five
	private static final int MAX_ORDERED = 5;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final JsonMapper json = JsonMapper.shared();

	private final String clientId = UUID.randomUUID().toString();

	private final LoopResources loops = LoopResources.create(THREADS, 1, true);

	private final HttpClient client = HttpClient.newConnection().runOn(this.loops);

	private final Sinks.Empty<Void> registered = Sinks.empty();

	private final URI mockServer;

	private final FakeWechatPay wechatPay;

	private final Disposable callbacks;

	private MockServerExpectations(URI mockServer, FakeWechatPay wechatPay) {
		this.mockServer = mockServer;
		this.wechatPay = wechatPay;
		this.callbacks = this.client.headers((headers) -> headers.set("X-CLIENT-REGISTRATION-ID", this.clientId))
			.websocket(WebsocketClientSpec.builder().maxFramePayloadLength(MAX_MESSAGE).build())
			.uri("ws" + mockServer.toString().substring("http".length()) + "/_mockserver_callback_websocket")
			.handle(this::handle)
			.subscribe((nothing) -> {
			}, this::disconnected);
	}

	/**
	 * Create the expectations of all operations.
	 * @param mockServer the address of the MockServer, {@code http} or {@code https},
	 * without a path
	 * @param wechatPay what makes the answers; it has to live until this is closed
	 * @return the expectations, in place
	 * @throws IllegalStateException when there is no MockServer, or it refuses them
	 */
	public static MockServerExpectations create(URI mockServer, FakeWechatPay wechatPay) {
		if (mockServer.getHost() == null || !List.of("http", "https").contains(mockServer.getScheme())) {
			throw new IllegalArgumentException(
					"The address of MockServer must be http://host:port, '%s' is not".formatted(mockServer));
		}
		MockServerExpectations expectations = new MockServerExpectations(mockServer, wechatPay);
		try {
			expectations.registered.asMono()
				.then(expectations.put("/mockserver/expectation", expectations.all()))
				.block(TIMEOUT);
			return expectations;
		}
		catch (RuntimeException ex) {
			expectations.disconnect();
			throw new IllegalStateException(
					"MockServer at %s did not take the expectations of WeChat Pay".formatted(mockServer), ex);
		}
	}

	/**
	 * Return the address that clients of WeChat Pay have to use.
	 * @return the address of the MockServer
	 */
	public URI baseUrl() {
		return this.mockServer;
	}

	private ArrayNode all() {
		ArrayNode expectations = this.json.createArrayNode();
		int priority = 0;
		// Literal segments come before placeholders, and what comes first has to win
		for (Operation operation : this.wechatPay.document().operations()) {
			priority--;
			ObjectNode expectation = expectations.addObject();
			expectation.put("id", operation.id()).put("priority", priority);
			expectation.putObject("httpRequest")
				.put("method", operation.method())
				.put("path", operation.template().replaceAll("\\{[^/]+}", "[^/]+"));
			expectation.putObject("httpResponseObjectCallback").put("clientId", this.clientId);
		}
		return expectations;
	}

	private Mono<Void> put(String path, JsonNode body) {
		return this.client.put()
			.uri(this.mockServer + path)
			.send(ByteBufMono.fromString(Mono.just(body.toString())))
			.responseSingle((response, content) -> content.asString()
				.defaultIfEmpty("")
				.flatMap((text) -> (response.status().code() < 300) ? Mono.<Void>empty()
						: Mono.error(new IllegalStateException(response.status() + " " + text))));
	}

	private Publisher<Void> handle(WebsocketInbound in, WebsocketOutbound out) {
		Flux<TextWebSocketFrame> answers = in.aggregateFrames(MAX_MESSAGE)
			.receive()
			.asString(StandardCharsets.UTF_8)
			.flatMap(this::answer)
			.map(TextWebSocketFrame::new);
		return out.sendObject(answers, (frame) -> true);
	}

	private void disconnected(Throwable ex) {
		if (this.registered.tryEmitError(ex).isFailure()) {
			logger.warn("MockServer at %s calls back no more: %s".formatted(this.mockServer, ex));
		}
	}

	private Mono<String> answer(String message) {
		JsonNode envelope = this.json.readTree(message);
		if (!envelope.path("type").asString("").equals("org.mockserver.model.HttpRequest")) {
			// The first one confirms the registration
			this.registered.tryEmitEmpty();
			return Mono.empty();
		}
		JsonNode request = this.json.readTree(envelope.path("value").asString(""));
		String correlationId = request.path("headers").path(CORRELATION_ID).path(0).asString("");
		return this.wechatPay.exchange(() -> received(request)).map((answer) -> {
			ObjectNode reply = this.json.createObjectNode();
			reply.put("type", "org.mockserver.model.HttpResponse");
			reply.put("value", response(answer, correlationId).toString());
			return reply.toString();
		});
	}

	private ReceivedRequest received(JsonNode request) {
		HttpHeaders headers = new HttpHeaders();
		request.path("headers").forEachEntry((name, values) -> {
			if (!name.equals(CORRELATION_ID)) {
				values.forEach((value) -> headers.add(name, value.asString("")));
			}
		});
		String method = request.path("method").asString("");
		String path = request.path("path").asString("");
		byte[] body = body(request.path("body"));
		List<ReceivedRequest> candidates = queries(request.path("queryStringParameters"))
			.map((query) -> new ReceivedRequest(method, path + query, headers, body))
			.toList();
		return candidates.stream()
			.filter((candidate) -> candidates.size() == 1 || this.wechatPay.check().isSigned(candidate))
			.findFirst()
			.orElseGet(() -> candidates.get(0));
	}

	private static Stream<String> queries(JsonNode parameters) {
		List<String> pairs = new ArrayList<>();
		parameters.forEachEntry((name,
				values) -> pairs.add(values.valueStream()
					.map((value) -> encode(name) + "=" + encode(value.asString("")))
					.collect(Collectors.joining("&"))));
		if (pairs.isEmpty()) {
			return Stream.of("");
		}
		return ((pairs.size() <= MAX_ORDERED) ? orders(pairs) : Stream.of(pairs))
			.map((order) -> "?" + String.join("&", order));
	}

	private static Stream<List<String>> orders(List<String> pairs) {
		if (pairs.size() <= 1) {
			return Stream.of(pairs);
		}
		return pairs.stream().flatMap((first) -> {
			List<String> others = new ArrayList<>(pairs);
			others.remove(first);
			return orders(others).map((rest) -> Stream.concat(Stream.of(first), rest.stream()).toList());
		});
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private static byte[] body(JsonNode body) {
		for (String member : List.of("rawBytes", "base64Bytes")) {
			if (body.has(member)) {
				return Base64.getDecoder().decode(body.path(member).asString(""));
			}
		}
		if (body.isMissingNode()) {
			return new byte[0];
		}
		// MockServer leaves out the bytes of what is UTF-8 by its content type
		return (body.isString() ? body.asString() : body.toString()).getBytes(StandardCharsets.UTF_8);
	}

	private ObjectNode response(Answer answer, String correlationId) {
		ObjectNode response = this.json.createObjectNode();
		ObjectNode headers = response.putObject("headers");
		headers.putArray(CORRELATION_ID).add(correlationId);
		if (answer.isConnectionCut()) {
			// It can't close a connection without an answer, but amid one
			response.put("statusCode", 200)
				.putObject("connectionOptions")
				.put("contentLengthHeaderOverride", 1)
				.put("closeSocket", true);
			return response;
		}
		response.put("statusCode", answer.status());
		answer.headers().forEach((name, values) -> values.forEach(headers.withArray(name)::add));
		byte[] body = answer.body();
		if (body.length > 0) {
			response.putObject("body")
				.put("type", "BINARY")
				.put("base64Bytes", Base64.getEncoder().encodeToString(body));
		}
		return response;
	}

	/**
	 * Remove the expectations, and end threads and connections. The fake goes on.
	 */
	@Override
	public void close() {
		// The MockServer may have ended before
		Flux.fromIterable(this.wechatPay.document().operations())
			.concatMap((operation) -> put("/mockserver/clear?type=expectations",
					this.json.createObjectNode().put("id", operation.id())))
			.onErrorComplete()
			.blockLast(TIMEOUT);
		disconnect();
	}

	private void disconnect() {
		this.callbacks.dispose();
		this.loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
	}

	@Override
	public String toString() {
		return "MockServerExpectations[" + this.mockServer + "]";
	}

}
