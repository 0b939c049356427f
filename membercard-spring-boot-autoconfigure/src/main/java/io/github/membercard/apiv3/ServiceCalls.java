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

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Tells the filters what they have to know of the method of a service that is called.
 */
final class ServiceCalls implements HttpRequestValues.Processor {

	// What WebClient sets from a template, and metrics and traces name a call by
	static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private final PlatformUriBuilderFactory uris;

	private final Map<Method, Map<String, Object>> attributes = new ConcurrentHashMap<>();

	ServiceCalls(PlatformUriBuilderFactory uris) {
		this.uris = uris;
	}

	@Override
	public void process(Method method, MethodParameter[] parameters, @Nullable Object[] arguments,
			HttpRequestValues.Builder values) {
		values.setUriBuilderFactory(this.uris);
		this.attributes.computeIfAbsent(method, (key) -> attributes(key, values)).forEach(values::addAttribute);
	}

	private Map<String, Object> attributes(Method method, HttpRequestValues.Metadata metadata) {
		String template = this.uris.describe(String.valueOf(metadata.getUriTemplate()));
		Object answerType = ResolvableType.forMethodReturnType(method).getGeneric(0).getType();
		String operation = method.getDeclaringClass().getSimpleName() + '.' + method.getName();
		return method.isAnnotationPresent(Replayable.class)
				? Map.of(URI_TEMPLATE, template, CallObservations.OPERATION, operation, JsonCodecs.ANSWER_TYPE,
						answerType, Replayable.ATTRIBUTE, true)
				: Map.of(URI_TEMPLATE, template, CallObservations.OPERATION, operation, JsonCodecs.ANSWER_TYPE,
						answerType);
	}

}
