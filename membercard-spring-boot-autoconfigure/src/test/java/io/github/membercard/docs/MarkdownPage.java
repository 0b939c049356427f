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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Markdown file.
 *
 * @param path where it is, relative to the root of the project
 * @param text what it says
 */
record MarkdownPage(Path path, String text) {

	private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mvn", "node_modules");

	private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");

	private static final Pattern TABLE_ROW = Pattern.compile("(?m)^ *\\|.*\\|$");

	private static final String CHINESE = ".zh-CN.md";

	/**
	 * Find the files of the project whose names end in a certain way.
	 * @param suffix the end of the name
	 * @return the files, sorted
	 */
	static List<Path> files(String suffix) throws IOException {
		List<Path> files = new ArrayList<>();
		Files.walkFileTree(Documentation.ROOT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
				return NOT_OURS.contains(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (file.getFileName().toString().endsWith(suffix)) {
					files.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

		});
		files.sort(null);
		return files;
	}

	/**
	 * Read all Markdown files of the project.
	 * @return the pages, sorted by their paths
	 */
	static List<MarkdownPage> all() throws IOException {
		List<MarkdownPage> pages = new ArrayList<>();
		for (Path file : files(".md")) {
			pages.add(new MarkdownPage(Documentation.ROOT.relativize(file), Files.readString(file)));
		}
		return pages;
	}

	boolean isChinese() {
		return this.path.toString().endsWith(CHINESE);
	}

	/**
	 * Tell where the page is in the other language.
	 * @return the path, relative to the root of the project
	 */
	Path translation() {
		String file = this.path.getFileName().toString();
		return this.path.resolveSibling(
				isChinese() ? file.replace(CHINESE, ".md") : file.substring(0, file.length() - 3) + CHINESE);
	}

	List<Block> blocks() {
		return BLOCK.matcher(this.text).results().map((block) -> new Block(block.group(1), block.group(2))).toList();
	}

	List<String> blocks(String language) {
		return blocks().stream().filter((block) -> block.language().equals(language)).map(Block::code).toList();
	}

	/**
	 * Find the levels of the headings.
	 * @return such as {@code #} and {@code ##}, in their order
	 */
	List<String> headings() {
		return HEADING.matcher(prose()).results().map((heading) -> heading.group(1)).toList();
	}

	int tableRows() {
		return (int) TABLE_ROW.matcher(prose()).results().count();
	}

	/**
	 * Find the links that stay in the project.
	 * @return their targets, as written
	 */
	List<String> links() {
		return LINK.matcher(prose())
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !link.matches("(https?|mailto):.*"))
			.toList();
	}

	/**
	 * Find what links may name after the {@code #}, made as GitHub makes it.
	 * @return the anchors
	 */
	List<String> anchors() {
		Map<String, Integer> seen = new HashMap<>();
		return HEADING.matcher(prose()).results().map((heading) -> {
			String anchor = heading.group(2)
				.strip()
				.replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
				.replace(' ', '-');
			int before = seen.merge(anchor, 1, Integer::sum) - 1;
			return (before > 0) ? anchor + "-" + before : anchor;
		}).toList();
	}

	private String prose() {
		return BLOCK.matcher(this.text).replaceAll("");
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	/**
	 * A block of code.
	 *
	 * @param language what it is written in, empty when it does not say
	 * @param code the code
	 */
	record Block(String language, String code) {

		/**
		 * Leave out what is translated.
		 * @return the code without comments, or nothing of a diagram
		 */
		String withoutComments() {
			String comment = switch (this.language) {
				case "java", "groovy", "kotlin" -> "(?m)(^|\\s)//.*$|(?s:/\\*.*?\\*/)";
				case "xml" -> "(?s)<!--.*?-->";
				case "sql" -> "(?m)(^|\\s)--.*$";
				case "text", "mermaid" -> "(?s).*";
				default -> "(?m)(^|\\s)#.*$";
			};
			return this.code.replaceAll(comment, "").replaceAll("(?m)[ \\t]+$", "").replaceAll("\\n+", "\n").strip();
		}

	}

}
