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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.networknt.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the OpenAPI document.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method
 * @param template the path template
 * @param parameters its parameters
 * @param contentType the media type of its body, or {@code null} when it takes none
 * @param body the schema of its body, of an upload that of the part {@code meta}, or
 * {@code null} when it takes none
 */
record Operation(String id, String method, String template, List<Parameter> parameters, @Nullable String contentType,
		@Nullable Lazy<Schema> body) {

	/**
	 * Match a path.
	 * @param path the raw path
	 * @return the raw values of the placeholders in their order, or {@code null} when it
	 * is another path
	 */
	@Nullable List<Map.Entry<String, String>> match(String path) {
		String[] expected = this.template.split("/", -1);
		String[] actual = path.split("/", -1);
		if (expected.length != actual.length) {
			return null;
		}
		List<Map.Entry<String, String>> values = new ArrayList<>();
		for (int i = 0; i < expected.length; i++) {
			if (expected[i].startsWith("{")) {
				values.add(Map.entry(expected[i].substring(1, expected[i].length() - 1), actual[i]));
			}
			else if (!expected[i].equals(actual[i])) {
				return null;
			}
		}
		return values;
	}

	/**
	 * A parameter of an operation.
	 *
	 * @param name the name
	 * @param in {@code path}, {@code query} or {@code header}
	 * @param required whether it must be there
	 * @param number whether its text is that of a number
	 * @param schema its schema
	 */
	record Parameter(String name, String in, boolean required, boolean number, Lazy<Schema> schema) {
	}

}
