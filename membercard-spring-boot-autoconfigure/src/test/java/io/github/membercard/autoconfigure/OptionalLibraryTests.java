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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.importing.MembercardImports;
import io.github.membercard.notification.MembercardNotificationEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each optional dependency may be missing. Which ones there are is read from the build,
 * so that a new one is tested too.
 */
class OptionalLibraryTests {

	private static final List<String> NEEDED_BY_IMPORTS = List.of("fastcsv", "flyway-core", "spring-batch-core",
			"spring-boot-jdbc");

	private final LocalPlatform platform = new LocalPlatform();

	@AfterEach
	void tearDown() {
		this.platform.close();
	}

	static List<String> libraries() throws IOException {
		return Pattern.compile("<artifactId>([^<]+)</artifactId>(?:(?!</dependency>).)*<optional>true", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("pom.xml")))
			.results()
			.map((result) -> result.group(1))
			.toList();
	}

	@Test
	void librariesShouldBeThoseOfTheBuild() throws IOException {
		assertThat(libraries()).contains("AmazonCorrettoCryptoProvider", "spring-batch-core", "jakarta.servlet-api")
			.containsAll(NEEDED_BY_IMPORTS)
			.doesNotContain("reactor-netty-http", "h2");
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void startWithoutALibraryShouldGiveAClientThatWorks(String library) throws IOException {
		run(new ApplicationContextRunner(), library);
	}

	@ParameterizedTest
	@MethodSource("libraries")
	void startOnWebFluxWithoutALibraryShouldGiveAClientThatWorks(String library) throws IOException {
		run(new ReactiveWebApplicationContextRunner(), library);
	}

	// Without the servlet API there is no MVC
	static List<String> librariesBesidesServlets() throws IOException {
		return libraries().stream().filter((library) -> !library.equals("jakarta.servlet-api")).toList();
	}

	@ParameterizedTest
	@MethodSource("librariesBesidesServlets")
	void startOnMvcWithoutALibraryShouldGiveAClientThatWorks(String library) throws IOException {
		run(new WebApplicationContextRunner(), library);
	}

	private <R extends AbstractApplicationContextRunner<R, C, A>, C extends ConfigurableApplicationContext, A extends ApplicationContextAssertProvider<C>> void run(
			R contextRunner, String library) throws IOException {
		Set<String> classes = classes(library);
		contextRunner.withUserConfiguration(AutoConfigured.class)
			.withClassLoader(new FilteredClassLoader(classes::contains))
			.withPropertyValues("membercard.base-url=" + this.platform.url(), "membercard.notification.enabled=true",
					"membercard.merchants.acme.api-v3-key=" + TestMerchants.API_V3_KEY,
					"membercard.import.database.url=jdbc:h2:mem:" + library)
			.withPropertyValues(TestMerchants.properties("acme"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(MembercardNotificationEndpoint.class);
				assertThat(context.getBeansOfType(MembercardImports.class))
					.hasSize(NEEDED_BY_IMPORTS.contains(library) ? 0 : 1);
				assertThat(context.getBean(MembercardOpenClient.class)
					.qrcodes()
					.create("card", QrcodeRequest.autoActivate())
					.blockOptional(Timeouts.CALL)).isPresent();
			});
	}

	private static Set<String> classes(String library) throws IOException {
		Pattern name = Pattern.compile(Pattern.quote(library) + "-\\d.*\\.jar");
		File file = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.map(File::new)
			.filter((entry) -> name.matcher(entry.getName()).matches())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(library + " is not on the class path"));
		try (JarFile jar = new JarFile(file); Stream<String> entries = jar.stream().map((entry) -> entry.getName())) {
			return entries.filter((entry) -> entry.endsWith(".class"))
				.map((entry) -> entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
				.collect(Collectors.toSet());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(AutoConfigurationNames.class)
	static class AutoConfigured {

	}

	/**
	 * Imports by name, as an application does: the annotations of a class that is loaded
	 * already are there even if their library is filtered out.
	 */
	static class AutoConfigurationNames implements DeferredImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata importingClassMetadata) {
			return ImportCandidates.load(AutoConfiguration.class, OptionalLibraryTests.class.getClassLoader())
				.getCandidates()
				.stream()
				.filter((name) -> name.startsWith("io.github.membercard."))
				.toArray(String[]::new);
		}

	}

}
