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

package io.github.membercard.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.AotDetector;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/ahead-of-time.md} shows is what the sample application does, and is
 * compiled, in both languages.
 */
class AheadOfTimeDocumentationTests {

	private static final Path SOURCE = Path.of("src/test/java/io/github/membercard/docs/OwnServiceHints.java");

	@ParameterizedTest
	@ValueSource(strings = { "ahead-of-time.md", "ahead-of-time.zh-CN.md" })
	void executionsOfThePluginAreThoseOfTheSampleApplication(String page) throws IOException {
		String build = Files.readString(Documentation.ROOT.resolve("sample-app/pom.xml"))
			.replaceAll("<!--[^>]*-->\\s*", "");
		List<String> executions = Documentation.matches(page, "(<executions>.*?</executions>)");
		assertThat(executions).hasSize(1)
			.allSatisfy(
					(text) -> assertThat(build).containsIgnoringWhitespaces(text).contains("<goal>repackage</goal>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead-of-time.md", "ahead-of-time.zh-CN.md" })
	void optionIsTheOneThatSpringReadsAndTheSmokeSuiteSets(String page) throws IOException {
		assertThat(Documentation.matches(page, "(?m)^java -D(\\S+)=true -jar app.jar$"))
			.containsExactly(AotDetector.AOT_ENABLED);
		assertThat(Files.readString(
				Documentation.ROOT.resolve("sample-app/src/test/java/io/github/membercard/sample/PackagedDesk.java")))
			.contains("\"-D" + AotDetector.AOT_ENABLED + "=\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead-of-time.md", "ahead-of-time.zh-CN.md" })
	void settingsOfTheBuildAreThoseThatConditionsRead(String page) throws IOException {
		assertThat(Documentation.matches(page, "(?m)^\\| `(membercard\\.[^`]+)` \\|"))
			.containsExactlyInAnyOrderElementsOf(settingsOfConditions());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead-of-time.md", "ahead-of-time.zh-CN.md" })
	void hintsOfAnOwnServiceAreCompiled(String page) throws IOException {
		String source = Files.readString(SOURCE);
		assertThat(Documentation.matches(page, "```java\n(.*?)```"))
			.containsExactly(source.substring(source.indexOf("class OwnServiceHints")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ahead-of-time.md", "ahead-of-time.zh-CN.md" })
	void linkedPagesAreThere(String page) throws IOException {
		assertThat(Documentation.linkedFiles(page)).isNotEmpty().allSatisfy((file) -> assertThat(file).exists());
	}

	@Test
	void hintsOfAnOwnServiceAreRegistered() throws Exception {
		RuntimeHints hints = new RuntimeHints();
		new OwnServiceHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.proxies()
			.forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(CouponService.class))).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(CouponService.Coupon.class.getDeclaredMethod("stockId"))).accepts(hints);
	}

	private static List<String> settingsOfConditions() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.membercard.autoconfigure")
			.stream()
			.flatMap(AheadOfTimeDocumentationTests::conditions)
			.flatMap((condition) -> Stream.of(condition.value(), condition.name()).flatMap(Arrays::stream))
			.distinct()
			.toList();
	}

	private static Stream<ConditionalOnBooleanProperty> conditions(JavaClass type) {
		return Stream.concat(Stream.of(type), type.getMethods().stream())
			.filter((element) -> element.isAnnotatedWith(ConditionalOnBooleanProperty.class))
			.map((element) -> element.getAnnotationOfType(ConditionalOnBooleanProperty.class));
	}

}
