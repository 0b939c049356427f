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

import java.util.UUID;

import javax.sql.DataSource;

import io.github.membercard.apiv3.Vectors;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.OfficialAccountAutoConfiguration;
import io.github.membercard.notification.InMemoryNotificationIdempotencyStore;
import io.github.membercard.notification.JdbcNotificationIdempotencyStore;
import io.github.membercard.notification.MembercardNotificationEndpoint;
import io.github.membercard.notification.MembercardNotificationExchangeMatcher;
import io.github.membercard.notification.MembercardNotificationFilter;
import io.github.membercard.notification.MembercardNotificationRequestMatcher;
import io.github.membercard.notification.MembercardNotificationWebFilter;
import io.github.membercard.notification.NotificationIdempotencyStore;
import io.github.membercard.notification.NotificationPath;
import io.github.membercard.officialaccount.event.OfficialAccountEventEndpoint;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MembercardNotificationAutoConfiguration}.
 */
class MembercardNotificationAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			MembercardAutoConfiguration.class, OfficialAccountAutoConfiguration.class,
			MembercardNotificationAutoConfiguration.class);

	private static final String[] OFFICIAL_ACCOUNT = { "membercard.official-accounts.shop.app-id=wxea9c30890f48d5ae",
			"membercard.official-accounts.shop.app-secret=0123456789abcdef0123456789abcdef",
			"membercard.official-accounts.shop.token=throwawaytoken" };

	private static final String[] PROPERTIES = { "membercard.notification.enabled=true",
			"membercard.merchants.acme.merchant-id=" + Vectors.MERCHANT_ID,
			"membercard.merchants.acme.api-v3-key=" + Vectors.API_V3_KEY,
			"membercard.merchants.acme.certificate=classpath:vectors/keys/merchant_cert.pem",
			"membercard.merchants.acme.private-key=classpath:vectors/keys/merchant_private_key.pem",
			"membercard.merchants.acme.platform.public-key-id=" + Vectors.PUBLIC_KEY_ID,
			"membercard.merchants.acme.platform.public-key=classpath:vectors/keys/wechatpay_public_key.pem" };

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(PROPERTIES);

	private final WebApplicationContextRunner servletRunner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(PROPERTIES);

	private final ReactiveWebApplicationContextRunner reactiveRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(PROPERTIES);

	@Test
	void nothingIsReceivedByDefault() {
		new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(PROPERTIES)
			.withPropertyValues("membercard.notification.enabled=")
			.run((context) -> assertThat(context).doesNotHaveBean(MembercardNotificationEndpoint.class)
				.doesNotHaveBean("membercardNotificationFilter"));
	}

	@Test
	void withoutAWebServerThereIsNoFilter() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(MembercardNotificationEndpoint.class)
			.doesNotHaveBean("membercardNotificationFilter")
			.doesNotHaveBean(MembercardNotificationWebFilter.class));
	}

	@Test
	@SuppressWarnings("unchecked")
	void filterIsTheFirstOfAServletContainer() {
		this.servletRunner.run((context) -> {
			FilterRegistrationBean<MembercardNotificationFilter> registration = context
				.getBean("membercardNotificationFilter", FilterRegistrationBean.class);
			assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE);
			assertThat(registration.isAsyncSupported()).isTrue();
			assertThat(context).doesNotHaveBean(MembercardNotificationWebFilter.class)
				.hasSingleBean(MembercardNotificationRequestMatcher.class)
				.doesNotHaveBean(MembercardNotificationExchangeMatcher.class);
		});
	}

	@Test
	void filterIsTheFirstOfAReactiveServer() {
		this.reactiveRunner.run((context) -> {
			assertThat(context.getBean(MembercardNotificationWebFilter.class).getOrder())
				.isEqualTo(Ordered.HIGHEST_PRECEDENCE);
			assertThat(context).doesNotHaveBean("membercardNotificationFilter")
				.hasSingleBean(MembercardNotificationExchangeMatcher.class)
				.doesNotHaveBean(MembercardNotificationRequestMatcher.class);
		});
	}

	@Test
	void withoutAnOfficialAccountThereIsNothingForItsEvents() {
		this.reactiveRunner.run((context) -> assertThat(context).doesNotHaveBean(OfficialAccountEventEndpoint.class)
			.doesNotHaveBean("officialAccountEventWebFilter"));
		this.servletRunner.run((context) -> assertThat(context).doesNotHaveBean("officialAccountEventFilter"));
	}

	@Test
	void eventsOfOfficialAccountsHaveAFilterOfTheirOwnInAReactiveServer() {
		this.reactiveRunner.withPropertyValues(OFFICIAL_ACCOUNT)
			.run((context) -> assertThat(context).hasSingleBean(OfficialAccountEventEndpoint.class)
				.hasBean("membercardNotificationWebFilter")
				.hasBean("officialAccountEventWebFilter"));
	}

	@Test
	void eventsOfOfficialAccountsHaveAFilterOfTheirOwnInAServletContainer() {
		this.servletRunner.withPropertyValues(OFFICIAL_ACCOUNT)
			.run((context) -> assertThat(context).hasSingleBean(OfficialAccountEventEndpoint.class)
				.hasBean("membercardNotificationFilter")
				.hasBean("officialAccountEventFilter"));
	}

	@Test
	void eventsOfOfficialAccountsAreLetThroughSpringSecurity() {
		this.servletRunner.withPropertyValues(OFFICIAL_ACCOUNT)
			.run((context) -> assertThat(context.getBean(MembercardNotificationRequestMatcher.class)).asString()
				.contains("/membercard/notifications/{merchant}", "/membercard/official-accounts/{account}"));
	}

	@Test
	void pathOfEventsIsNotLetThroughSpringSecurityWithoutAnOfficialAccount() {
		this.servletRunner
			.run((context) -> assertThat(context.getBean(MembercardNotificationRequestMatcher.class)).asString()
				.doesNotContain("official-accounts"));
	}

	@Test
	void pathOfEventsCanBeSet() {
		this.reactiveRunner.withPropertyValues(OFFICIAL_ACCOUNT)
			.withPropertyValues("membercard.notification.official-account-path=/wx/{account}")
			.run((context) -> assertThat(context.getBean(MembercardNotificationExchangeMatcher.class)).asString()
				.contains("/wx/{account}"));
	}

	@Test
	void pathOfEventsNeedsTheAccount() {
		this.reactiveRunner.withPropertyValues(OFFICIAL_ACCOUNT)
			.withPropertyValues("membercard.notification.official-account-path=/wx")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'membercard.notification.official-account-path'")
				.hasMessageContaining("{account}"));
	}

	@Test
	void orderAndPathCanBeSet() {
		this.reactiveRunner
			.withPropertyValues("membercard.notification.filter-order=7",
					"membercard.notification.path=/hooks/{merchant}/cards")
			.run((context) -> {
				assertThat(context.getBean(MembercardNotificationWebFilter.class).getOrder()).isEqualTo(7);
				assertThat(context.getBean(NotificationPath.class)).hasToString("/hooks/{merchant}/cards");
			});
	}

	@Test
	void withoutSpringSecurityThereIsNoMatcher() {
		FilteredClassLoader withoutSecurity = new FilteredClassLoader("org.springframework.security");
		this.servletRunner.withClassLoader(withoutSecurity)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("membercardNotificationFilter")
				.doesNotHaveBean("membercardNotificationRequestMatcher"));
		this.reactiveRunner.withClassLoader(withoutSecurity)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("membercardNotificationWebFilter")
				.doesNotHaveBean("membercardNotificationExchangeMatcher"));
	}

	@Test
	void matcherIsForNotificationsOnly() {
		this.servletRunner.run((context) -> {
			RequestMatcher matcher = context.getBean(MembercardNotificationRequestMatcher.class);
			assertThat(matcher).hasToString("POST /membercard/notifications/{merchant}");
		});
	}

	@Test
	void withoutADataSourceNotificationsAreRememberedInMemory() {
		this.contextRunner.run((context) -> assertThat(context).getBean(NotificationIdempotencyStore.class)
			.isInstanceOf(InMemoryNotificationIdempotencyStore.class));
	}

	@Test
	void withoutSpringJdbcNotificationsAreRememberedInMemory() {
		for (String missing : new String[] { "org.springframework.jdbc", "org.springframework.boot.jdbc" }) {
			this.contextRunner.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).getBean(NotificationIdempotencyStore.class)
					.isInstanceOf(InMemoryNotificationIdempotencyStore.class));
		}
	}

	@Test
	void withADataSourceNotificationsAreRememberedInItsDatabase() {
		this.contextRunner.withBean(DataSource.class, MembercardNotificationAutoConfigurationTests::database)
			.run((context) -> {
				assertThat(context).getBean(NotificationIdempotencyStore.class)
					.isInstanceOf(JdbcNotificationIdempotencyStore.class);
				assertThat(context).hasSingleBean(MembercardNotificationDatabaseInitializer.class);
				assertThat(rows(context.getBean(DataSource.class))).isZero();
			});
	}

	@Test
	void tableIsNotCreatedWhenTheApplicationDoesIt() {
		this.contextRunner.withBean(DataSource.class, MembercardNotificationAutoConfigurationTests::database)
			.withPropertyValues("membercard.notification.jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DataSourceScriptDatabaseInitializer.class);
				assertThatExceptionOfType(BadSqlGrammarException.class)
					.isThrownBy(() -> rows(context.getBean(DataSource.class)));
			});
	}

	@Test
	void tableThatIsThereIsLeftAlone() {
		DataSource database = database();
		for (int i = 0; i < 2; i++) {
			this.contextRunner.withBean(DataSource.class, () -> database)
				.withPropertyValues("membercard.notification.jdbc.initialize-schema=always")
				.run((context) -> assertThat(context).hasNotFailed());
		}
		assertThat(rows(database)).isZero();
	}

	@Test
	void storeOfTheApplicationReplacesOurs() {
		NotificationIdempotencyStore store = Mockito.mock(NotificationIdempotencyStore.class);
		this.contextRunner.withBean(DataSource.class, MembercardNotificationAutoConfigurationTests::database)
			.withBean(NotificationIdempotencyStore.class, () -> store)
			.run((context) -> assertThat(context).getBean(NotificationIdempotencyStore.class).isSameAs(store));
	}

	@Test
	void jdbcPropertiesHaveTheDefaultsOfTheirMetadata() {
		MembercardNotificationJdbcProperties properties = new MembercardNotificationJdbcProperties();
		assertThat(properties.getInitializeSchema()).isEqualTo(DatabaseInitializationMode.EMBEDDED);
		assertThat(properties.isContinueOnError()).isTrue();
		assertThat(properties.getSchema()).isEqualTo("classpath:io/github/membercard/notification/schema.sql");
	}

	private static DataSource database() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return database;
	}

	private static int rows(DataSource database) {
		return JdbcClient.create(database)
			.sql("SELECT COUNT(*) FROM MEMBERCARD_NOTIFICATION")
			.query(Integer.class)
			.single();
	}

}
