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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the operations that changed something.
 */
final class Effects {

	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	void add(Operation operation, Result result) {
		if (result.effective() && !operation.method().equals("GET")) {
			add(operation.id());
		}
	}

	void add(String operationId) {
		this.counts.merge(operationId, 1, Integer::sum);
	}

	int of(String operationId) {
		return this.counts.getOrDefault(operationId, 0);
	}

	void clear() {
		this.counts.clear();
	}

}
