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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.notification.MembercardNotificationAutoConfiguration;
import io.github.membercard.logging.PlantedSecrets;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.event.OfficialAccountEventEndpoint;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.boot.web.context.reactive.GenericReactiveWebApplicationContext;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for contexts that are processed ahead of time: beans are generated with the
 * properties of the build, compiled, and used with those of the machine they run on.
 */
class AheadOfTimeTests {

	private static final String ENABLED = "membercard.notification.enabled=true";

	private static final String[] ABSENT = { "membercard.merchants.acme.merchant-id=1900000001",
			"membercard.merchants.acme.api-v3-key=${ACME_API_V3_KEY:}",
			"membercard.merchants.acme.private-key=file:/nowhere/apiclient_key.pem",
			"membercard.merchants.acme.certificate=file:/nowhere/apiclient_cert.pem",
			"membercard.merchants.acme.platform.public-key-id=" + TestMerchants.PUBLIC_KEY_ID,
			"membercard.merchants.acme.platform.public-key=file:/nowhere/pub_key.pem" };

	private static final String[] ACCOUNT = { "membercard.official-accounts.shop.app-id=wxea9c30890f48d5ae",
			"membercard.official-accounts.shop.app-secret=0123456789abcdef0123456789abcdef",
			"membercard.official-accounts.shop.token=" + PlantedSecrets.OFFICIAL_ACCOUNT_TOKEN };

	@Test
	@CompileWithForkedClassLoader
	void keysNeedNotBeThereWhenTheApplicationIsBuilt() {
		process(AnnotationConfigApplicationContext::new, ABSENT).run(GenericApplicationContext::new, (context) -> {
			MembercardOpenClient client = context.getBean("acmeMembercardOpenClient", MembercardOpenClient.class);
			assertThat(client.merchantId()).isEqualTo(TestMerchants.MERCHANT_ID);
		}, TestMerchants.properties("acme"));
	}

	@Test
	@CompileWithForkedClassLoader
	void merchantsAreThoseOfTheMachineThatItRunsOn() {
		process(AnnotationConfigApplicationContext::new)
			.run(GenericApplicationContext::new,
					(context) -> assertThat(context.getBean(MembercardOpenClients.class).names())
						.containsExactly("east", "west"),
					concat(TestMerchants.properties("east"), TestMerchants.properties("west")));
	}

	@Test
	void secretsOfTheBuildAreInNoGeneratedFile() {
		String[] properties = concat(TestMerchants.properties("acme"), ACCOUNT, ENABLED,
				"membercard.merchants.acme.api-v3-key=" + PlantedSecrets.API_V3_KEY,
				"membercard.merchants.acme.private-key=" + TestMerchants.read("vectors/keys/merchant_private_key.pem"),
				"membercard.official-accounts.shop.encoding-aes-key=" + PlantedSecrets.ENCODING_AES_KEY);
		assertThat(process(AnnotationConfigReactiveWebApplicationContext::new, properties).texts()).isNotEmpty()
			.allSatisfy((text) -> assertThat(PlantedSecrets.find(text)).isEmpty())
			.noneMatch((text) -> text.contains("0123456789abcdef"));
	}

	@Test
	@CompileWithForkedClassLoader
	void notificationsAreReceivedInReactiveApplications() {
		process(AnnotationConfigReactiveWebApplicationContext::new, concat(ABSENT, ENABLED)).run(
				GenericReactiveWebApplicationContext::new,
				(context) -> assertThat(context.containsBean("membercardNotificationWebFilter")).isTrue(),
				withApiV3Key());
	}

	@Test
	@CompileWithForkedClassLoader
	void notificationsAreReceivedInServletApplications() {
		process(AnnotationConfigServletWebApplicationContext::new, concat(ABSENT, ENABLED)).run(
				() -> new GenericWebApplicationContext(new MockServletContext()),
				(context) -> assertThat(context.containsBean("membercardNotificationFilter")).isTrue(), withApiV3Key());
	}

	@Test
	@CompileWithForkedClassLoader
	void eventsOfOfficialAccountsAreNotReceivedWhenTheBuildKnewNoAccount() {
		process(AnnotationConfigReactiveWebApplicationContext::new, concat(ABSENT, ENABLED))
			.run(GenericReactiveWebApplicationContext::new, (context) -> {
				assertThat(context.getBeanNamesForType(OfficialAccountCardClient.class)).hasSize(1);
				assertThat(context.getBeanNamesForType(OfficialAccountEventEndpoint.class)).isEmpty();
			}, concat(withApiV3Key(), ACCOUNT));
	}

	@Test
	@CompileWithForkedClassLoader
	void eventsOfOfficialAccountsAreReceivedWhenTheBuildKnewTheNameOfAnAccount() {
		process(AnnotationConfigReactiveWebApplicationContext::new,
				concat(ABSENT, ENABLED, "membercard.official-accounts.shop.app-id=${SHOP_APP_ID:}"))
			.run(GenericReactiveWebApplicationContext::new,
					(context) -> assertThat(context.getBeanNamesForType(OfficialAccountEventEndpoint.class)).hasSize(1),
					concat(withApiV3Key(), ACCOUNT));
	}

	private static String[] withApiV3Key() {
		return concat(TestMerchants.properties("acme"),
				"membercard.merchants.acme.api-v3-key=" + TestMerchants.API_V3_KEY, ENABLED);
	}

	private static String[] concat(String[] first, String... second) {
		return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
	}

	private static String[] concat(String[] first, String[] second, String... third) {
		return concat(concat(first, second), third);
	}

	private static <C extends GenericApplicationContext & AnnotationConfigRegistry> Processed process(
			Supplier<C> factory, String... properties) {
		TestGenerationContext generation = new TestGenerationContext();
		try (C context = factory.get()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(MembercardAutoConfiguration.class, OfficialAccountAutoConfiguration.class,
					MembercardNotificationAutoConfiguration.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		generation.writeGeneratedContent();
		return new Processed(generation);
	}

	/**
	 * What was generated.
	 *
	 * @param generation holds it
	 */
	private record Processed(TestGenerationContext generation) {

		List<String> texts() {
			List<String> texts = new ArrayList<>();
			for (GeneratedFiles.Kind kind : GeneratedFiles.Kind.values()) {
				this.generation.getGeneratedFiles()
					.getGeneratedFiles(kind)
					.values()
					.forEach((file) -> texts.add(text(file)));
			}
			return texts;
		}

		private static String text(InputStreamSource file) {
			try (InputStream stream = file.getInputStream()) {
				return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		<C extends GenericApplicationContext> void run(Supplier<C> factory, Consumer<C> assertions,
				String... properties) {
			TestCompiler.forSystem().with(this.generation).compile((compiled) -> {
				ApplicationContextInitializer<GenericApplicationContext> initializer = initializer(compiled);
				try (C context = factory.get()) {
					TestPropertyValues.of(properties).applyTo(context);
					initializer.initialize(context);
					context.refresh();
					assertions.accept(context);
				}
			});
		}

		@SuppressWarnings("unchecked")
		private static ApplicationContextInitializer<GenericApplicationContext> initializer(Compiled compiled) {
			return compiled.getInstance(ApplicationContextInitializer.class);
		}

	}

}
