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

package io.github.membercard.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document of the platform: which operations there are, and what their
 * requests must look like.
 */
final class OpenApiDocument {

	private static final String COMPONENTS = "#/components/schemas/";

	private static final Set<String> KEYWORDS = Set.of("type", "required", "enum", "pattern", "format", "minLength",
			"maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems");

	private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			(builder) -> builder.schemaRegistryConfig(
					SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ENGLISH).build()));

	private final ObjectNode definitions = JsonMapper.shared().createObjectNode();

	private final List<Operation> operations;

	private OpenApiDocument(JsonNode document) {
		document.at("/components/schemas")
			.properties()
			.forEach((schema) -> this.definitions.set(schema.getKey(), strict(schema.getValue())));
		List<Operation> operations = new ArrayList<>();
		document.get("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((operation) -> operations.add(operation(document, path.getKey(), operation))));
		// A literal segment wins over a placeholder.
		operations
			.sort(Comparator.comparing((operation) -> operation.template().chars().filter((c) -> c == '{').count()));
		this.operations = List.copyOf(operations);
	}

	static OpenApiDocument load() {
		String resource = "membercard-open.openapi.yaml";
		try (InputStream stream = OpenApiDocument.class.getResourceAsStream(resource)) {
			return new OpenApiDocument(YAMLMapper.shared().readTree(Objects.requireNonNull(stream, resource)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Operation> operations() {
		return this.operations;
	}

	/**
	 * Find an operation.
	 * @param method the HTTP method
	 * @param path the raw path
	 * @return the operation, or {@code null} when the document has none
	 */
	@Nullable Operation find(String method, String path) {
		return this.operations.stream()
			.filter((operation) -> operation.method().equals(method) && operation.match(path) != null)
			.findFirst()
			.orElse(null);
	}

	private Operation operation(JsonNode document, String template, Map.Entry<String, JsonNode> method) {
		JsonNode operation = method.getValue();
		List<Operation.Parameter> parameters = new ArrayList<>();
		for (JsonNode parameter : operation.path("parameters")) {
			parameters.add(parameter(resolve(document, parameter)));
		}
		Map.Entry<String, JsonNode> content = operation.at("/requestBody/content")
			.properties()
			.stream()
			.findFirst()
			.orElse(null);
		String contentType = (content != null) ? content.getKey() : null;
		Lazy<Schema> body = null;
		if (content != null) {
			JsonNode schema = content.getValue().get("schema");
			// Of an upload the part meta is what the others have as their body.
			body = schema(MultipartBody.MEDIA_TYPE.equals(contentType) ? schema.at("/properties/meta") : schema);
		}
		return new Operation(operation.get("operationId").asString(), method.getKey().toUpperCase(Locale.ROOT),
				template, List.copyOf(parameters), contentType, body);
	}

	private Operation.Parameter parameter(JsonNode parameter) {
		JsonNode schema = parameter.get("schema");
		String type = schema.path("type").asString("string");
		return new Operation.Parameter(parameter.get("name").asString(), parameter.get("in").asString(),
				parameter.path("required").asBoolean(false), type.equals("integer") || type.equals("number"),
				schema(schema));
	}

	private static JsonNode resolve(JsonNode document, JsonNode node) {
		JsonNode ref = node.get("$ref");
		return (ref != null) ? document.at(ref.asString().substring(1)) : node;
	}

	Lazy<Schema> schema(JsonNode schema) {
		return new Lazy<>(() -> {
			ObjectNode whole = strict(schema);
			whole.set("$defs", this.definitions);
			return this.registry.getSchema(whole);
		});
	}

	/**
	 * Copy a schema as the platform applies it to requests: no unknown members, no empty
	 * text where a value is required, and the character sets that the document can only
	 * describe.
	 * @param schema the schema of the document
	 * @return a schema of JSON Schema 2020-12
	 */
	private static ObjectNode strict(JsonNode schema) {
		ObjectNode strict = JsonMapper.shared().createObjectNode();
		schema.properties().forEach((keyword) -> {
			if (KEYWORDS.contains(keyword.getKey())) {
				strict.set(keyword.getKey(), keyword.getValue());
			}
		});
		if (schema.has("$ref")) {
			strict.put("$ref", schema.get("$ref").asString().replace(COMPONENTS, "#/$defs/"));
		}
		if (schema.path("x-charset").asString("").startsWith("letters, digits and | _ * -")) {
			strict.put("pattern", "^[0-9A-Za-z|_*-]+$");
		}
		if (schema.path("format").asString("").equals("int64") && !schema.has("minimum")) {
			strict.put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
		}
		if (schema.has("items")) {
			strict.set("items", strict(schema.get("items")));
		}
		if (schema.has("properties")) {
			ObjectNode members = strict.putObject("properties");
			schema.get("properties")
				.properties()
				.forEach((member) -> members.set(member.getKey(), strict(member.getValue())));
			strict.put("additionalProperties", false);
			for (JsonNode name : schema.path("required")) {
				if (members.get(name.asString()) instanceof ObjectNode member && isFreeText(member)) {
					member.put("minLength", 1);
				}
			}
		}
		return strict;
	}

	private static boolean isFreeText(ObjectNode schema) {
		return schema.path("type").asString("").equals("string") && !(schema.get("enum") instanceof ArrayNode)
				&& !schema.has("minLength");
	}

}
