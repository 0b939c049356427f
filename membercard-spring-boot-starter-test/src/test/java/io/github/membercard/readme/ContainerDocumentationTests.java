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

package io.github.membercard.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pages on containers show is compiled and is the same in both languages.
 */
class ContainerDocumentationTests {

	private static final Path PAGES = Path.of("../docs");

	private static final Path SOURCES = Path.of("src/test/java/io/github/membercard");

	@ParameterizedTest
	@ValueSource(strings = { "containers.md", "containers.zh-CN.md" })
	void javaIsCompiled(String page) throws IOException {
		String sources = Files.readString(SOURCES.resolve("readme/CardDeskContainerTests.java"))
				+ Files.readString(SOURCES.resolve("contract/MockServerInProcessTests.java"));
		assertThat(blocks(page, "java")).hasSize(2).allSatisfy((block) -> assertThat(sources).contains(block));
	}

	@ParameterizedTest
	@ValueSource(strings = { "containers.md", "containers.zh-CN.md" })
	void dependenciesAreThoseOfTheBuild(String page) throws IOException {
		String build = Files.readString(Path.of("pom.xml"));
		assertThat(blocks(page, "xml")).singleElement()
			.satisfies((block) -> assertThat(Pattern.compile("<artifactId>(.+)</artifactId>").matcher(block).results())
				.hasSize(3)
				.allSatisfy((artifact) -> assertThat(build).contains(artifact.group())));
	}

	@Test
	void bothLanguagesShowTheSame() throws IOException {
		for (String language : List.of("java", "xml", "yaml", "mermaid")) {
			assertThat(blocks("containers.zh-CN.md", language)).isNotEmpty()
				.isEqualTo(blocks("containers.md", language));
		}
	}

	@Test
	void continuousIntegrationRunsTheContainers() throws IOException {
		assertThat(Files.readString(Path.of("../.ci/run"))).contains("\n.ci/with-docker .ci/container-tests\n");
		assertThat(Files.readString(Path.of("../.ci/container-tests"))).contains("MockServerContainerTests",
				"CardDeskContainerTests");
	}

	private static List<String> blocks(String page, String language) throws IOException {
		return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(PAGES.resolve(page)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

}
