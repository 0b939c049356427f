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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.membercard.autoconfigure.MembercardProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.UrlResource;

/**
 * The properties of the starter, as an editor knows them and, below a name of one's
 * choice, as it does not.
 */
final class ConfigurationMetadata {

	private static final String OURS = "META-INF/spring-configuration-metadata.json";

	private static final String OF_TYPE = "META-INF/spring/configuration-metadata/%s.json";

	// The values of these maps are not in our metadata, but in that of their type
	private static final Map<String, String> NAMED = Map.of("membercard.merchants.<name>",
			MembercardProperties.Merchant.class.getName(), "membercard.official-accounts.<name>",
			MembercardProperties.OfficialAccount.class.getName());

	private ConfigurationMetadata() {
	}

	/**
	 * Find the properties.
	 * @return all of them, sorted by name
	 */
	static List<Property> properties() throws IOException {
		return named("properties")
			.map((entry) -> new Property(entry.name(), entry.node().path("type").asString(),
					defaultValue(entry.node().path("defaultValue")), entry.node().path("description").asString("")))
			.sorted(Comparator.comparing(Property::name))
			.toList();
	}

	/**
	 * Find the groups that properties are in.
	 * @return what the names of their properties begin with, sorted
	 */
	static List<String> groups() throws IOException {
		return Stream.concat(named("groups").map(Entry::name), NAMED.keySet().stream()).distinct().sorted().toList();
	}

	private static Stream<Entry> named(String kind) throws IOException {
		Stream<Entry> entries = entries(OURS, kind, "");
		for (Map.Entry<String, String> type : NAMED.entrySet()) {
			entries = Stream.concat(entries, entries(OF_TYPE.formatted(type.getValue()), kind, type.getKey() + "."));
		}
		return entries.filter((entry) -> entry.name().startsWith("membercard"));
	}

	private static Stream<Entry> entries(String resource, String kind, String prefix) throws IOException {
		String location = MembercardProperties.class.getProtectionDomain().getCodeSource().getLocation() + resource;
		return JsonMapper.shared()
			.readTree(new UrlResource(location).getContentAsByteArray())
			.path(kind)
			.valueStream()
			.map((node) -> new Entry(prefix + node.path("name").asString(), node));
	}

	private static String defaultValue(JsonNode value) {
		return (value.isMissingNode() || value.isContainer()) ? "" : value.asString();
	}

	/**
	 * A property.
	 *
	 * @param name its name
	 * @param type the name of its class
	 * @param defaultValue its default, empty when it has none
	 * @param description what it means
	 */
	record Property(String name, String type, String defaultValue, String description) {
	}

	private record Entry(String name, JsonNode node) {
	}

}
