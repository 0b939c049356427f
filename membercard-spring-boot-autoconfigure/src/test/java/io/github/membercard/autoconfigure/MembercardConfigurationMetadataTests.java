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

package io.github.membercard.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what an editor shows beside a property.
 */
class MembercardConfigurationMetadataTests {

	private static final List<String> WITHOUT_DEFAULT = List.of("membercard.backup-urls", "membercard.http.proxy",
			"membercard.import.database.password", "membercard.import.database.url",
			"membercard.import.database.username", "membercard.import.phone-key", "membercard.merchants",
			"membercard.notification.jdbc.platform", "membercard.official-accounts");

	@Test
	void propertiesShouldBeDescribedByAPlainSentence() {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String description = property.path("description").asString("");
			assertThat(description).as(name(property)).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
			assertThat(description).as(name(property)).matches("[A-Z].*");
		});
	}

	@Test
	void propertiesShouldHaveTheirDefaults() {
		assertThat(properties().filter((property) -> !WITHOUT_DEFAULT.contains(name(property))))
			.allSatisfy((property) -> assertThat(property.has("defaultValue")).as(name(property)).isTrue());
	}

	@Test
	void defaultsShouldBeThoseOfTheProperties() {
		MembercardProperties properties = new MembercardProperties();
		assertThat(defaults()).containsEntry("membercard.base-url", properties.getBaseUrl().toString())
			.containsEntry("membercard.http.max-connections", String.valueOf(properties.getHttp().getMaxConnections()))
			.containsEntry("membercard.http.response-timeout",
					properties.getHttp().getResponseTimeout().toSeconds() + "s")
			.containsEntry("membercard.http.max-response-size",
					properties.getHttp().getMaxResponseSize().toMegabytes() + "MB");
	}

	@Test
	void additionalMetadataShouldBeSorted() {
		JsonNode additional = read("META-INF/additional-spring-configuration-metadata.json");
		assertThat(names(additional, "properties")).isNotEmpty().isSorted();
		assertThat(names(additional, "hints")).isNotEmpty().isSorted();
	}

	@Test
	void additionalMetadataShouldOnlyNamePropertiesThatThereAre() {
		JsonNode additional = read("META-INF/additional-spring-configuration-metadata.json");
		List<String> known = properties().filter((property) -> property.has("sourceType"))
			.map(MembercardConfigurationMetadataTests::name)
			.toList();
		// A condition of Spring Boot reads it, no class
		assertThat(names(additional, "properties")).contains("management.health.membercard.enabled")
			.filteredOn((name) -> !name.equals("management.health.membercard.enabled"))
			.isSubsetOf(known);
		assertThat(known).containsAll(names(additional, "hints"));
	}

	private static Stream<JsonNode> properties() {
		return read("META-INF/spring-configuration-metadata.json").path("properties")
			.valueStream()
			.filter((property) -> name(property).startsWith("membercard"));
	}

	private static Map<String, String> defaults() {
		return properties().filter((property) -> property.has("defaultValue"))
			.collect(Collectors.toMap(MembercardConfigurationMetadataTests::name,
					(property) -> property.path("defaultValue").asString()));
	}

	private static List<String> names(JsonNode metadata, String kind) {
		List<String> names = new ArrayList<>();
		metadata.path(kind).forEach((entry) -> names.add(name(entry)));
		return names;
	}

	private static String name(JsonNode entry) {
		return entry.path("name").asString();
	}

	private static JsonNode read(String resource) {
		String ours = MembercardProperties.class.getProtectionDomain().getCodeSource().getLocation() + resource;
		try {
			return JsonMapper.shared().readTree(new UrlResource(ours).getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
