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

package io.github.membercard.api;

import java.io.IOException;
import java.util.List;

/**
 * What {@link PublicApiDescriptionTests} describes.
 */
public abstract class ExampleOfAnApi implements Comparable<ExampleOfAnApi> {

	/**
	 * A constant.
	 */
	public static final String CONSTANT = "constant";

	private final String hidden = CONSTANT;

	ExampleOfAnApi() {
	}

	protected <T extends Number> List<T> protectedMethod(String text, T number) throws IOException {
		throw new IOException(this.hidden);
	}

	void packagePrivateMethod() {
	}

	/**
	 * A type that users can see.
	 *
	 * @param component a component
	 */
	public record Nested(int component) {

	}

	static class Hidden {

		/**
		 * Public in a type that is not.
		 */
		public static final class OutOfReach {

		}

	}

}
