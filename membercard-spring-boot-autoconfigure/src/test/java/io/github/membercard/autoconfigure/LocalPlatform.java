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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;

/**
 * A WeChat Pay on 127.0.0.1 that keeps what it received, byte for byte. It answers each
 * call with a signed QR code, or, if told so, does something else.
 */
final class LocalPlatform implements AutoCloseable {

	private static final String QRCODE = "{\"url\":\"https://example.com/qrcode\"}";

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

	private final LoopResources loops = LoopResources.create("platform", 1, true);

	private final PrivateKey key = privateKey();

	private final DisposableServer server;

	private volatile BiFunction<Received, HttpServerResponse, Publisher<Void>> behaviour = (request,
			response) -> sign(response, QRCODE);

	LocalPlatform() {
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.runOn(this.loops)
			.channelGroup(this.channels)
			.handle(this::handle)
			.bindNow();
	}

	private static PrivateKey privateKey() {
		try {
			String pem = new ClassPathResource("vectors/keys/wechatpay_private_key.pem")
				.getContentAsString(StandardCharsets.UTF_8);
			return Objects.requireNonNull(Objects.requireNonNull(PemContent.of(pem)).getPrivateKey());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]).flatMap((body) -> {
			HttpHeaders headers = new HttpHeaders();
			request.requestHeaders().forEach((header) -> headers.add(header.getKey(), header.getValue()));
			Received received = new Received(request.method().name(), request.uri(), headers,
					new String(body, StandardCharsets.UTF_8));
			this.received.add(received);
			return Mono.from(this.behaviour.apply(received, response));
		});
	}

	private Publisher<Void> sign(HttpServerResponse response, String body) {
		return Mono.fromCallable(() -> sign(Instant.now().getEpochSecond() + "\nnonce\n" + body + "\n"))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((signed) -> response.header("Wechatpay-Timestamp", signed.message().lines().findFirst().orElse(""))
				.header("Wechatpay-Nonce", "nonce")
				.header("Wechatpay-Serial", TestMerchants.PUBLIC_KEY_ID)
				.header("Wechatpay-Signature", signed.signature())
				.header(HttpHeaders.CONTENT_TYPE, "application/json")
				.sendString(Mono.just(body))
				.then());
	}

	private Signed sign(String message) throws GeneralSecurityException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(this.key);
		signature.update(message.getBytes(StandardCharsets.UTF_8));
		return new Signed(message, Base64.getEncoder().encodeToString(signature.sign()));
	}

	URI url() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/**
	 * Answer with a signed text.
	 * @param body the text
	 */
	void answer(String body) {
		this.behaviour = (request, response) -> sign(response, body);
	}

	/**
	 * Refuse some calls, and answer those after them as ever.
	 * @param status the status of a refusal
	 * @param body its body
	 * @param times how many calls
	 */
	void refuse(int status, String body, int times) {
		AtomicInteger calls = new AtomicInteger();
		this.behaviour = (request, response) -> (calls.incrementAndGet() > times) ? sign(response, QRCODE)
				: response.status(status)
					.header(HttpHeaders.CONTENT_TYPE, "application/json")
					.sendString(Mono.just(body));
	}

	/**
	 * Answer that the resource is somewhere else.
	 */
	void redirect() {
		this.behaviour = (request, response) -> response.sendRedirect(url() + "/elsewhere");
	}

	/**
	 * Never answer.
	 */
	void fallSilent() {
		this.behaviour = (request, response) -> Mono.never();
	}

	/**
	 * Begin an answer and never end it.
	 */
	void stopInTheMiddle() {
		this.behaviour = (request, response) -> response.header(HttpHeaders.CONTENT_TYPE, "application/json")
			.sendString(Flux.concat(Mono.just("{\"url\":"), Mono.never()), StandardCharsets.UTF_8);
	}

	List<Received> received() {
		return this.received;
	}

	Received last() {
		return this.received.get(this.received.size() - 1);
	}

	int openConnections() {
		return this.channels.size();
	}

	@Override
	public void close() {
		this.channels.close().syncUninterruptibly();
		this.server.disposeNow(Duration.ofSeconds(5));
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block(Duration.ofSeconds(5));
	}

	record Received(String method, String target, HttpHeaders headers, String body) {
	}

	private record Signed(String message, String signature) {
	}

}
