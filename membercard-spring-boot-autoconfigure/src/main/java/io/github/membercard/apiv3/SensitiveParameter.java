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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Takes a {@link Sensitive} query parameter along as an attribute of the request: it can
 * only be written once the key is known that the request names.
 *
 * @param name the name of the query parameter
 * @param value its value
 */
record SensitiveParameter(String name, Sensitive value) {

	static final String ATTRIBUTE = SensitiveParameter.class.getName();

	/**
	 * Recognises the parameter in the method of a service.
	 */
	static final class Resolver implements HttpServiceArgumentResolver {

		@Override
		public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder values) {
			if (parameter.getParameterType() != Sensitive.class) {
				return false;
			}
			RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
			if (annotation == null) {
				throw new IllegalStateException("A sensitive parameter needs @RequestParam: " + parameter);
			}
			Sensitive value = Members.required(annotation.value(), (Sensitive) argument);
			values.addAttribute(ATTRIBUTE, new SensitiveParameter(annotation.value(), value));
			return true;
		}

	}

}
