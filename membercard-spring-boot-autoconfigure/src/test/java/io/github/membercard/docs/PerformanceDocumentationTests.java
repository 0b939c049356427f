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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.membercard.apiv3.CryptoProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/performance.md} says can be typed in, in both languages.
 */
class PerformanceDocumentationTests {

	@ParameterizedTest
	@ValueSource(strings = { "performance.md", "performance.zh-CN.md" })
	void dependenciesAreThoseThatAreTested(String file) throws IOException {
		String build = Files.readString(Documentation.ROOT.resolve("pom.xml"));
		assertThat(Documentation.matches(file, "<artifactId>([^<]+)")).containsExactly("AmazonCorrettoCryptoProvider",
				"conscrypt-openjdk-uber");
		assertThat(Documentation.matches(file, "<version>([^<]+)"))
			.containsExactly(version(build, "corretto-crypto-provider"), version(build, "conscrypt"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "performance.md", "performance.zh-CN.md" })
	void choicesOfTheProviderAreThoseThereAre(String file) throws IOException {
		List<String> choices = Documentation.matches(file, "(?m)^\\| (`[^|]+)\\|")
			.stream()
			.filter((cell) -> !cell.contains("membercard."))
			.flatMap((cell) -> Pattern.compile("`([a-z]+)`").matcher(cell).results())
			.map((match) -> match.group(1))
			.toList();
		assertThat(choices).containsExactlyElementsOf(Arrays.stream(CryptoProvider.Choice.values())
			.map((choice) -> choice.name().toLowerCase(Locale.ROOT))
			.toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "performance.md", "performance.zh-CN.md" })
	void measuringIsOneCommand(String file) throws IOException {
		List<String> commands = Documentation.matches(file, "(?m)^(membercard-benchmarks/\\S+)$");
		assertThat(commands).hasSize(1)
			.allSatisfy((command) -> assertThat(Documentation.ROOT.resolve(command)).isExecutable());
	}

	private static String version(String build, String library) {
		String name = library + ".version>";
		int start = build.indexOf("<" + name) + name.length() + 1;
		return build.substring(start, build.indexOf("</" + name));
	}

}
