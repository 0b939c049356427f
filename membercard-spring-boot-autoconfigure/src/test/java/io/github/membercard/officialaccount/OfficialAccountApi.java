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

package io.github.membercard.officialaccount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

/**
 * The examples of the OpenAPI document, and JSON by a mapper of these tests alone, so
 * that a mistake in the client's shows.
 */
final class OfficialAccountApi {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
		.build();

	private static final List<String> OF_OTHERS = List.of("/cgi-bin/token", "/cgi-bin/stable_token",
			"/cgi-bin/ticket/getticket");

	private static final JsonNode PATHS = load().get("paths");

	private OfficialAccountApi() {
	}

	/**
	 * Find the paths of the operations of this package.
	 * @return the paths
	 */
	static Set<String> paths() {
		Set<String> paths = new TreeSet<>(PATHS.propertyNames());
		OF_OTHERS.forEach(paths::remove);
		return paths;
	}

	static Map<String, JsonNode> requests(String path) {
		return examples(PATHS.get(path).at("/post/requestBody/content/application~1json/examples"));
	}

	static JsonNode request(String path) {
		return requests(path).values().iterator().next();
	}

	/**
	 * Find the answer of success.
	 * @param path the path of the operation
	 * @return the answer without its {@code errcode} and {@code errmsg}
	 */
	static JsonNode answer(String path) {
		JsonNode ok = PATHS.get(path).at("/post/responses/200/content/application~1json/examples/ok/value");
		ObjectNode answer = (ObjectNode) ok.deepCopy();
		answer.remove(List.of("errcode", "errmsg"));
		return answer;
	}

	static JsonNode tree(Object value) {
		return MAPPER.readTree(MAPPER.writeValueAsString(value));
	}

	static <T> T read(JsonNode tree, Class<T> type) {
		return MAPPER.treeToValue(tree, type);
	}

	static <T> T read(String json, Class<T> type) {
		return MAPPER.readValue(json.replace('\'', '"'), type);
	}

	private static Map<String, JsonNode> examples(JsonNode examples) {
		return examples.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (example) -> example.getValue().get("value")));
	}

	private static JsonNode load() {
		try {
			Object document = new Yaml().load(new ClassPathResource("official-account-card.openapi.yaml")
				.getContentAsString(StandardCharsets.UTF_8));
			// Through text, so that a number has the same type as one read from the wire
			return MAPPER.readTree(MAPPER.writeValueAsString(document));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
