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

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.delivery.QrcodeRequest;
import io.netty.channel.ChannelOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an application can change about its clients, and what it can't.
 */
class MembercardCustomizationTests {

	private final LocalPlatform platform = new LocalPlatform();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class, WebClientAutoConfiguration.class,
				CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class))
		.withSystemProperties("reactor.netty.ioShutdownQuietPeriod=0")
		.withPropertyValues("membercard.base-url=" + this.platform.url())
		.withPropertyValues(TestMerchants.properties("acme"));

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	@Test
	void customizersShouldBeCalledInOrderWithTheNameOfTheMerchant() {
		this.contextRunner.withUserConfiguration(OrderedCustomizers.class)
			.withPropertyValues(TestMerchants.properties("bella"))
			.run((context) -> assertThat(context.getBean(OrderedCustomizers.class).calls).containsExactly("first acme",
					"second acme", "first bella", "second bella"));
	}

	@Test
	void customizerShouldChangeTheClockOfTheSignature() {
		Clock clock = Clock.fixed(Instant.now().minusSeconds(100), ZoneOffset.UTC);
		this.contextRunner
			.withBean(MembercardClientBuilderCustomizer.class, () -> (name, builder) -> builder.clock(clock))
			.run((context) -> {
				call(context);
				assertThat(authorization()).contains("timestamp=\"" + clock.instant().getEpochSecond() + "\"");
			});
	}

	@Test
	void customizerShouldAddAFilterThatSeesRequestsBeforeTheyAreSigned() {
		List<String> seen = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(MembercardClientBuilderCustomizer.class,
				() -> (name, builder) -> builder.webClient((webClient) -> webClient.filter((request, next) -> {
					seen.add(request.method() + " " + request.headers().containsHeader("Authorization"));
					return next.exchange(request);
				})))
			.run((context) -> {
				call(context);
				assertThat(seen).containsExactly("POST false");
			});
	}

	@Test
	void filterOfTheApplicationShouldApply() {
		this.contextRunner
			.withBean(WebClientCustomizer.class,
					() -> (builder) -> builder.filter((request, next) -> next
						.exchange(ClientRequest.from(request).header("X-Application", "acme-shop").build())))
			.run((context) -> {
				call(context);
				assertThat(this.platform.last().headers().getFirst("X-Application")).isEqualTo("acme-shop");
			});
	}

	@Test
	void codecsOfTheApplicationShouldNotChangeTheWire() {
		JsonMapper shouting = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build();
		this.contextRunner
			.withBean("shoutingCustomizer", WebClientCustomizer.class,
					() -> (builder) -> builder.codecs(
							(codecs) -> codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(shouting))))
			.run((context) -> {
				call(context);
				assertThat(this.platform.last().body())
					.isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"till 7\"}");
			});
	}

	@Test
	void jsonMapperOfTheApplicationShouldNotChangeTheWire() {
		this.contextRunner
			.withBean(JsonMapper.class,
					() -> JsonMapper.builder()
						.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
						.enable(SerializationFeature.INDENT_OUTPUT)
						.build())
			.run((context) -> {
				call(context);
				assertThat(this.platform.last().body())
					.isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"till 7\"}");
			});
	}

	@Test
	void jacksonPropertiesOfTheApplicationShouldNotChangeTheWire() {
		this.contextRunner.withPropertyValues("spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
				"spring.jackson.serialization.indent-output=true", "spring.jackson.default-property-inclusion=always",
				"spring.jackson.deserialization.fail-on-unknown-properties=true")
			.run((context) -> {
				assertThat(context.getBean(JsonMapper.class).writeValueAsString(QrcodeRequest.autoActivate()))
					.as("the application's own JSON")
					.contains("\"ActivateType\"");
				this.platform.answer("{\"url\":\"https://example.com\",\"added_later\":1}");
				call(context);
				assertThat(this.platform.last().body())
					.isEqualTo("{\"activate_type\":\"AUTO_ACTIVATE\",\"outer_str\":\"till 7\"}");
			});
	}

	@Test
	void connectorOfTheApplicationShouldNotCarryTheCalls() {
		ClientHttpConnector broken = (method, uri, request) -> Mono.error(new IllegalStateException("not this one"));
		this.contextRunner.withBean(ClientHttpConnector.class, () -> broken).run((context) -> {
			call(context);
			assertThat(this.platform.received()).hasSize(1);
		});
	}

	@Test
	void callWhenTheApplicationHasTwoBuildersShouldUseNeither() {
		this.contextRunner.withUserConfiguration(TwoBuilders.class).run((context) -> {
			assertThat(context).hasNotFailed();
			call(context);
			assertThat(this.platform.last().headers().getFirst("X-Application")).isNull();
		});
	}

	@Test
	void connectorBuilderCustomizerOfTheApplicationShouldApply() {
		this.contextRunner.withUserConfiguration(ConnectorHeaderConfiguration.class).run((context) -> {
			call(context);
			assertThat(this.platform.last().headers().getFirst("X-Connector")).isEqualTo("acme-shop");
		});
	}

	@Test
	void timeoutsShouldReachTheHttpClient() {
		this.contextRunner.withUserConfiguration(ConnectorHeaderConfiguration.class)
			.withPropertyValues("membercard.http.connect-timeout=1234ms", "membercard.http.response-timeout=5678ms",
					"spring.http.clients.connect-timeout=1s", "spring.http.clients.read-timeout=1s")
			.run((context) -> {
				call(context);
				// The application's own connector is built with the same customizer
				assertThat(context.getBean(ConnectorHeaderConfiguration.class).clients).anySatisfy((client) -> {
					assertThat(client.configuration().options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS))
						.isEqualTo(1234);
					assertThat(client.configuration().responseTimeout()).hasMillis(5678);
				});
			});
	}

	private static void call(AssertableApplicationContext context) {
		context.getBean("acmeMembercardOpenClient", MembercardOpenClient.class)
			.qrcodes()
			.create("card", QrcodeRequest.autoActivate().withOuterStr("till 7"))
			.block(Timeouts.CALL);
	}

	private String authorization() {
		return String.valueOf(this.platform.last().headers().getFirst("Authorization"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedCustomizers {

		final List<String> calls = new CopyOnWriteArrayList<>();

		@Bean
		@Order(2)
		MembercardClientBuilderCustomizer secondCustomizer() {
			return (name, builder) -> this.calls.add("second " + name);
		}

		@Bean
		@Order(1)
		MembercardClientBuilderCustomizer firstCustomizer() {
			return (name, builder) -> this.calls.add("first " + name);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoBuilders {

		@Bean
		WebClient.Builder shopBuilder() {
			return WebClient.builder().defaultHeader("X-Application", "shop");
		}

		@Bean
		WebClient.Builder balancedBuilder() {
			return WebClient.builder().defaultHeader("X-Application", "balanced");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectorHeaderConfiguration {

		final List<HttpClient> clients = new CopyOnWriteArrayList<>();

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> headerCustomizer() {
			return (builder) -> builder.withHttpClientCustomizer((client) -> {
				this.clients.add(client);
				return client.headers((headers) -> headers.set("X-Connector", "acme-shop"));
			});
		}

	}

}
