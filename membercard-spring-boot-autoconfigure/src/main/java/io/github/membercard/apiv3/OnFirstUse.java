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

package io.github.membercard.apiv3;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is made when it is needed first. Without a lock, for which event loops would wait:
 * it may be made more than once, and all use the same one.
 *
 * @param <T> the type
 */
final class OnFirstUse<T> {

	private final Supplier<T> maker;

	private final AtomicReference<@Nullable T> value = new AtomicReference<>();

	OnFirstUse(Supplier<T> maker) {
		this.maker = maker;
	}

	T get() {
		T value = this.value.get();
		if (value != null) {
			return value;
		}
		this.value.compareAndSet(null, this.maker.get());
		return Objects.requireNonNull(this.value.get());
	}

}
