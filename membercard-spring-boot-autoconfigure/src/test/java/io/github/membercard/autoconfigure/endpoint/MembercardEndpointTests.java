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

package io.github.membercard.autoconfigure.endpoint;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MembercardEndpoint} and the health of merchants in an application.
 */
class MembercardEndpointTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void merchantShouldBeToldOfOverHttp(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type, "management.endpoint.health.show-details=always",
				"management.endpoints.web.exposure.include=membercard,health")) {
			JsonNode merchant = json(get(context, "/actuator/membercard")).path("merchants").path("acme");
			assertThat(merchant.path("merchantId").asString()).isEqualTo("19****01");
			assertThat(merchant.path("certificate").path("serial").asString())
				.isEqualTo("5157F09EFDC096DE15EBE81A47057A72000000AA");
			assertThat(merchant.path("certificate").path("expiresAt").asString()).isNotEmpty();
			assertThat(merchant.path("platformKeys").path(0).path("serial").asString()).startsWith("PUB_KEY_ID_");
			assertThat(json(get(context, "/actuator/membercard/acme"))).isEqualTo(merchant);
			assertThat(get(context, "/actuator/membercard/nobody").statusCode()).isEqualTo(404);
			JsonNode health = json(get(context, "/actuator/health/membercard/acme"));
			assertThat(health.path("status").asString()).isEqualTo("UP");
			assertThat(health.path("details").has("certificate")).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void refreshOverHttpShouldSayWhyItIsNotPossible(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type,
				"management.endpoints.web.exposure.include=membercard")) {
			HttpResponse<String> answer = send(context, "/actuator/membercard/acme", "POST");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(json(answer).path("refreshed").asBoolean()).isFalse();
			assertThat(json(answer).path("message").asString()).contains("platform.download-certificates");
			assertThat(send(context, "/actuator/membercard/nobody", "POST").statusCode()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void endpointShouldNotBeExposedUnlessToldTo(WebApplicationType type) throws Exception {
		try (ConfigurableApplicationContext context = start(type)) {
			assertThat(get(context, "/actuator/membercard").statusCode()).isEqualTo(404);
			assertThat(context.getBeansOfType(MembercardEndpoint.class)).isEmpty();
		}
	}

	@Test
	void merchantShouldBeToldOfOverJmx() throws JMException {
		try (ConfigurableApplicationContext context = start(WebApplicationType.NONE, "spring.jmx.enabled=true",
				"management.endpoints.jmx.domain=io.github.membercard.MembercardEndpointTests",
				"management.endpoints.jmx.exposure.include=membercard")) {
			assertThat(context.isActive()).isTrue();
			MBeanServer server = ManagementFactory.getPlatformMBeanServer();
			ObjectName name = new ObjectName(
					"io.github.membercard.MembercardEndpointTests:type=Endpoint,name=Membercard");
			Object all = server.invoke(name, "membercard", new Object[0], new String[0]);
			assertThat(all).isInstanceOf(Map.class).asString().contains("19****01").doesNotContain("=1900000001");
			Object refreshed = server.invoke(name, "refreshKeys", new Object[] { "acme" },
					new String[] { String.class.getName() });
			assertThat(refreshed).asString().contains("refreshed=false");
		}
	}

	@Test
	void healthShouldBeOffWhenToldTo() throws Exception {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE,
				"management.health.membercard.enabled=false")) {
			assertThat(get(context, "/actuator/health/membercard").statusCode()).isEqualTo(404);
		}
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String... properties) {
		List<String> all = new ArrayList<>(List.of("server.port=0", "server.address=127.0.0.1",
				"spring.main.banner-mode=off", "membercard.merchants.acme.merchant-id=1900000001",
				"membercard.merchants.acme.certificate=classpath:vectors/keys/merchant_cert.pem",
				"membercard.merchants.acme.private-key=classpath:vectors/keys/merchant_private_key.pem",
				"membercard.merchants.acme.platform.public-key-id=PUB_KEY_ID_0119000000012026010100000000000001",
				"membercard.merchants.acme.platform.public-key=classpath:vectors/keys/wechatpay_public_key.pem",
				"reactor.netty.ioShutdownQuietPeriod=0"));
		all.addAll(List.of(properties));
		return new SpringApplicationBuilder(Application.class).web(type)
			.registerShutdownHook(false)
			.run(all.stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path)
			throws IOException, InterruptedException {
		return send(context, path, "GET");
	}

	private static HttpResponse<String> send(ConfigurableApplicationContext context, String path, String method)
			throws IOException, InterruptedException {
		URI url = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(url)
				.timeout(TIMEOUT)
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataSourceAutoConfiguration.class, MembercardImportAutoConfiguration.class,
			ServletWebSecurityAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class,
			ManagementWebSecurityAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class })
	static class Application {

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
