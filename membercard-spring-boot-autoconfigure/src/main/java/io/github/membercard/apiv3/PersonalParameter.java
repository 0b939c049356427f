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

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;
import org.springframework.web.util.UriUtils;

/**
 * A query parameter that is an attribute of the request until the request is signed: a
 * {@link Sensitive} one can only be written once the key is known, and a {@link Personal}
 * one must not show in what an application logs, measures or traces of a request.
 *
 * @param name the name of the query parameter
 * @param value its value
 */
record PersonalParameter(String name, Object value) {

	/**
	 * Return the value to write.
	 * @param platformKey the key that the request names, or {@code null}
	 * @return the value, encrypted if need be, and not yet percent-encoded
	 */
	String text(@Nullable PlatformKey platformKey) {
		if (!(this.value instanceof Sensitive sensitive)) {
			return this.value.toString();
		}
		if (platformKey == null) {
			throw new IllegalArgumentException("'" + this.name + "' can't be encrypted: the key named in "
					+ WechatpayHeaders.SERIAL + " is not known");
		}
		return platformKey.encrypt(sensitive);
	}

	/**
	 * Return the address of a request with its personal parameters.
	 * @param request the request
	 * @param platformKey the key that the request names, or {@code null}
	 * @return the whole address
	 */
	static URI address(ClientRequest request, @Nullable PlatformKey platformKey) {
		String plain = request.url().toASCIIString();
		StringBuilder url = null;
		for (Object attribute : request.attributes().values()) {
			if (attribute instanceof PersonalParameter parameter) {
				url = (url != null) ? url : new StringBuilder(plain);
				url.append((url.indexOf("?") < 0) ? '?' : '&')
					.append(parameter.name())
					.append('=')
					.append(UriUtils.encode(parameter.text(platformKey), StandardCharsets.UTF_8));
			}
		}
		String complete = (url != null) ? url.toString() : plain;
		return complete.equals(request.url().toString()) ? request.url() : URI.create(complete);
	}

	/**
	 * Return the name of the attribute of a request that holds such a parameter.
	 * @param parameter the name of the query parameter
	 * @return the name of the attribute
	 */
	static String attribute(String parameter) {
		return PersonalParameter.class.getName() + "." + parameter;
	}

	@Override
	public String toString() {
		return this.name + "=***";
	}

	/**
	 * Recognises the parameter in the method of a service.
	 */
	static final class Resolver implements HttpServiceArgumentResolver {

		@Override
		public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder values) {
			RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
			if (query == null || !(parameter.getParameterType() == Sensitive.class
					|| parameter.hasParameterAnnotation(Personal.class))) {
				return false;
			}
			Object value = Members.required(query.value(), argument);
			values.addAttribute(attribute(query.value()), new PersonalParameter(query.value(), value));
			return true;
		}

	}

}
