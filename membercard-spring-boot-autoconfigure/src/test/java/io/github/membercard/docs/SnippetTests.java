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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.membercard.docs.ConfigurationMetadata.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages show is there: Java is compiled, settings are bound, dependencies and
 * modules exist.
 */
class SnippetTests {

	private static final Pattern MODULES = Pattern.compile("./mvnw [^\\n]*-pl ([\\w-]+)");

	private static final Pattern SCRIPT = Pattern.compile("(?m)^(membercard-\\S+/\\S+)");

	static List<MarkdownPage> pages() throws IOException {
		return MarkdownPage.all().stream().filter((page) -> !page.blocks().isEmpty()).toList();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void javaIsCompiled(MarkdownPage page) throws IOException {
		List<String> blocks = page.blocks("java");
		if (blocks.isEmpty()) {
			return;
		}
		List<String> sources = read(".java");
		assertThat(blocks)
			.allSatisfy((block) -> assertThat(sources.stream().anyMatch((source) -> source.contains(block)))
				.as("is part of a source: %s", block)
				.isTrue());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void settingsAreThoseThereAre(MarkdownPage page) throws IOException {
		List<Property> properties = ConfigurationMetadata.properties();
		for (String block : page.blocks("yaml")) {
			Properties settings = settings(block);
			assertThat(settings.stringPropertyNames()).filteredOn((name) -> name.startsWith("membercard."))
				.allSatisfy((name) -> assertThat(properties).filteredOn((property) -> isNameOf(property, name))
					.as(name)
					.singleElement()
					.satisfies((property) -> assertFits(property, settings.getProperty(name))));
		}
	}

	@Test
	void gettingStartedHasTheSettingsOfItsApplication() throws IOException {
		String settings = Files
			.readString(Documentation.ROOT.resolve("getting-started-app/src/main/resources/application.yml"));
		assertThat(Documentation.PAGES.resolve("getting-started.md")).content()
			.contains("```yaml\n" + settings + "```");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void dependenciesAreThoseOfTheBuild(MarkdownPage page) throws IOException {
		List<String> builds = read("pom.xml");
		for (String block : page.blocks("xml")) {
			assertThat(matches("(<artifactId>[^<]+<|>[^<$]+</version>)", block)).allSatisfy((element) -> assertThat(
					builds.stream().anyMatch((build) -> build.contains(element.replace("</version>", "</"))))
				.as("is part of a pom.xml: %s", element)
				.isTrue());
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void commandsNameWhatIsThere(MarkdownPage page) {
		for (String block : page.blocks("shell")) {
			assertThat(matches(MODULES.pattern(), block))
				.allSatisfy((module) -> assertThat(Documentation.ROOT.resolve(module)).isDirectory());
			assertThat(matches(SCRIPT.pattern(), block))
				.allSatisfy((script) -> assertThat(Documentation.ROOT.resolve(script)).isExecutable());
		}
	}

	private static List<String> read(String suffix) throws IOException {
		List<String> texts = new ArrayList<>();
		for (Path file : MarkdownPage.files(suffix)) {
			texts.add(Files.readString(file));
		}
		return texts;
	}

	private static List<String> matches(String pattern, String block) {
		return Pattern.compile(pattern).matcher(block).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private static Properties settings(String yaml) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		Properties properties = factory.getObject();
		assertThat(properties).isNotNull();
		// Numbers and truth values too
		properties.replaceAll((name, value) -> value.toString());
		return properties;
	}

	private static boolean isNameOf(Property property, String name) {
		String pattern = Pattern.quote(property.name()).replace("<name>", "\\E[^.]+\\Q");
		return name.matches(property.type().startsWith("java.util.List") ? pattern + "(\\[\\d+])?" : pattern);
	}

	private static void assertFits(Property property, String value) {
		if (property.type().indexOf('<') < 0 && !value.contains("${")) {
			Class<?> type = ClassUtils.resolveClassName(property.type(), null);
			assertThat(ApplicationConversionService.getSharedInstance().convert(value, type)).as(property.name())
				.isNotNull();
		}
	}

}
