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

import org.assertj.core.data.Index;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/bulk-import.md} shows is compiled, and its settings are those there
 * are, in both languages.
 */
class BulkImportDocumentationTests {

	private static final Path SOURCE = Path.of("src/test/java/io/github/membercard/docs/MemberImport.java");

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void javaIsCompiled(String file) throws IOException {
		assertThat(Documentation.matches(file, "```java\\n(.*?)```")).singleElement()
			.satisfies((block) -> assertThat(Files.readString(SOURCE)).endsWith(block));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void settingsAndTheirDefaultsAreThoseThereAre(String file) throws IOException {
		// The user and the password of the database stand in the row of its address
		List<String> settings = Documentation.settings("membercard.import.")
			.filter((setting) -> !setting.matches(".*database\\.(username|password)"))
			.toList();
		assertThat(Documentation.listedSettings(file, "membercard.import."))
			.containsExactlyInAnyOrderElementsOf(settings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void dependenciesAreThoseThatAreTested(String file) throws IOException {
		String build = Files.readString(Path.of("../pom.xml"));
		assertThat(Documentation.matches(file, "<version>([^<]+)")).hasSize(2)
			.satisfies((version) -> assertThat(build).contains("<fastcsv.version>" + version + "<"), Index.atIndex(0))
			.satisfies((version) -> assertThat(build).contains("<bucket4j.version>" + version + "<"), Index.atIndex(1));
		assertThat(Documentation.matches(file, "<artifactId>([^<]+)")).allSatisfy(
				(artifact) -> assertThat(Files.readString(Path.of("../membercard-spring-boot-starter-test/pom.xml")))
					.contains("<artifactId>" + artifact + "<"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void settingsOfWorkersAreThoseOfTheSampleApplication(String file) throws IOException {
		String settings = Files.readString(Path.of("../sample-app/src/main/resources/application-workers.yml"));
		assertThat(Documentation.matches(file, "```yaml\\n(.*?)```")).singleElement()
			.satisfies((block) -> assertThat(settings).endsWith(block));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bulk-import.md", "bulk-import.zh-CN.md" })
	void linkedFilesExist(String file) throws IOException {
		assertThat(Documentation.linkedFiles(file)).isNotEmpty().allSatisfy((link) -> assertThat(link).exists());
	}

}
