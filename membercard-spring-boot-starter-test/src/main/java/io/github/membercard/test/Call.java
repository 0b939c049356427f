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

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request that passed every check.
 *
 * @param merchant who calls
 * @param operation what is called
 * @param path the decoded placeholders of the path
 * @param query the decoded parameters of the query
 * @param body the JSON body, or the part {@code meta} of an upload; a missing node
 * without one
 * @param upload the body of an upload, or {@code null}
 */
record Call(FakeMerchant merchant, Operation operation, Map<String, String> path, Map<String, String> query,
		JsonNode body, @Nullable MultipartBody upload) {

	Call {
		Objects.requireNonNull(body, "body");
	}

	static JsonNode noBody() {
		return MissingNode.getInstance();
	}

	Call withBody(JsonNode body) {
		return new Call(this.merchant, this.operation, this.path, this.query, body, this.upload);
	}

	Call withQuery(Map<String, String> query) {
		return new Call(this.merchant, this.operation, this.path, query, this.body, this.upload);
	}

	String pathValue(String name) {
		return Objects.requireNonNull(this.path.get(name), name);
	}

	String queryValue(String name) {
		return Objects.requireNonNull(this.query.get(name), name);
	}

	String text(String member) {
		return this.body.get(member).asString();
	}

	@Nullable String optionalText(String member) {
		return this.body.has(member) ? this.body.get(member).asString() : null;
	}

	@Override
	public String toString() {
		return "Call[" + this.operation.id() + " of " + this.merchant + "]";
	}

}
