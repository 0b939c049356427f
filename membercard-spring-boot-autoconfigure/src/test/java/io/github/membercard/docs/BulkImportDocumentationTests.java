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
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/bulk-import.md} shows is compiled, and its settings are those there
 * are, in both languages.
 */
class BulkImportDocumentationTests {

	private static final Path DOCS = Path.of("../docs");

	private static final Path SOURCE = Path.of("src/test/java/io/github/membercard/docs/MemberImport.java");

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void javaIsCompiled(String file) throws IOException {
		assertThat(matches(file, "```java\\n(.*?)```")).singleElement()
			.satisfies((block) -> assertThat(Files.readString(SOURCE)).endsWith(block));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void settingsAndTheirDefaultsAreThoseThereAre(String file) throws IOException {
		List<String> settings = matches(file, "(?m)^\\| `(membercard\\.import\\.\\S+` \\| [^|]*)\\|").stream()
			.map((row) -> row.replaceAll("[`|\\s]+", " ").strip())
			.toList();
		assertThat(settings).containsExactlyInAnyOrderElementsOf(settings());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void dependenciesAreThoseThatAreTested(String file) throws IOException {
		String build = Files.readString(Path.of("../pom.xml"));
		assertThat(matches(file, "<version>([^<]+)")).singleElement()
			.satisfies((version) -> assertThat(build).contains("<fastcsv.version>" + version + "<"));
		assertThat(matches(file, "<artifactId>([^<]+)")).allSatisfy(
				(artifact) -> assertThat(Files.readString(Path.of("../membercard-spring-boot-starter-test/pom.xml")))
					.contains("<artifactId>" + artifact + "<"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void linkedFilesExist(String file) throws IOException {
		assertThat(matches(file, "\\]\\((?!http)([^)]+)\\)")).isNotEmpty()
			.allSatisfy((link) -> assertThat(DOCS.resolve(link)).exists());
	}

	// The user and the password of the database stand in the row of its address
	private static List<String> settings() throws IOException {
		JsonNode metadata = JsonMapper.shared()
			.readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray());
		return metadata.path("properties")
			.valueStream()
			.filter((property) -> property.path("name").asString().startsWith("membercard.import."))
			.filter((property) -> !property.path("name").asString().matches(".*database\\.(username|password)"))
			.map((property) -> (property.path("name").asString() + " " + property.path("defaultValue").asString(""))
				.strip())
			.toList();
	}

	private static List<String> matches(String file, String pattern) throws IOException {
		return Pattern.compile(pattern, Pattern.DOTALL)
			.matcher(Files.readString(DOCS.resolve(file)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

}
