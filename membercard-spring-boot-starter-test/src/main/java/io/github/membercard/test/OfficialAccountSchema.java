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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Checks bodies against the schemas of the document, and knows the number of each
 * mistake.
 */
final class OfficialAccountSchema {

	private static final String COMPONENTS = "#/components/schemas/";

	private static final Map<String, Integer> MISSING = Map.of("card_id", 41012, "code", 41013);

	private static final Map<String, Integer> WRONG_VALUES = Map.of("card_type", 40071, "code_type", 40072,
			"action_name", 40053, "expire_seconds", 40053, "quantity", 40122, "date_info.type", 40100);

	// The limit that the document gives is shorter than its own example.
	private static final Set<String> WITHOUT_LIMIT = Set.of("record_balance");

	private final JsonNode components;

	/**
	 * Create the check.
	 * @param components the schemas that others refer to, by name
	 */
	OfficialAccountSchema(JsonNode components) {
		this.components = components;
	}

	/**
	 * Check a value.
	 * @param schema the schema of the document
	 * @param value the value
	 * @param path the members on the way to it, with dots between, empty for a body
	 * @throws OfficialAccountRefusal for the first mistake
	 */
	void check(JsonNode schema, JsonNode value, String path) {
		if (schema.has("$ref")) {
			check(this.components.get(schema.get("$ref").asString().substring(COMPONENTS.length())), value, path);
		}
		else if (schema.has("oneOf")) {
			checkOneOf(schema.get("oneOf"), value, path);
		}
		else {
			checkType(schema.path("type").asString(schema.has("const") ? "string" : ""), value, path);
			checkValue(schema, value, path);
			if (value.isObject()) {
				checkMembers(schema, value, path);
			}
			if (value.isArray()) {
				for (int i = 0; i < value.size(); i++) {
					check(schema.get("items"), value.get(i), path + "[" + i + "]");
				}
			}
		}
	}

	// The alternatives differ in their action_name.
	private void checkOneOf(JsonNode alternatives, JsonNode value, String path) {
		for (JsonNode alternative : alternatives) {
			JsonNode schema = this.components.get(alternative.get("$ref").asString().substring(COMPONENTS.length()));
			if (schema.at("/properties/action_name/const").equals(value.path("action_name"))) {
				check(schema, value, path);
				return;
			}
		}
		throw OfficialAccountRefusal.of(value.has("action_name") ? 40053 : 41011, "action_name");
	}

	private static void checkType(String type, JsonNode value, String path) {
		// This happens to a total such as 100.0000.
		if (type.equals("integer") && value.isFloatingPointNumber()) {
			throw OfficialAccountRefusal.of(-1, named(path) + " must be a whole number without decimals");
		}
		boolean right = switch (type) {
			case "string" -> value.isString();
			case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
			case "boolean" -> value.isBoolean();
			case "array" -> value.isArray();
			case "object" -> value.isObject();
			default -> true;
		};
		if (!right) {
			throw OfficialAccountRefusal.of(47001, named(path) + " must be of the type " + type);
		}
	}

	private static void checkValue(JsonNode schema, JsonNode value, String path) {
		if (schema.has("const") && !schema.get("const").equals(value)) {
			throw wrongValue(path, "must be " + schema.get("const"));
		}
		JsonNode values = schema.has("x-request-values") ? schema.get("x-request-values") : schema.path("enum");
		if (values.isArray() && values.valueStream().noneMatch(value::equals)) {
			throw wrongValue(path, "must be one of " + values);
		}
		if (value.isIntegralNumber() && (value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE)
				|| value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE))) {
			throw wrongValue(path, "must be at least %s and at most %s"
				.formatted(schema.path("minimum").asString("any"), schema.path("maximum").asString("any")));
		}
		if (value.isString() && !WITHOUT_LIMIT.contains(path)) {
			checkLength(schema, value.asString(), path);
		}
	}

	private static void checkLength(JsonNode schema, String text, String path) {
		int mostBytes = schema.path("x-max-bytes").asInt(Integer.MAX_VALUE);
		int bytes = text.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > mostBytes) {
			throw OfficialAccountRefusal.of(45021,
					"%s has %d bytes in UTF-8, at most %d are allowed".formatted(named(path), bytes, mostBytes));
		}
		int mostCharacters = schema.path("maxLength").asInt(Integer.MAX_VALUE);
		int characters = text.codePointCount(0, text.length());
		if (characters > mostCharacters) {
			throw OfficialAccountRefusal.of(45021,
					"%s has %d characters, at most %d are allowed".formatted(named(path), characters, mostCharacters));
		}
	}

	private void checkMembers(JsonNode schema, JsonNode value, String path) {
		if (!schema.has("properties")) {
			return;
		}
		for (JsonNode name : schema.path("required")) {
			checkIsThere(value, name.asString(), path);
		}
		for (Map.Entry<String, JsonNode> member : value.properties()) {
			JsonNode known = schema.get("properties").get(member.getKey());
			if (known == null) {
				throw OfficialAccountRefusal.of(47001, member(path, member.getKey()) + " is unknown");
			}
			check(known, member.getValue(), member(path, member.getKey()));
		}
	}

	/**
	 * Check that an object has a member that isn't empty.
	 * @param object the object
	 * @param name the name of the member
	 * @param path the members on the way to the object
	 */
	static void checkIsThere(JsonNode object, String name, String path) {
		JsonNode member = object.path(name);
		if (member.isMissingNode() || (member.isString() && member.asString().isEmpty())) {
			throw OfficialAccountRefusal.of(MISSING.getOrDefault(name, 41011), member(path, name) + " is required");
		}
	}

	private static OfficialAccountRefusal wrongValue(String path, String issue) {
		String name = path.substring(path.lastIndexOf('.') + 1);
		String lastTwo = path.substring(path.lastIndexOf('.', path.length() - name.length() - 2) + 1);
		int errcode = WRONG_VALUES.getOrDefault(lastTwo, WRONG_VALUES.getOrDefault(name, 47001));
		return OfficialAccountRefusal.of(errcode, path + " " + issue);
	}

	static String member(String path, String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	private static String named(String path) {
		return path.isEmpty() ? "the body" : path;
	}

}
