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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the card API of official accounts.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method
 * @param path the path
 * @param secured whether it needs an access token
 * @param upload whether its body is {@code multipart/form-data}
 * @param body the schema of its JSON body, or {@code null} when it takes none
 */
record OfficialAccountOperation(String id, String method, String path, boolean secured, boolean upload,
		@Nullable JsonNode body) {

	/**
	 * Return the type of its answers. The platform mixes two, so clients must not rely on
	 * either: here reading calls answer text and all others JSON.
	 * @return the {@code Content-Type}
	 */
	String answerType() {
		return this.method.equals("GET") ? "text/plain" : "application/json; encoding=utf-8";
	}

	@Override
	public String toString() {
		return "OfficialAccountOperation[" + this.id + "]";
	}

}
