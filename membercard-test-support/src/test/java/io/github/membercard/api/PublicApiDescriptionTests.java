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
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that users can reach is described, and nothing else.
 */
class PublicApiDescriptionTests {

	@Test
	void publicAndProtectedMembersAreDescribed() throws IOException {
		String name = ExampleOfAnApi.class.getName();
		assertThat(PublicApi.of(Path.of("target", "test-classes"))).containsExactly(
				"public abstract class " + name + " implements java.lang.Comparable<" + name + ">",
				"  public static final java.lang.String CONSTANT",
				"  protected <T extends java.lang.Number>java.util.List<T> protectedMethod(java.lang.String, T) throws "
						+ "java.io.IOException",
				"public static final record " + name + "$Nested", "  public new(int)",
				"  public final boolean equals(java.lang.Object)", "  public final int hashCode()",
				"  public final java.lang.String toString()", "  public int component()");
	}

}
