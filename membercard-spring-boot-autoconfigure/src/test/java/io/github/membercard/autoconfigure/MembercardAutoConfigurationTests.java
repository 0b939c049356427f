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

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MerchantCredential;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.delivery.QrcodeRequest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MembercardAutoConfiguration}: which beans there are.
 */
class MembercardAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class));

	@Test
	void configureWhenThereIsNoMerchantShouldStartWithAnEmptyRegistry() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(MembercardOpenClient.class);
			assertThat(context.getBean(MembercardOpenClients.class).names()).isEmpty();
		});
	}

	@Test
	void configureWhenThereIsOneMerchantShouldInjectItByType() {
		this.contextRunner.withPropertyValues(TestMerchants.properties("acme")).run((context) -> {
			MembercardOpenClient client = context.getBean(MembercardOpenClient.class);
			assertThat(client.name()).isEqualTo("acme");
			assertThat(client.merchantId()).isEqualTo(TestMerchants.MERCHANT_ID);
		});
	}

	@Test
	void configureShouldNameTheBeanAfterTheMerchant() {
		this.contextRunner.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThat(context.getBeanNamesForType(MembercardOpenClient.class))
				.containsExactly("acmeMembercardOpenClient"));
	}

	@Test
	void configureWhenTheNameHasAHyphenShouldNameTheBeanInCamelCase() {
		this.contextRunner.withPropertyValues(TestMerchants.properties("acme-east")).run((context) -> {
			assertThat(context.getBeanNamesForType(MembercardOpenClient.class))
				.containsExactly("acmeEastMembercardOpenClient");
			assertThat(context.getBean(MembercardOpenClient.class).name()).isEqualTo("acme-east");
		});
	}

	@Test
	void configureWhenTheApplicationIsReactiveShouldInjectTheClient() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MembercardAutoConfiguration.class))
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThat(context).hasSingleBean(MembercardOpenClient.class));
	}

	@Test
	void configureWhenThereAreThreeMerchantsShouldBeAmbiguousByType() {
		threeMerchants().run((context) -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
			.isThrownBy(() -> context.getBean(MembercardOpenClient.class))
			.withMessageContaining("acmeMembercardOpenClient")
			.withMessageContaining("bellaMembercardOpenClient")
			.withMessageContaining("coraMembercardOpenClient"));
	}

	@Test
	void configureWhenOneOfThreeMerchantsIsPrimaryShouldInjectItByType() {
		threeMerchants().withPropertyValues("membercard.merchants.bella.primary=true")
			.run((context) -> assertThat(context.getBean(MembercardOpenClient.class).name()).isEqualTo("bella"));
	}

	@Test
	void configureWhenTwoMerchantsArePrimaryShouldFail() {
		threeMerchants()
			.withPropertyValues("membercard.merchants.acme.primary=true", "membercard.merchants.cora.primary=true")
			.run((context) -> assertThat(configurationFailure(context).getSetting())
				.isEqualTo("membercard.merchants.cora.primary"));
	}

	@Test
	void configureWhenThereAreThreeMerchantsShouldInjectThemByName() {
		threeMerchants()
			.run((context) -> assertThat(context.getBean("coraMembercardOpenClient", MembercardOpenClient.class).name())
				.isEqualTo("cora"));
	}

	@Test
	void configureWhenTwoMerchantsHaveTheSameBeanNameShouldFail() {
		this.contextRunner.withPropertyValues(TestMerchants.properties("acme-east"))
			.withPropertyValues(TestMerchants.properties("acmeEast"))
			.run((context) -> assertThat(configurationFailure(context)).hasMessageContaining("acme-east")
				.hasMessageContaining("'acmeEastMembercardOpenClient'"));
	}

	@Test
	void clientsShouldBeFoundByName() {
		threeMerchants().run((context) -> {
			MembercardOpenClients clients = context.getBean(MembercardOpenClients.class);
			assertThat(clients.names()).containsExactly("acme", "bella", "cora");
			assertThat(clients.get("bella")).isSameAs(context.getBean("bellaMembercardOpenClient"));
		});
	}

	@Test
	void clientsWhenTheNameIsUnknownShouldListTheNames() {
		threeMerchants().run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(MembercardOpenClients.class).get("dora"))
			.withMessageContaining("'dora'")
			.withMessageContaining("[acme, bella, cora]"));
	}

	@Test
	void clientsShouldBeFoundByMerchantId() {
		threeMerchants().withPropertyValues("membercard.merchants.bella.merchant-id=1900000002").run((context) -> {
			MembercardOpenClients clients = context.getBean(MembercardOpenClients.class);
			assertThat(clients.findByMerchantId("1900000002")).map(MembercardOpenClient::name).contains("bella");
			assertThat(clients.findByMerchantId("1900000009")).isEmpty();
		});
	}

	@Test
	void clientsShouldTakeAMerchantAtRunTime() {
		threeMerchants().run((context) -> {
			MembercardOpenClients clients = context.getBean(MembercardOpenClients.class);
			MembercardOpenClient dora = client("dora");
			assertThat(clients.put(dora)).isEmpty();
			assertThat(clients.get("dora")).isSameAs(dora);
		});
	}

	@Test
	void clientsShouldReplaceAMerchantAtRunTime() {
		threeMerchants().run((context) -> {
			MembercardOpenClients clients = context.getBean(MembercardOpenClients.class);
			MembercardOpenClient old = clients.get("acme");
			MembercardOpenClient replacement = client("acme");
			assertThat(clients.put(replacement)).containsSame(old);
			assertThat(clients.get("acme")).isSameAs(replacement);
		});
	}

	@Test
	void clientsShouldForgetAMerchantAtRunTime() {
		threeMerchants().run((context) -> {
			MembercardOpenClients clients = context.getBean(MembercardOpenClients.class);
			assertThat(clients.remove("acme")).map(MembercardOpenClient::name).contains("acme");
			assertThat(clients.remove("acme")).isEmpty();
			assertThat(clients.names()).containsExactly("bella", "cora");
		});
	}

	@Test
	void clientsShouldKeepTheNamesThatAReaderHolds() {
		MembercardOpenClients clients = new MembercardOpenClients(List.of(client("acme")));
		Stream<MembercardOpenClient> before = clients.stream();
		clients.remove("acme");
		assertThat(before).hasSize(1);
	}

	@Test
	void createClientsWhenTwoHaveTheSameNameShouldFail() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MembercardOpenClients(List.of(client("acme"), client("acme"))))
			.withMessageContaining("'acme'");
	}

	@Test
	void configureWhenThereIsAClientOfTheApplicationShouldBackOff() {
		this.contextRunner.withUserConfiguration(OwnClientConfiguration.class)
			.withPropertyValues(TestMerchants.property("acme", "private-key", "file:/missing.pem"))
			.run((context) -> {
				assertThat(context).hasSingleBean(MembercardOpenClient.class).hasBean("ownClient");
				assertThat(context.getBean(MembercardOpenClients.class).names()).containsExactly("own");
			});
	}

	@Test
	void configureWhenThereIsARegistryOfTheApplicationShouldBackOff() {
		this.contextRunner.withUserConfiguration(OwnClientsConfiguration.class)
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> {
				assertThat(context).hasSingleBean(MembercardOpenClients.class)
					.hasBean("ownClients")
					.hasBean("acmeMembercardOpenClient");
				assertThat(context.getBean(MembercardOpenClients.class).names()).isEmpty();
			});
	}

	@Test
	void configureWhenThereAreConnectionDetailsShouldNotReadTheFilesOfTheProperties() {
		this.contextRunner
			.withBean(MembercardConnectionDetails.class,
					() -> new OwnConnectionDetails(URI.create("http://127.0.0.1:1")))
			.withPropertyValues(TestMerchants.property("acme", "private-key", "file:/missing.pem"),
					TestMerchants.property("acme", "merchant-id", "1900000009"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(PropertiesMembercardConnectionDetails.class);
				assertThat(context.getBean(MembercardOpenClient.class).merchantId()).isEqualTo("1900000007");
			});
	}

	@Test
	void configureWhenThereAreConnectionDetailsShouldCallTheirAddress() {
		try (LocalPlatform platform = new LocalPlatform()) {
			this.contextRunner
				.withBean(MembercardConnectionDetails.class, () -> new OwnConnectionDetails(platform.url()))
				.withPropertyValues("membercard.base-url=http://127.0.0.1:1")
				.withPropertyValues(TestMerchants.properties("acme"))
				.run((context) -> {
					context.getBean(MembercardOpenClient.class)
						.qrcodes()
						.create("card", QrcodeRequest.autoActivate())
						.block(Timeouts.CALL);
					assertThat(platform.received()).hasSize(1);
					assertThat(platform.last().headers().getFirst("Authorization")).contains("mchid=\"1900000007\"");
				});
		}
	}

	@Test
	void configureWhenWebClientIsAbsentShouldBackOff() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(WebClient.class))
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MembercardOpenClients.class));
	}

	@Test
	void configureWhenReactorNettyIsAbsentShouldBackOff() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(reactor.netty.http.client.HttpClient.class))
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MembercardOpenClients.class));
	}

	@Test
	void configureShouldComeAfterTheBuilderOfTheApplicationIsThere() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(WebClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class))
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThat(context).hasSingleBean(MembercardOpenClient.class));
	}

	@Test
	void configureShouldNotExposeTheTransportToTheApplication() {
		this.contextRunner.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
				.isThrownBy(() -> context.getBean(ClientHttpConnector.class)));
	}

	private ApplicationContextRunner threeMerchants() {
		return this.contextRunner.withPropertyValues(TestMerchants.properties("acme"))
			.withPropertyValues(TestMerchants.properties("bella"))
			.withPropertyValues(TestMerchants.properties("cora"));
	}

	private static MembercardConfigurationException configurationFailure(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof MembercardConfigurationException)) {
			failure = failure.getCause();
		}
		assertThat(failure).as("failure").isNotNull();
		return (MembercardConfigurationException) failure;
	}

	private static MembercardOpenClient client(String name) {
		OwnConnectionDetails details = new OwnConnectionDetails(ApiV3Client.DEFAULT_BASE_URL);
		MembercardConnectionDetails.Merchant merchant = details.getMerchant(name);
		return MembercardOpenClient
			.create(ApiV3Client.builder(merchant.credential(), merchant.platformKeys()).name(name).build());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClientConfiguration {

		@Bean
		MembercardOpenClient ownClient() {
			return client("own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClientsConfiguration {

		@Bean
		MembercardOpenClients ownClients() {
			return new MembercardOpenClients(List.of());
		}

	}

	private record OwnConnectionDetails(URI baseUrl) implements MembercardConnectionDetails {

		@Override
		public URI getBaseUrl() {
			return this.baseUrl;
		}

		@Override
		public Merchant getMerchant(String name) {
			MerchantCredential credential = MerchantCredential.builder("1900000007")
				.privateKey(TestMerchants.read("vectors/keys/merchant_private_key.pem"))
				.certificate(TestMerchants.read("vectors/keys/merchant_cert.pem"))
				.build();
			PlatformKeys keys = PlatformKeys.builder()
				.publicKey(TestMerchants.PUBLIC_KEY_ID, TestMerchants.read("vectors/keys/wechatpay_public_key.pem"))
				.build();
			return new Merchant(credential, keys, false);
		}

	}

}
