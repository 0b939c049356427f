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

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.officialaccount.AccessTokenStore;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.officialaccount.RedisAccessTokenStore;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link OfficialAccountAutoConfiguration}.
 */
class OfficialAccountAutoConfigurationTests {

	private static final String APP_SECRET = "0123456789abcdef0123456789abcdef";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MembercardAutoConfiguration.class, OfficialAccountAutoConfiguration.class));

	@Test
	void configureWhenThereIsNoAccountShouldStartWithAnEmptyRegistry() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(OfficialAccountCardClient.class);
			assertThat(context.getBean(OfficialAccountCardClients.class).names()).isEmpty();
		});
	}

	@Test
	void configureWhenThereIsOneAccountShouldInjectItByType() {
		account("shop").run((context) -> {
			OfficialAccountCardClient client = context.getBean(OfficialAccountCardClient.class);
			assertThat(client.name()).isEqualTo("shop");
			assertThat(client.appId()).isEqualTo("wxea9c30890f48d5ae");
			assertThat(context.getBean(OfficialAccountCardClients.class).get("shop")).isSameAs(client);
		});
	}

	@Test
	void configureShouldNameTheBeanAfterTheAccount() {
		account("shop-east").run((context) -> assertThat(context.getBeanNamesForType(OfficialAccountCardClient.class))
			.containsExactly("shopEastOfficialAccountCardClient"));
	}

	@Test
	void configureWhenThereAreTwoAccountsShouldBeAmbiguousByType() {
		account("shop").withPropertyValues(properties("mall"))
			.run((context) -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
				.isThrownBy(() -> context.getBean(OfficialAccountCardClient.class)));
	}

	@Test
	void configureWhenOneOfTwoAccountsIsPrimaryShouldInjectItByType() {
		account("shop").withPropertyValues(properties("mall"))
			.withPropertyValues("membercard.official-accounts.mall.primary=true")
			.run((context) -> assertThat(context.getBean(OfficialAccountCardClient.class).name()).isEqualTo("mall"));
	}

	@Test
	void configureWhenTwoAccountsArePrimaryShouldFail() {
		account("shop").withPropertyValues(properties("mall"))
			.withPropertyValues("membercard.official-accounts.mall.primary=true",
					"membercard.official-accounts.shop.primary=true")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(MembercardConfigurationException.class, (ex) -> {
					assertThat(ex.getSetting()).isEqualTo("membercard.official-accounts.mall.primary");
					assertThat(ex.getFound()).isEqualTo("the official account 'shop' is primary too");
				}));
	}

	@Test
	void configureWhenThereIsAClientOfTheApplicationShouldBackOff() {
		account("shop").withUserConfiguration(OwnClientConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(OfficialAccountCardClient.class).hasBean("ownClient"));
	}

	@Test
	void configureWhenThereAreConnectionDetailsShouldTakeThemInPlaceOfProperties() {
		this.contextRunner.withUserConfiguration(OwnConnectionDetailsConfiguration.class)
			.withPropertyValues("membercard.official-accounts.shop.app-id=")
			.run((context) -> assertThat(context.getBean(OfficialAccountCardClient.class).appId())
				.isEqualTo("wx0000000000000001"));
	}

	@Test
	void configureWhenThereIsRedisShouldShareTokensThere() {
		account("shop")
			.withConfiguration(
					AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class))
			.run((context) -> assertThat(context.getBean(AccessTokenStore.class))
				.isInstanceOf(RedisAccessTokenStore.class));
	}

	@Test
	void configureWhenThereIsAStoreOfTheApplicationShouldTakeIt() {
		account("shop")
			.withConfiguration(
					AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class))
			.withBean(AccessTokenStore.class, AccessTokenStore::none)
			.run((context) -> assertThat(context.getBean(AccessTokenStore.class)).isSameAs(AccessTokenStore.none()));
	}

	@Test
	void configureWhenThereIsNoRedisLibraryShouldStart() {
		account("shop").withClassLoader(new FilteredClassLoader(ReactiveStringRedisTemplate.class))
			.run((context) -> assertThat(context).hasSingleBean(OfficialAccountCardClient.class)
				.doesNotHaveBean(AccessTokenStore.class));
	}

	@Test
	void secretsShouldShowNowhere() {
		account("shop").run((context) -> {
			OfficialAccountConnectionDetails.Account account = context.getBean(OfficialAccountConnectionDetails.class)
				.getAccount("shop");
			assertThat(account.appSecret()).isEqualTo(APP_SECRET);
			assertThat(account).asString().doesNotContain(APP_SECRET);
			assertThat(context.getBean(OfficialAccountCardClient.class)).asString().doesNotContain(APP_SECRET);
		});
	}

	@Test
	void getWhenThereIsNoSuchAccountShouldNameThoseThereAre() {
		account("shop").run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(OfficialAccountCardClients.class).get("mall"))
			.withMessageContaining("'mall'")
			.withMessageContaining("[shop]"));
	}

	@Test
	void createRegistryWhenTwoClientsHaveTheSameNameShouldFail() {
		OfficialAccountCardClient client = OwnClientConfiguration.client();
		assertThatIllegalArgumentException().isThrownBy(() -> new OfficialAccountCardClients(List.of(client, client)))
			.withMessageContaining("'own'");
	}

	private ApplicationContextRunner account(String name) {
		return this.contextRunner.withPropertyValues(properties(name));
	}

	private static String[] properties(String name) {
		return new String[] { "membercard.official-accounts." + name + ".app-id=wxea9c30890f48d5ae",
				"membercard.official-accounts." + name + ".app-secret=" + APP_SECRET };
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClientConfiguration {

		@Bean
		OfficialAccountCardClient ownClient() {
			return client();
		}

		static OfficialAccountCardClient client() {
			return OfficialAccountCardClient.builder("wxea9c30890f48d5ae", APP_SECRET).name("own").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionDetailsConfiguration {

		@Bean
		OfficialAccountConnectionDetails connectionDetails() {
			return (name) -> new OfficialAccountConnectionDetails.Account(URI.create("http://127.0.0.1:1"), List.of(),
					"wx0000000000000001", APP_SECRET, null, null);
		}

	}

}
