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

package io.github.membercard.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contenders of a scenario, closed together.
 *
 * @param <K> what names a contender
 * @param <C> the contenders
 */
final class LineUp<K, C extends Contender> implements AutoCloseable {

	private final Map<K, C> contenders = new LinkedHashMap<>();

	void add(K name, C contender) {
		this.contenders.put(name, contender);
	}

	C get(K name) {
		C contender = this.contenders.get(name);
		if (contender == null) {
			throw new IllegalArgumentException(name + " is not in " + names());
		}
		return contender;
	}

	List<K> names() {
		return List.copyOf(this.contenders.keySet());
	}

	@Override
	public void close() {
		this.contenders.values().forEach(Contender::close);
	}

}
