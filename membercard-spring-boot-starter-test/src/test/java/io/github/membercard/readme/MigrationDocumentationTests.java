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
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.wechat.pay.java.core.Config;
import io.github.membercard.apiv3.MembercardException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of {@code docs/migration.md} name what there is, on both sides.
 */
class MigrationDocumentationTests {

	private static final List<String> PACKAGES = Stream
		.of("", ".http", ".notification", ".certificate", ".cipher", ".exception", ".util")
		.map((name) -> Config.class.getPackageName() + name + ".")
		.toList();

	private static final String EXCEPTIONS = MembercardException.class.getPackageName() + ".";

	@ParameterizedTest
	@ValueSource(strings = { "migration.md", "migration.zh-CN.md" })
	void classesOfWechatpayJavaAreThoseThereAre(String page) throws IOException {
		List<String> classes = rows(page).filter((cells) -> cells.size() == 2)
			.flatMap((cells) -> matches("`([A-Z]\\w+)`", cells.get(0)))
			.filter((name) -> !name.equals("Config"))
			.toList();
		assertThat(classes).contains("RSAPublicKeyConfig", "RSAAutoCertificateConfig", "NotificationParser")
			.allSatisfy((name) -> assertThat(PACKAGES)
				.anyMatch((prefix) -> ClassUtils.isPresent(prefix + name, Config.class.getClassLoader())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migration.md", "migration.zh-CN.md" })
	void exceptionsAndTheirMethodsAreThoseThereAre(String page) throws IOException {
		List<List<String>> rows = rows(page).filter((cells) -> cells.size() == 3)
			.filter((cells) -> cells.get(1).startsWith("`Membercard") && cells.get(1).contains("Exception`"))
			.toList();
		assertThat(rows).hasSameSizeAs(MembercardException.class.getPermittedSubclasses()).allSatisfy((cells) -> {
			Class<?> type = ClassUtils.forName(EXCEPTIONS + matches("`(\\w+)`", cells.get(1)).findFirst().orElseThrow(),
					null);
			assertThat(type).isAssignableTo(MembercardException.class);
			assertThat(Arrays.stream(type.getMethods()).map((method) -> method.getName() + "()"))
				.containsAll(matches("`(\\w+\\(\\))`", cells.get(1)).toList());
			assertThat(matches("`(\\w+Exception)`", cells.get(2))).isNotEmpty()
				.allSatisfy((name) -> assertThat(name.equals("IllegalArgumentException")
						|| ClassUtils.isPresent(Config.class.getPackageName() + ".exception." + name, null))
					.as(name)
					.isTrue());
		});
	}

	private static Stream<List<String>> rows(String page) throws IOException {
		return Files.readAllLines(Path.of("../docs").resolve(page))
			.stream()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> matches("\\| ([^|]*) (?=\\|)", line).toList());
	}

	private static Stream<String> matches(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
	}

}
