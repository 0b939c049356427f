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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Checks path variables and query parameters by the rules their declaration states, and
 * refuses path variables that would make another path. What remains is percent-encoded.
 */
final class ArgumentCheck implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder values) {
		PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
		MaxLength limit = parameter.getParameterAnnotation(MaxLength.class);
		if (variable != null) {
			checkPath(variable.value(), (argument != null) ? argument.toString() : "", limit != null);
		}
		String name = name(variable, parameter.getParameterAnnotation(RequestParam.class));
		if (argument instanceof String text) {
			Members.optionalText(name, text, (limit != null) ? limit.value() : Integer.MAX_VALUE);
		}
		if (argument instanceof Enum<?> value) {
			Members.known(name, value);
		}
		Range range = parameter.getParameterAnnotation(Range.class);
		if (range != null && argument instanceof Integer number) {
			Members.range(name, number, range.min(), range.max());
		}
		return false;
	}

	private static String name(@Nullable PathVariable variable, @Nullable RequestParam query) {
		return (variable != null) ? variable.value() : (query != null) ? query.value() : "";
	}

	private static void checkPath(String name, String text, boolean isId) {
		if (text.isBlank() || text.equals(".") || text.equals("..")) {
			throw new IllegalArgumentException(
					"'" + name + "' must not be " + (text.isBlank() ? "blank" : "a path segment of dots"));
		}
		// Servers and proxies disagree on whether an encoded slash ends a segment. Ids,
		// which have a length, hold none; a ticket is Base64 and may
		if (isId && (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0)) {
			throw new IllegalArgumentException("'" + name + "' must not hold a slash");
		}
	}

}
