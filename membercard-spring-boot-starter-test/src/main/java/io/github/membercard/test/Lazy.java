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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A value that is made on first use, once. RSA keys take long enough to be worth it.
 *
 * @param <T> the type of the value
 */
final class Lazy<T> {

	private final Supplier<T> maker;

	private @Nullable T value;

	Lazy(Supplier<T> maker) {
		this.maker = maker;
	}

	synchronized T get() {
		T value = this.value;
		if (value == null) {
			value = this.maker.get();
			this.value = value;
		}
		return value;
	}

}
