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
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.membercard.logging.PlantedSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/security.md} promises has the tests that it names, in both languages.
 */
class SecurityDocumentationTests {

	private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

	@ParameterizedTest
	@ValueSource(strings = { "security.md", "security.zh-CN.md" })
	void everyTestThatIsNamedIsThere(String page) throws IOException {
		Map<String, Path> sources = MarkdownPage.files("Tests.java")
			.stream()
			.collect(Collectors.toMap((file) -> file.getFileName().toString(), Function.identity(),
					(one, other) -> one));
		String text = Files.readString(Documentation.PAGES.resolve(page));
		assertThat(TEST.matcher(text).results()).isNotEmpty().allSatisfy((test) -> {
			Path source = sources.get(test.group(1) + ".java");
			assertThat(source).as(test.group(1)).isNotNull();
			assertThat(Files.readString(source)).containsPattern("void " + test.group(2) + "\\(");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "security.md", "security.zh-CN.md" })
	void everyAttackHasATest(String page) throws IOException {
		String text = Files.readString(Documentation.PAGES.resolve(page));
		int start = text.indexOf("| `UnverifiedAnswerTests.");
		int begin = text.lastIndexOf("| --- |", start);
		List<String> rows = text.substring(text.indexOf('\n', begin) + 1, text.indexOf("\n\n", begin)).lines().toList();
		assertThat(rows).hasSizeGreaterThan(10).allSatisfy((row) -> assertThat(row).containsPattern(TEST));
	}

	@Test
	void bothLanguagesNameTheSameTests() throws IOException {
		assertThat(tests("security.zh-CN.md")).isEqualTo(tests("security.md"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "security.md", "security.zh-CN.md" })
	void apiV3KeyIsTakenFromAFile(String page, @TempDir Path secrets) throws IOException {
		String imported = Documentation.matches(page, "(?m)^ +import: optional:configtree:(\\S+)").get(0);
		String file = Documentation.matches(page, "api-v3-key: \\$\\{(acme-api-v3-key)}").get(0);
		assertThat(imported).endsWith("/");
		Files.writeString(secrets.resolve(file), PlantedSecrets.API_V3_KEY + "\n");
		new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.config.import=optional:configtree:" + secrets + "/",
					"membercard.merchants.acme.api-v3-key=${" + file + "}")
			.run((context) -> assertThat(context.getEnvironment().getProperty("membercard.merchants.acme.api-v3-key"))
				.isEqualTo(PlantedSecrets.API_V3_KEY));
	}

	private static List<String> tests(String page) throws IOException {
		return TEST.matcher(Files.readString(Documentation.PAGES.resolve(page)))
			.results()
			.map(MatchResult::group)
			.toList();
	}

}
