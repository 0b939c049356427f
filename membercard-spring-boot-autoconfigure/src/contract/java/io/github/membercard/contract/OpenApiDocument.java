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

package io.github.membercard.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.util.UriUtils;

/**
 * The OpenAPI documents, for their examples.
 */
final class OpenApiDocument {

	static final Resource RESOURCE = new ClassPathResource("membercard-open.openapi.yaml");

	static final Resource OFFICIAL_ACCOUNT = new ClassPathResource("official-account-card.openapi.yaml");

	/**
	 * The names of the examples that are used, the first that there is.
	 */
	private static final List<String> EXAMPLES = List.of("documented", "ok", "single");

	/**
	 * The documented cipher texts are made up, so they are replaced by their clear text.
	 */
	static final String ENCRYPTED = "encrypted_phone_number";

	private static final String BUFFER = "buffer";

	private OpenApiDocument() {
	}

	static List<DocumentedOperation> operations() {
		return operations(RESOURCE);
	}

	static List<DocumentedOperation> operations(Resource resource) {
		JsonNode document = load(resource);
		List<DocumentedOperation> operations = new ArrayList<>();
		document.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach(
						(method) -> operations.add(read(document, path.getKey(), method.getKey(), method.getValue()))));
		return operations;
	}

	private static JsonNode load(Resource resource) {
		try {
			Object document = new Yaml().load(resource.getContentAsString(StandardCharsets.UTF_8));
			// Through text, so that a number has the same type as one read from the wire
			return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(document));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DocumentedOperation read(JsonNode document, String template, String method, JsonNode operation) {
		String path = template;
		Map<String, String> query = new TreeMap<>();
		for (JsonNode reference : operation.path("parameters")) {
			JsonNode parameter = resolve(document, reference);
			String name = parameter.get("name").asString();
			String text = name.equals(ENCRYPTED) ? Calls.PHONE_NUMBER : value(name, parameter);
			String value = UriUtils.encode(text, StandardCharsets.UTF_8);
			if (parameter.get("in").asString().equals("path")) {
				path = path.replace("{" + name + "}", value);
			}
			else if (parameter.get("in").asString().equals("query")) {
				query.put(name, value);
			}
		}
		JsonNode answers = operation.get("responses");
		int status = answers.has("200") ? 200 : 204;
		return new DocumentedOperation(operation.get("operationId").asString(), method.toUpperCase(Locale.ROOT),
				template, path, query, request(operation), status,
				example(resolve(document, answers.get(String.valueOf(status)))),
				operation.path("x-official-docs").valueStream().map(JsonNode::asString).toList());
	}

	private static String value(String name, JsonNode parameter) {
		return Stream.of("/example", "/schema/const", "/schema/enum/0")
			.map(parameter::at)
			.filter((value) -> !value.isMissingNode())
			.map(JsonNode::asString)
			.findFirst()
			.orElse(name.toUpperCase(Locale.ROOT));
	}

	private static @Nullable JsonNode request(JsonNode operation) {
		if (operation.at("/requestBody/content/multipart~1form-data/schema/properties").has(BUFFER)) {
			return JsonMapper.shared().createObjectNode().put(BUFFER, Calls.IMAGE);
		}
		JsonNode request = example(operation.path("requestBody"));
		if (request != null && request.has(ENCRYPTED)) {
			((ObjectNode) request).put(ENCRYPTED, Calls.PHONE_NUMBER);
		}
		if (request != null && request.has("file")) {
			((ObjectNode) request).put("file", Calls.IMAGE);
			((ObjectNode) request.get("meta")).put("sha256", Calls.IMAGE_SHA256);
		}
		return (request != null) ? JsonMapper.shared().readTree(request.toString()) : null;
	}

	private static JsonNode resolve(JsonNode document, JsonNode node) {
		return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
	}

	private static @Nullable JsonNode example(JsonNode holder) {
		return holder.path("content")
			.valueStream()
			.flatMap((content) -> EXAMPLES.stream().map((name) -> content.at("/examples/" + name + "/value")))
			.filter((value) -> !value.isMissingNode())
			.findFirst()
			.orElse(null);
	}

}
