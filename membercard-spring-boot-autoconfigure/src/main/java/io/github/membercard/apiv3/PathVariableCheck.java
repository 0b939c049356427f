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

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Refuses path variables that would make another path: blank ones and dots. All others
 * are percent-encoded.
 */
final class PathVariableCheck implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder values) {
		PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
		if (variable != null) {
			String text = (argument != null) ? argument.toString() : "";
			if (text.isBlank() || text.equals(".") || text.equals("..")) {
				throw new IllegalArgumentException("'" + variable.value() + "' must not be "
						+ (text.isBlank() ? "blank" : "a path segment of dots"));
			}
		}
		return false;
	}

}
