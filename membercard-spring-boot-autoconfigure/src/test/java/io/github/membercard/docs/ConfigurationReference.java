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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.membercard.docs.ConfigurationMetadata.Property;

import org.springframework.util.ClassUtils;

/**
 * What {@code docs/configuration.md} says of the properties: a section for each group,
 * below an introduction that is written by hand.
 */
final class ConfigurationReference {

	/**
	 * The line after which a page is generated.
	 */
	private static final Pattern MARKER = Pattern.compile("(?m)^<!-- generated [^\\n]*-->\\n");

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `(membercard\\.[^`]+)` \\|(?:[^|]*\\|){2} (.*?) ?\\|$");

	private ConfigurationReference() {
	}

	/**
	 * Bring the page up to date.
	 * @param page the page as it is
	 * @return the page as it has to be
	 */
	static String english(String page) throws IOException {
		return introduction(page) + sections("| property | type | default | description |", Property::description);
	}

	/**
	 * Bring the Chinese page up to date, whose descriptions are written by hand.
	 * @param page the page as it is
	 * @return the page as it has to be, where a new property has no description
	 */
	static String chinese(String page) throws IOException {
		Map<String, String> descriptions = descriptions(page);
		return introduction(page)
				+ sections("| 属性 | 类型 | 默认值 | 说明 |", (property) -> descriptions.getOrDefault(property.name(), ""));
	}

	/**
	 * Find the descriptions of a page.
	 * @param page the page
	 * @return the description by the name of the property
	 */
	static Map<String, String> descriptions(String page) {
		return ROW.matcher(page).results().collect(Collectors.toMap((row) -> row.group(1), (row) -> row.group(2)));
	}

	private static String introduction(String page) {
		Matcher marker = MARKER.matcher(page);
		if (!marker.find()) {
			throw new IllegalArgumentException("No line begins with <!-- generated");
		}
		return page.substring(0, marker.end());
	}

	private static String sections(String header, Function<Property, String> description) throws IOException {
		List<String> groups = ConfigurationMetadata.groups();
		Map<String, List<Property>> properties = ConfigurationMetadata.properties()
			.stream()
			.collect(Collectors.groupingBy((property) -> group(groups, property)));
		return groups.stream()
			.filter(properties::containsKey)
			.map((group) -> "\n## `%s`\n\n%s\n| --- | --- | --- | --- |\n%s".formatted(group, header,
					rows(properties.getOrDefault(group, List.of()), description)))
			.collect(Collectors.joining());
	}

	private static String group(List<String> groups, Property property) {
		return groups.stream()
			.filter((group) -> property.name().startsWith(group + "."))
			// Sorted, so that the last is the longest
			.reduce((shorter, longer) -> longer)
			.orElseThrow();
	}

	private static String rows(List<Property> properties, Function<Property, String> description) {
		return properties.stream()
			.map((property) -> "| `%s` | %s | %s | %s |\n".formatted(property.name(), type(property.type()),
					property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`",
					description.apply(property)))
			.collect(Collectors.joining());
	}

	/**
	 * Say what a property takes.
	 * @param type the name of its class
	 * @return the name without packages, or the values of an enum
	 */
	private static String type(String type) {
		if (type.indexOf('<') < 0) {
			Class<?> found = ClassUtils.resolveClassName(type, null);
			if (found.isEnum()) {
				return Arrays.stream(found.getEnumConstants())
					.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-')
							+ "`")
					.collect(Collectors.joining(", "));
			}
		}
		return "`" + type.replaceAll("[\\w.]+[.$](?=[A-Z])", "").replace(",", ", ") + "`";
	}

}
