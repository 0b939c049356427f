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

package io.github.membercard.sample;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

import io.github.membercard.autoconfigure.MembercardProperties;
import io.github.membercard.autoconfigure.importing.MembercardImportProperties;
import io.github.membercard.autoconfigure.notification.MembercardNotificationProperties;
import io.github.membercard.logging.PlantedSecrets;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for application.yml.
 */
class ApplicationPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer());

	@Test
	void everyPropertyBelongsToTheStarter() {
		this.contextRunner.run((context) -> {
			AllProperties properties = bind(context.getEnvironment());
			assertThat(properties.getNotification().isEnabled()).isTrue();
			assertThat(properties.getImport().isResumeOnStartup()).isTrue();
			assertThat(properties.getImport().getPhoneKey()).isEmpty();
			MembercardProperties.Merchant merchant = merchant(properties);
			assertThat(merchant.getMerchantId()).isEqualTo("1900000001");
			assertThat(merchant.getApiV3Key()).isEmpty();
			assertThat(merchant.getPrivateKey()).isEqualTo("file:apiclient_key.pem");
			assertThat(merchant.getCertificate()).isEqualTo("file:apiclient_cert.pem");
			assertThat(merchant.getPlatform().getPublicKeyId()).startsWith("PUB_KEY_ID_");
			assertThat(merchant.getPlatform().getPublicKey()).isEqualTo("file:pub_key.pem");
		});
	}

	@Test
	void servicesOfTheProfileWorkersAreThoseOfTheComposeFile() {
		this.contextRunner.withPropertyValues("spring.profiles.active=workers").run((context) -> {
			MembercardImportProperties imports = bind(context.getEnvironment()).getImport();
			assertThat(imports.getRemote().isEnabled()).isTrue();
			Environment compose = compose();
			String postgresql = "services.postgresql.environment.POSTGRES_";
			assertThat(imports.getDatabase().getUrl()).isEqualTo("jdbc:postgresql://localhost:"
					+ port(compose, "postgresql") + "/" + compose.getProperty(postgresql + "DB"));
			assertThat(imports.getDatabase().getUsername()).isEqualTo(compose.getProperty(postgresql + "USER"));
			assertThat(imports.getDatabase().getPassword()).isEqualTo(compose.getProperty(postgresql + "PASSWORD"));
			String rabbitmq = "services.rabbitmq.environment.RABBITMQ_DEFAULT_";
			assertThat(context.getEnvironment().getProperty("spring.rabbitmq.addresses"))
				.isEqualTo("amqp://%s:%s@localhost:%s".formatted(compose.getProperty(rabbitmq + "USER"),
						compose.getProperty(rabbitmq + "PASS"), port(compose, "rabbitmq")));
		});
	}

	@Test
	void officialAccountOfTheProfileTestAccountIsTakenFromTheEnvironment() {
		this.contextRunner
			.withPropertyValues("spring.profiles.active=test-account", "ACME_APP_ID=wxea9c30890f48d5ae",
					"ACME_APP_SECRET=" + PlantedSecrets.API_V3_KEY, "ACME_TOKEN=token")
			.run((context) -> {
				Map<String, MembercardProperties.OfficialAccount> accounts = bind(context.getEnvironment())
					.getOfficialAccounts();
				assertThat(accounts).containsOnlyKeys("acme");
				MembercardProperties.OfficialAccount account = Objects.requireNonNull(accounts.get("acme"));
				assertThat(account.getAppId()).isEqualTo("wxea9c30890f48d5ae");
				assertThat(account.getAppSecret()).isEqualTo(PlantedSecrets.API_V3_KEY);
				assertThat(account.getToken()).isEqualTo("token");
				assertThat(account.getEncodingAesKey()).isEmpty();
			});
	}

	private static Environment compose() throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		new YamlPropertySourceLoader().load("compose", new FileSystemResource("compose.yaml"))
			.forEach(environment.getPropertySources()::addLast);
		return environment;
	}

	private static String port(Environment compose, String service) {
		String ports = compose.getRequiredProperty("services." + service + ".ports[0]");
		String port = ports.substring(ports.lastIndexOf(':') + 1);
		assertThat(ports).isEqualTo("127.0.0.1:%s:%s", port, port);
		return port;
	}

	@Test
	void merchantIsTakenFromTheEnvironment() {
		this.contextRunner
			.withPropertyValues("ACME_MERCHANT_ID=1900009191", "ACME_PRIVATE_KEY=file:/etc/acme/key.pem",
					"ACME_CERTIFICATE=file:/etc/acme/cert.pem", "ACME_PUBLIC_KEY_ID=PUB_KEY_ID_1",
					"ACME_PUBLIC_KEY=file:/etc/acme/pub.pem", "ACME_API_V3_KEY=" + PlantedSecrets.API_V3_KEY)
			.run((context) -> {
				MembercardProperties.Merchant merchant = merchant(bind(context.getEnvironment()));
				assertThat(merchant.getMerchantId()).isEqualTo("1900009191");
				assertThat(merchant.getPrivateKey()).isEqualTo("file:/etc/acme/key.pem");
				assertThat(merchant.getCertificate()).isEqualTo("file:/etc/acme/cert.pem");
				assertThat(merchant.getPlatform().getPublicKeyId()).isEqualTo("PUB_KEY_ID_1");
				assertThat(merchant.getPlatform().getPublicKey()).isEqualTo("file:/etc/acme/pub.pem");
				assertThat(merchant.getApiV3Key()).isEqualTo(PlantedSecrets.API_V3_KEY);
			});
	}

	private static AllProperties bind(Environment environment) {
		return Binder.get(environment)
			.bind("membercard", Bindable.of(AllProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

	private static MembercardProperties.Merchant merchant(MembercardProperties properties) {
		assertThat(properties.getMerchants()).containsOnlyKeys("acme");
		MembercardProperties.Merchant merchant = properties.getMerchants().get("acme");
		assertThat(merchant).isNotNull();
		return merchant;
	}

	/**
	 * All properties of the starter, which reads them in parts.
	 */
	static class AllProperties extends MembercardProperties {

		private final MembercardNotificationProperties notification = new MembercardNotificationProperties();

		private final MembercardImportProperties bulkImport = new MembercardImportProperties();

		MembercardImportProperties getImport() {
			return this.bulkImport;
		}

		MembercardNotificationProperties getNotification() {
			return this.notification;
		}

	}

}
