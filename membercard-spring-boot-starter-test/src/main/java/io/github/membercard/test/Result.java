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
 * What came of an operation that the platform accepted.
 *
 * @param body the body of the answer, or {@code null} for {@code 204 No Content}
 * @param effective whether something is different now
 */
record Result(@Nullable JsonNode body, boolean effective) {

	static Result of(JsonNode body) {
		return new Result(body, true);
	}

	static Result of(JsonNode body, boolean effective) {
		return new Result(body, effective);
	}

	static Result noContent(boolean effective) {
		return new Result(null, effective);
	}

	Result withoutEffect() {
		return new Result(this.body, false);
	}

	@Override
	public String toString() {
		return "Result[" + ((this.body != null) ? "with" : "without") + " a body]";
	}

}
