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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SpringBootVersionVerifier} and
 * {@link UnsupportedSpringBootFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringBootVersionVerifierTests {

	@ParameterizedTest
	@ValueSource(strings = { "4.0.0", "4.0.7", "4.0.99-SNAPSHOT", "4.1.0-RC1", "4.1.0", "4.1.12" })
	void startOnASupportedVersionShouldSucceed(String version) {
		run(version).close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.7.18", "3.5.7", "3.4.1", "4.2.0-M1", "4.2.0", "4.10.0", "5.0.0", "40.1.0" })
	void startOnAnotherVersionShouldFail(String version) {
		assertThatExceptionOfType(UnsupportedSpringBootException.class).isThrownBy(() -> run(version).close())
			.withMessage("membercard-spring-boot needs Spring Boot 4.0 or 4.1, found " + version);
	}

	@Test
	void startOnAnotherVersionWhenSwitchedOffShouldSucceed() {
		run("4.2.0", "--membercard.compatibility-verifier.enabled=false").close();
	}

	@Test
	void startOnAnotherVersionShouldPrintTheAnalysis(CapturedOutput output) {
		assertThatExceptionOfType(UnsupportedSpringBootException.class).isThrownBy(() -> run("3.5.7").close());
		assertThat(output.toString().replace(System.lineSeparator(), "\n")).contains("APPLICATION FAILED TO START")
			.contains(TestMerchants.read("compatibility/unsupported-spring-boot.txt"));
	}

	@Test
	void analysisShouldSayWhatIsNeededWhatWasFoundAndWhatToDo() {
		FailureAnalysis analysis = Objects.requireNonNull(
				new UnsupportedSpringBootFailureAnalyzer().analyze(new UnsupportedSpringBootException("3.5.7")));
		assertThat("Description:\n\n" + analysis.getDescription() + "\n\nAction:\n\n" + analysis.getAction() + "\n")
			.isEqualTo(TestMerchants.read("compatibility/unsupported-spring-boot.txt"));
	}

	@Test
	void switchShouldBeAProperty() {
		assertThat(new MembercardProperties().getCompatibilityVerifier().isEnabled()).isTrue();
		assertThat(SpringBootVersionVerifier.ENABLED).isEqualTo("membercard.compatibility-verifier.enabled");
	}

	@Test
	void verifierShouldBeAListenerOfEachApplication() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationListener.class))
			.hasAtLeastOneElementOfType(SpringBootVersionVerifier.class);
	}

	@Test
	void supportedVersionsShouldBeThoseThatTheBuildTests() throws IOException {
		List<String> tested = Pattern.compile("<spring-boot.version>(\\d+\\.\\d+)\\.")
			.matcher(Files.readString(Path.of("../pom.xml")))
			.results()
			.map((result) -> result.group(1))
			.toList();
		assertThat(SpringBootVersionVerifier.SUPPORTED).containsExactlyElementsOf(tested);
		assertThat(SpringBootVersion.getVersion()).matches("(" + String.join("|", tested) + ")\\..*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../README.md", "../README.zh-CN.md" })
	void supportedVersionsShouldBeThoseThatTheReadmeNames(String readme) throws IOException {
		MatchResult sentence = Pattern.compile("Spring Boot (\\d\\.\\d) \\S+ (\\d\\.\\d)")
			.matcher(Files.readString(Path.of(readme)))
			.results()
			.findFirst()
			.orElseThrow();
		assertThat(SpringBootVersionVerifier.SUPPORTED).containsExactly(sentence.group(1), sentence.group(2));
	}

	private static ConfigurableApplicationContext run(String version, String... args) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addListeners(new SpringBootVersionVerifier(version));
		return application.run(args);
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
