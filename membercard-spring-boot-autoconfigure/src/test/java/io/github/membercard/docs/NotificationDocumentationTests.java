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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/notifications.md} shows is compiled, and its settings are those there
 * are, in both languages.
 */
class NotificationDocumentationTests {

	private static final Path SOURCES = Path.of("src/test/java/io/github/membercard/docs");

	@ParameterizedTest
	@ValueSource(strings = { "notifications.md", "notifications.zh-CN.md" })
	void javaIsCompiled(String file) throws IOException {
		List<String> sources = sources();
		assertThat(Documentation.matches(file, "```java\\n(.*?)```")).hasSize(4)
			.allSatisfy((block) -> assertThat(sources).anySatisfy((source) -> assertThat(source).endsWith(block)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "notifications.md", "notifications.zh-CN.md" })
	void settingsAndTheirDefaultsAreThoseThereAre(String file) throws IOException {
		assertThat(Documentation.listedSettings(file, "membercard.notification."))
			.containsExactlyInAnyOrderElementsOf(Documentation.settings("membercard.notification.").toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "notifications.md", "notifications.zh-CN.md" })
	void linkedFilesExist(String file) throws IOException {
		assertThat(Documentation.linkedFiles(file)).isNotEmpty().allSatisfy((link) -> assertThat(link).exists());
	}

	private static List<String> sources() throws IOException {
		try (Stream<Path> files = Files.list(SOURCES)) {
			return files.map((file) -> {
				try {
					return Files.readString(file);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).toList();
		}
	}

}
