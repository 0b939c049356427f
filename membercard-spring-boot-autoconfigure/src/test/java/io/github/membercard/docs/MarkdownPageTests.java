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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages can be found, their links lead somewhere, and both languages have the same.
 */
class MarkdownPageTests {

	private static final Path PAGES = Path.of("docs");

	static List<MarkdownPage> all() throws IOException {
		return MarkdownPage.all();
	}

	static List<MarkdownPage> english() throws IOException {
		return all().stream().filter((page) -> isDocumentation(page) && !page.isChinese()).toList();
	}

	private static boolean isDocumentation(MarkdownPage page) {
		return page.path().startsWith(PAGES) || page.path().toString().matches("README(\\.zh-CN)?\\.md");
	}

	@Test
	void thereArePages() throws IOException {
		assertThat(english()).extracting((page) -> page.path().toString())
			.contains("README.md", "docs/README.md", "docs/api.md", "docs/getting-started.md");
	}

	@Test
	void everyPageIsInBothLanguages() throws IOException {
		Map<Path, MarkdownPage> pages = byPath();
		assertThat(pages.values().stream().filter(MarkdownPageTests::isDocumentation)).allSatisfy((page) -> {
			assertThat(pages).containsKey(page.translation());
			assertThat(page.links()).as("link of %s to its translation", page)
				.first()
				.isEqualTo(page.translation().getFileName().toString());
		});
	}

	@ParameterizedTest
	@MethodSource("all")
	void everyLinkLeadsSomewhere(MarkdownPage page) throws IOException {
		Map<Path, MarkdownPage> pages = byPath();
		assertThat(page.links()).allSatisfy((link) -> {
			int hash = link.indexOf('#');
			String file = (hash < 0) ? link : link.substring(0, hash);
			Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
			assertThat(Documentation.ROOT.resolve(target)).exists();
			if (hash >= 0) {
				MarkdownPage linked = pages.get(target);
				assertThat(linked).isNotNull();
				assertThat(linked.anchors()).as("headings of " + target).contains(link.substring(hash + 1));
			}
		});
	}

	@ParameterizedTest
	@MethodSource("english")
	void bothLanguagesHaveTheSameParts(MarkdownPage page) throws IOException {
		MarkdownPage chinese = byPath().get(page.translation());
		assertThat(chinese).isNotNull();
		assertThat(chinese.headings()).as("headings").isEqualTo(page.headings());
		assertThat(chinese.tableRows()).as("table rows").isEqualTo(page.tableRows());
		assertThat(chinese.blocks()).extracting(MarkdownPage.Block::language)
			.isEqualTo(page.blocks().stream().map(MarkdownPage.Block::language).toList());
		assertThat(chinese.blocks()).extracting(MarkdownPage.Block::withoutComments)
			.isEqualTo(page.blocks().stream().map(MarkdownPage.Block::withoutComments).toList());
	}

	@ParameterizedTest
	@MethodSource("english")
	void chinesePageLinksToChinesePages(MarkdownPage page) throws IOException {
		Map<Path, MarkdownPage> pages = byPath();
		MarkdownPage chinese = pages.get(page.translation());
		assertThat(chinese).isNotNull();
		assertThat(chinese.links().stream().skip(1)).allSatisfy((link) -> {
			MarkdownPage linked = pages.get(chinese.path().resolveSibling(withoutAnchor(link)).normalize());
			assertThat(linked == null || linked.isChinese() || !pages.containsKey(linked.translation())).as(link)
				.isTrue();
		});
	}

	@ParameterizedTest
	@MethodSource("indexes")
	void everyPageIsInTheIndex(String index) throws IOException {
		MarkdownPage page = byPath().get(Path.of(index));
		assertThat(page).isNotNull();
		List<Path> linked = page.links()
			.stream()
			.map((link) -> page.path().resolveSibling(withoutAnchor(link)).normalize())
			.toList();
		try (Stream<Path> files = Files.list(Documentation.PAGES)) {
			assertThat(files.map(Documentation.ROOT::relativize)
				.filter((file) -> file.toString().endsWith(".md"))
				.filter((file) -> file.toString().endsWith(".zh-CN.md") == page.isChinese())
				.filter((file) -> !file.equals(page.path()))).isNotEmpty().isSubsetOf(linked);
		}
	}

	static List<String> indexes() {
		return List.of("README.md", "README.zh-CN.md", "docs/README.md", "docs/README.zh-CN.md");
	}

	private static String withoutAnchor(String link) {
		int hash = link.indexOf('#');
		return (hash < 0) ? link : link.substring(0, hash);
	}

	private static Map<Path, MarkdownPage> byPath() throws IOException {
		return all().stream().collect(Collectors.toMap(MarkdownPage::path, Function.identity()));
	}

}
