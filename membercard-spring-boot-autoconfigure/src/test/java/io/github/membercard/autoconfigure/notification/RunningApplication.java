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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.github.membercard.apiv3.Vectors;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * An application with a web server on this machine that receives notifications.
 */
final class RunningApplication implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String port;

	private final @Nullable ConfigurableApplicationContext context;

	private RunningApplication(String port, @Nullable ConfigurableApplicationContext context) {
		this.port = port;
		this.context = context;
	}

	/**
	 * Talk to an application in another process.
	 * @param port its port
	 * @return the application, which has no beans here
	 */
	static RunningApplication at(int port) {
		return new RunningApplication(String.valueOf(port), null);
	}

	static RunningApplication start(WebApplicationType type, List<Class<?>> sources, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"membercard.notification.enabled=true", "membercard.merchants.acme.merchant-id=" + Vectors.MERCHANT_ID,
				"membercard.merchants.acme.api-v3-key=" + Vectors.API_V3_KEY,
				"membercard.merchants.acme.certificate=classpath:vectors/keys/merchant_cert.pem",
				"membercard.merchants.acme.private-key=classpath:vectors/keys/merchant_private_key.pem",
				"membercard.merchants.acme.platform.public-key-id=" + Vectors.PUBLIC_KEY_ID,
				"membercard.merchants.acme.platform.public-key=classpath:vectors/keys/wechatpay_public_key.pem",
				"spring.main.banner-mode=off"));
		all.addAll(List.of(properties));
		ConfigurableApplicationContext context = new SpringApplicationBuilder(sources.toArray(Class[]::new))
			.sources(Parts.class)
			.web(type)
			.registerShutdownHook(false)
			.run(all.stream().map((property) -> "--" + property).toArray(String[]::new));
		return new RunningApplication(context.getEnvironment().getRequiredProperty("local.server.port"), context);
	}

	String port() {
		return this.port;
	}

	<T> T bean(Class<T> type) {
		return Objects.requireNonNull(this.context).getBean(type);
	}

	/**
	 * Send a notification that is signed now.
	 * @param body the body
	 * @return the status of the answer
	 */
	int push(byte[] body) {
		return push(Vectors.sign(Clock.systemUTC(), body), body);
	}

	int push(HttpHeaders headers, byte[] body) {
		return send("/membercard/notifications/acme", headers, body).statusCode();
	}

	HttpResponse<String> send(String path, HttpHeaders headers, byte[] body) {
		try {
			return this.client.send(request(path, headers).POST(BodyPublishers.ofByteArray(body)).build(),
					BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	CompletableFuture<Integer> pushAsync(byte[] body) {
		return this.client
			.sendAsync(request("/membercard/notifications/acme", Vectors.sign(Clock.systemUTC(), body))
				.POST(BodyPublishers.ofByteArray(body))
				.build(), BodyHandlers.discarding())
			.thenApply(HttpResponse::statusCode);
	}

	HttpResponse<String> get(String path) {
		try {
			return this.client.send(request(path, new HttpHeaders()).GET().build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest.Builder request(String path, HttpHeaders headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json");
		headers.forEach((name, values) -> values.forEach((value) -> request.header(name, value)));
		return request;
	}

	@Override
	public void close() {
		Objects.requireNonNull(this.context).close();
	}

	/**
	 * What each of these applications has.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Parts {

		// Shared event loops would end with the first application that ends
		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			return factory;
		}

		@Bean
		RecordingHandler recordingHandler() {
			return new RecordingHandler();
		}

	}

}
