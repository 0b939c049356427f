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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document of the card API of official accounts: which operations there are,
 * what their requests must look like, and what its numbers mean.
 */
final class OfficialAccountDocument {

	private final Map<String, OfficialAccountOperation> operations = new LinkedHashMap<>();

	private final Map<Integer, String> meanings = new LinkedHashMap<>();

	private final OfficialAccountSchema schema;

	private OfficialAccountDocument(JsonNode document) {
		this.schema = new OfficialAccountSchema(document.at("/components/schemas"));
		document.get("paths")
			.properties()
			.forEach((path) -> path.getValue().properties().forEach((method) -> add(path.getKey(), method)));
		document.get("x-error-codes")
			.forEach((error) -> this.meanings.put(error.get("code").asInt(), error.get("meaning").asString()));
	}

	private void add(String path, Map.Entry<String, JsonNode> entry) {
		JsonNode operation = entry.getValue();
		String method = entry.getKey().toUpperCase(Locale.ROOT);
		JsonNode content = operation.at("/requestBody/content");
		// An empty list of schemes is one of nobody.
		boolean secured = !operation.has("security");
		this.operations.put(method + " " + path,
				new OfficialAccountOperation(operation.get("operationId").asString(), method, path, secured,
						content.has(MultipartBody.MEDIA_TYPE), content.path("application/json").get("schema")));
	}

	static OfficialAccountDocument load() {
		String resource = "official-account-card.openapi.yaml";
		try (InputStream stream = OfficialAccountDocument.class.getResourceAsStream(resource)) {
			return new OfficialAccountDocument(YAMLMapper.shared().readTree(Objects.requireNonNull(stream, resource)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<OfficialAccountOperation> operations() {
		return List.copyOf(this.operations.values());
	}

	/**
	 * Find an operation.
	 * @param method the HTTP method
	 * @param path the raw path
	 * @return the operation, or {@code null} when the document has none
	 */
	@Nullable OfficialAccountOperation find(String method, String path) {
		return this.operations.get(method + " " + path);
	}

	/**
	 * Say what a number means.
	 * @param errcode the number
	 * @return its meaning in English
	 */
	String meaning(int errcode) {
		return this.meanings.getOrDefault(errcode, "error");
	}

	/**
	 * Check a body.
	 * @param schema the schema of an operation
	 * @param body the body
	 * @throws OfficialAccountRefusal for the first mistake
	 */
	void check(JsonNode schema, JsonNode body) {
		this.schema.check(schema, body, "");
	}

}
