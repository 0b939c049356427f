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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document with its documented example.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method
 * @param template the path template
 * @param path the raw path of the example
 * @param query the raw query parameters of the example
 * @param request the body of the example, or {@code null}
 * @param status the documented status
 * @param answer the answer of the example, or {@code null}
 * @param officialPages the addresses of the official pages
 */
record DocumentedOperation(String id, String method, String template, String path, Map<String, String> query,
		@Nullable JsonNode request, int status, @Nullable JsonNode answer, List<String> officialPages) {

	byte[] answerBytes() {
		return (this.answer != null) ? this.answer.toString().getBytes(StandardCharsets.UTF_8) : new byte[0];
	}

	@Override
	public String toString() {
		return this.id;
	}

}
