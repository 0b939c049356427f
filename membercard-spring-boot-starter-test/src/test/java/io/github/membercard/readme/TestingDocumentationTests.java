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
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.membercard.test.FakeNotifications;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of {@code docs/testing.md} have what there is.
 */
class TestingDocumentationTests {

	private static final String ROW = "(?m)^\\| `(\\w+)\\([^|]*\\|[^|]*\\|";

	private static final String CALL = "`(?:FakeNotification\\.)?(\\w+)\\([^`]*\\)`";

	@ParameterizedTest
	@ValueSource(strings = { "testing.md", "testing.zh-CN.md" })
	void everyMisbehaviourIsInTheTable(String page) throws IOException {
		assertThat(matches(ROW + "[^|]*\\|[^|]*\\|$", read(page))).containsExactlyInAnyOrderElementsOf(
				methods(Misbehaviour.class).filter(TestingDocumentationTests::isStatic).map(Method::getName).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "testing.md", "testing.zh-CN.md" })
	void everyModifierIsNamed(String page) throws IOException {
		assertThat(matches(CALL, read(page)))
			.containsAll(methods(Misbehaviour.class).filter((method) -> method.getReturnType() == Misbehaviour.class)
				.map(Method::getName)
				.toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "testing.md", "testing.zh-CN.md" })
	void everyPushIsInTheTable(String page) throws IOException {
		assertThat(matches(ROW + "$", read(page))).containsAll(methods(FakeNotifications.class).map(Method::getName)
			.filter((name) -> !name.startsWith("send") && !name.equals("toString"))
			.toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "testing.md", "testing.zh-CN.md" })
	void methodsOfThePlatformAreThoseThereAre(String page) throws IOException {
		String text = read(page);
		String table = text.substring(text.indexOf(" `FakeWechatPay` "), text.indexOf("`exportTo("));
		assertThat(matches(CALL, table)).isNotEmpty()
			.isSubsetOf(methods(FakeWechatPay.class).map(Method::getName).toList());
	}

	private static Stream<Method> methods(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
	}

	private static boolean isStatic(Method method) {
		return Modifier.isStatic(method.getModifiers());
	}

	private static String read(String page) throws IOException {
		return Files.readString(Path.of("../docs").resolve(page));
	}

	private static List<String> matches(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((MatchResult match) -> match.group(1))
			.distinct()
			.toList();
	}

}
