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

package io.github.membercard.officialaccount.event;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.autoconfigure.notification.MembercardNotificationAutoConfiguration;
import io.github.membercard.notification.InMemoryNotificationIdempotencyStore;
import io.github.membercard.notification.MembercardNotificationFilter;
import io.github.membercard.notification.MembercardNotificationWebFilter;
import io.github.membercard.notification.NotificationPath;
import io.github.membercard.officialaccount.event.Pushes.Push;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.server.WebFilter;

/**
 * An application with a web server on this machine that receives the pushes to an account
 * in plain mode and one in safe mode.
 */
final class RunningEndpoint implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private RunningEndpoint(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningEndpoint start(WebApplicationType type, Duration answerWithin) {
		return new RunningEndpoint(new SpringApplicationBuilder(Application.class).web(type)
			.registerShutdownHook(false)
			.run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
					"--test.answer-within=" + answerWithin));
	}

	RecordingEventHandler handler() {
		return this.context.getBean(RecordingEventHandler.class);
	}

	HttpResponse<String> post(String account, Push push) {
		return send(request(account, push).POST(BodyPublishers.ofByteArray(push.body)));
	}

	CompletableFuture<HttpResponse<String>> postAsync(String account, Push push) {
		return this.client.sendAsync(request(account, push).POST(BodyPublishers.ofByteArray(push.body)).build(),
				BodyHandlers.ofString());
	}

	HttpResponse<String> send(String method, String account, Push push) {
		return send(request(account, push).method(method, BodyPublishers.noBody()));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest.Builder request(String account, Push push) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/official-accounts/" + account + "?" + push.query()))
			.timeout(TIMEOUT)
			.header("Content-Type", "text/xml");
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, MembercardAutoConfiguration.class,
			MembercardImportAutoConfiguration.class, MembercardNotificationAutoConfiguration.class })
	static class Application {

		@Bean
		RecordingEventHandler recordingEventHandler() {
			return new RecordingEventHandler();
		}

		@Bean
		OfficialAccountEventEndpoint officialAccountEventEndpoint(RecordingEventHandler handler,
				@Value("${test.answer-within}") Duration answerWithin) {
			Clock clock = Clock.systemUTC();
			Map<String, OfficialAccountEventParser> parsers = Map.of("plain", Pushes.plainParser(clock), "safe",
					Pushes.safeParser(clock));
			return new OfficialAccountEventEndpoint((account) -> Optional.ofNullable(parsers.get(account)),
					List.of(handler),
					new InMemoryNotificationIdempotencyStore(Duration.ofMinutes(1), Duration.ofDays(1), 1000, clock),
					answerWithin);
		}

		@Bean
		NotificationPath notificationPath() {
			return NotificationPath.of("/official-accounts/{account}", "account", "test.path", HttpMethod.GET,
					HttpMethod.POST);
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		FilterRegistrationBean<MembercardNotificationFilter> filter(OfficialAccountEventEndpoint endpoint,
				NotificationPath path) {
			FilterRegistrationBean<MembercardNotificationFilter> registration = new FilterRegistrationBean<>(
					new MembercardNotificationFilter(endpoint, path));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		MembercardNotificationWebFilter webFilter(OfficialAccountEventEndpoint endpoint, NotificationPath path,
				BeanFactory beanFactory) {
			// An injected provider would leave out the bean that it is injected into
			return new MembercardNotificationWebFilter(endpoint, path, Ordered.HIGHEST_PRECEDENCE,
					() -> beanFactory.getBeanProvider(WebFilter.class).orderedStream().toList());
		}

		// Shared event loops would end with the first application that ends
		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			return factory;
		}

	}

}
