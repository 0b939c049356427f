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

package io.github.membercard.officialaccount.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The parameters of the address that a push was sent to.
 */
final class PushQuery {

	private final MultiValueMap<String, @Nullable String> parameters;

	private PushQuery(MultiValueMap<String, @Nullable String> parameters) {
		this.parameters = parameters;
	}

	static PushQuery of(@Nullable String query) {
		return new PushQuery((query != null) ? UriComponentsBuilder.newInstance().query(query).build().getQueryParams()
				: new LinkedMultiValueMap<>());
	}

	boolean has(String name) {
		return this.parameters.containsKey(name);
	}

	/**
	 * Find a parameter.
	 * @param name its name
	 * @return its decoded value, which is not blank
	 * @throws RefusedPushException as unproven when it is not there exactly once
	 */
	String required(String name) {
		List<@Nullable String> values = this.parameters.getOrDefault(name, List.of());
		if (values.size() != 1) {
			throw RefusedPushException.unproven("the parameter '" + name + "' was sent " + values.size()
					+ " times, not once" + (values.isEmpty() ? "; a proxy may have dropped the query" : ""));
		}
		String value = values.get(0);
		if (value == null || value.isBlank()) {
			throw RefusedPushException.unproven("the parameter '" + name + "' is blank");
		}
		try {
			return UriUtils.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw RefusedPushException.unproven("the parameter '" + name + "' is not encoded as one of an address is");
		}
	}

}
