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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.autoconfigure.notification.MembercardNotificationAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MembercardConfigurationFailureAnalyzer}: each
 * {@code failure-analysis/*.yml} holds one mistake, and the {@code .txt} beside it what
 * the developer who made it reads.
 * <p>
 * To approve a changed text, read it in {@code target/failure-analysis} and copy it to
 * {@code src/test/resources/failure-analysis}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MembercardConfigurationFailureAnalyzerTests {

	private static final Path ACTUAL = Path.of("target/failure-analysis");

	static Stream<String> cases() {
		return resources("failure-analysis/*.yml").map(MembercardConfigurationFailureAnalyzerTests::name).sorted();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void analyzeShouldSayWhatIsWrongWhereAndWhatToDo(String name) throws IOException {
		String text = text(analyze(failure(name)));
		Files.createDirectories(ACTUAL);
		Files.writeString(ACTUAL.resolve(name + ".txt"), text);
		ClassPathResource approved = new ClassPathResource("failure-analysis/" + name + ".txt");
		assertThat(text).as("To approve it: cp %s/%s.txt src/test/resources/failure-analysis/", ACTUAL, name)
			.isEqualTo(approved.exists() ? approved.getContentAsString(StandardCharsets.UTF_8) : "");
	}

	@ParameterizedTest
	@MethodSource("cases")
	void analyzeShouldNotTellSecrets(String name) {
		Failure failure = failure(name);
		assertHoldsNoSecret(text(analyze(failure)));
		StringWriter trace = new StringWriter();
		failure.exception().printStackTrace(new PrintWriter(trace, true));
		assertHoldsNoSecret(trace.toString());
	}

	@ParameterizedTest
	@MethodSource("cases")
	void analyzeShouldKnowTheOrigin(String name) {
		assertThat(text(analyze(failure(name))))
			.containsPattern("Origin: class path resource \\[failure-analysis/" + name + ".yml\\] - \\d+:\\d+\n");
	}

	@Test
	void approvedTextsShouldEachHaveACase() {
		assertThat(resources("failure-analysis/*.txt").map(MembercardConfigurationFailureAnalyzerTests::name))
			.containsExactlyInAnyOrderElementsOf(cases().toList());
	}

	@Test
	void analyzeWhenThePropertyIsAnEnvironmentVariableShouldNameTheVariable() {
		Failure failure = failure((environment) -> environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("MEMBERCARD_MERCHANTS_ACME_MERCHANTID", "1900000001", "MEMBERCARD_MERCHANTS_ACME_PRIVATEKEY",
							"file:/etc/acme/apiclient_key.pem"))));
		assertThat(analyze(failure).getDescription()).contains("'membercard.merchants.acme.private-key'")
			.contains("Value: file:/etc/acme/apiclient_key.pem")
			.contains("MEMBERCARD_MERCHANTS_ACME_PRIVATEKEY");
	}

	@Test
	void analyzeWhenThePropertiesAreUnknownShouldSayThatNothingIsSet() {
		StandardEnvironment environment = new StandardEnvironment();
		ConfigurationPropertySources.attach(environment);
		Failure failure = new Failure(
				new MembercardConfigurationException("other.acme.private-key", "it is missing", "Set it"), environment);
		assertThat(text(analyze(failure))).isEqualTo("""
				Description:

				The property 'other.acme.private-key' is not usable: it is missing.

				    Value: not set

				Action:

				Set it.
				""");
	}

	@Test
	void startWhenThePropertiesAreNotUsableShouldPrintTheAnalysis(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatExceptionOfType(Exception.class).isThrownBy(
				() -> application.run("--spring.config.location=classpath:failure-analysis/missing-file.yml").close());
		assertThat(output.toString().replace(System.lineSeparator(), "\n")).contains("APPLICATION FAILED TO START")
			.contains(TestMerchants.read("failure-analysis/missing-file.txt"));
	}

	private static FailureAnalysis analyze(Failure failure) {
		return Objects.requireNonNull(
				new MembercardConfigurationFailureAnalyzer(failure.environment()).analyze(failure.exception()));
	}

	private static String text(FailureAnalysis analysis) {
		String text = "Description:\n\n" + analysis.getDescription() + "\n\nAction:\n\n" + analysis.getAction() + "\n";
		return text.replace(System.lineSeparator(), "\n").replaceAll("clock says [^.]+\\.\\d+Z", "clock says <now>");
	}

	private static Failure failure(String name) {
		return failure((environment) -> {
			try {
				new YamlPropertySourceLoader().load(name, new ClassPathResource("failure-analysis/" + name + ".yml"))
					.forEach(environment.getPropertySources()::addFirst);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static Failure failure(Consumer<ConfigurableEnvironment> properties) {
		ConfigurableEnvironment[] environment = new ConfigurableEnvironment[1];
		Throwable[] exception = new Throwable[1];
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MembercardAutoConfiguration.class,
					OfficialAccountAutoConfiguration.class, MembercardNotificationAutoConfiguration.class))
			.withInitializer((context) -> {
				environment[0] = context.getEnvironment();
				properties.accept(environment[0]);
				ConfigurationPropertySources.attach(environment[0]);
			})
			.run((context) -> exception[0] = context.getStartupFailure());
		assertThat(exception[0]).as("failure").isNotNull();
		return new Failure(exception[0], environment[0]);
	}

	private static void assertHoldsNoSecret(String text) {
		assertThat(text).doesNotContain("123456789abcdef", "not-the-password", "s:cret", "throwawaytoken",
				"AAECAwQFBgcICQ");
		resources("vectors/keys/*private*.pem", "keys/*private*.pem", "keys/*pkcs1*.pem", "keys/*encrypted*.pem")
			.map(Resource::getFilename)
			.forEach((file) -> secretLines(file)
				.forEach((line) -> assertThat(text).as("a line of " + file).doesNotContain(line)));
	}

	private static Stream<String> secretLines(String file) {
		String folder = new ClassPathResource("keys/" + file).exists() ? "keys/" : "vectors/keys/";
		return TestMerchants.read(folder + file).lines().filter((line) -> line.matches("[A-Za-z0-9+/=]{16,}"));
	}

	private static Stream<Resource> resources(String... patterns) {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		return Arrays.stream(patterns).flatMap((pattern) -> {
			try {
				return Arrays.stream(resolver.getResources("classpath:" + pattern));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static String name(Resource resource) {
		return Objects.requireNonNull(resource.getFilename()).replaceFirst("\\.\\w+$", "");
	}

	private record Failure(Throwable exception, Environment environment) {
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(MembercardAutoConfiguration.class)
	static class Application {

	}

}
