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

import java.util.stream.Collectors;

import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.codec.CodecException;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;

/**
 * Makes a typed call whose verified answer can't be read end with a
 * {@link MembercardDecodingException}; a missing body too, which would otherwise be an
 * empty {@link Mono} and pass unnoticed.
 */
final class DecodingCheck extends ReactorHttpExchangeAdapterDecorator {

	DecodingCheck(ReactorHttpExchangeAdapter delegate) {
		super(delegate);
	}

	@Override
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return super.exchangeForBodyMono(values, bodyType)
			.onErrorMap(DecodingCheck::isUnreadable, (ex) -> unreadable(values, problem(ex)))
			.switchIfEmpty(Mono.error(() -> unreadable(values, "it has no body")));
	}

	private static boolean isUnreadable(Throwable ex) {
		return ex instanceof CodecException || ex instanceof WebClientResponseException
				|| ex instanceof UnsupportedMediaTypeException;
	}

	private static MembercardDecodingException unreadable(HttpRequestValues values, String problem) {
		String path = String.valueOf(values.getUriTemplate()).split("\\?", 2)[0];
		return MembercardDecodingException.ofAnswer(values.getHttpMethod() + " " + path, problem);
	}

	/**
	 * Say what is wrong without a value, which may be an openid.
	 * @param ex the error of a decoder
	 * @return a clause
	 */
	static String problem(Throwable ex) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
		if (root instanceof IllegalArgumentException && root.getMessage() != null) {
			// Of a record, which names the member and quotes no value
			return root.getMessage();
		}
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof JacksonException jackson && !jackson.getPath().isEmpty()) {
				return "the member '" + jackson.getPath()
					.stream()
					.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName()
							: String.valueOf(step.getIndex()))
					.collect(Collectors.joining("/")) + "' has an unexpected form";
			}
		}
		if (root instanceof JacksonException) {
			return "it is not JSON of the documented form";
		}
		return (root instanceof UnsupportedMediaTypeException) ? "its content type is not application/json"
				: "reading it failed with " + root.getClass().getName();
	}

}
