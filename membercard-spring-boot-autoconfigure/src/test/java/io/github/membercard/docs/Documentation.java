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
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The pages of the documentation, and what they are compared with.
 */
final class Documentation {

	static final Path ROOT = Path.of("..");

	static final Path PAGES = ROOT.resolve("docs");

	private Documentation() {
	}

	/**
	 * Find what a page says.
	 * @param page the name of the page
	 * @param pattern a pattern with one group, in which a dot is any character
	 * @return what the group matches
	 */
	static List<String> matches(String page, String pattern) throws IOException {
		return Pattern.compile(pattern, Pattern.DOTALL)
			.matcher(Files.readString(PAGES.resolve(page)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

	/**
	 * Find the links of a page to other files.
	 * @param page the name of the page
	 * @return the files
	 */
	static List<Path> linkedFiles(String page) throws IOException {
		return matches(page, "\\]\\((?!http|#)([^)]+)\\)").stream().map(PAGES::resolve).toList();
	}

	/**
	 * Find the settings that a page lists in a table.
	 * @param page the name of the page
	 * @param prefix what the settings begin with
	 * @return name and default of each
	 */
	static List<String> listedSettings(String page, String prefix) throws IOException {
		return matches(page, "(?m)^\\| `(" + Pattern.quote(prefix) + "\\S+` \\| [^|]*)\\|").stream()
			.map((row) -> row.replaceAll("[`|\\s]+", " ").strip())
			.toList();
	}

	/**
	 * Find the settings there are.
	 * @param prefix what they begin with
	 * @return name and default of each
	 */
	static Stream<String> settings(String prefix) throws IOException {
		JsonNode metadata = JsonMapper.shared()
			.readTree(new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsByteArray());
		return metadata.path("properties")
			.valueStream()
			.filter((property) -> property.path("name").asString().startsWith(prefix))
			.map((property) -> (property.path("name").asString() + " " + property.path("defaultValue").asString(""))
				.strip());
	}

}
