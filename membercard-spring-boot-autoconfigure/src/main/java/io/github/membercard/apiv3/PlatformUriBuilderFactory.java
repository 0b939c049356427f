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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriUtils;

/**
 * Expands the templates of declared services. Spring's way parses a template for each
 * call and allocates six kilobytes; what services declare is plain enough to be copied.
 */
final class PlatformUriBuilderFactory extends DefaultUriBuilderFactory {

	private final String baseUrl;

	// Calls often follow one another for the same card, and parsing is a seventh of what
	// a call takes on this side of the network, crypto aside
	private final Map<String, URI> last = new ConcurrentHashMap<>();

	PlatformUriBuilderFactory(URI baseUrl) {
		super(baseUrl.toString());
		this.baseUrl = baseUrl.toString();
	}

	/**
	 * Return the address that a template stands for, as metrics show it.
	 * @param template the template
	 * @return the address with names in place of values
	 */
	String describe(String template) {
		return this.baseUrl + template;
	}

	@Override
	public URI expand(String template, Map<String, ? extends @Nullable Object> variables) {
		StringBuilder url = new StringBuilder(2 * (this.baseUrl.length() + template.length())).append(this.baseUrl);
		int from = 0;
		for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
			int close = template.indexOf('}', open);
			Object value = (close > 0) ? variables.get(template.substring(open + 1, close)) : null;
			if (value == null) {
				// Something that is not plain, such as a regular expression
				return super.expand(template, variables);
			}
			url.append(template, from, open).append(UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
			from = close + 1;
		}
		return parse(template, url.append(template, from, template.length()).toString());
	}

	private URI parse(String template, String url) {
		URI last = this.last.get(template);
		if (last == null || !last.toString().equals(url)) {
			last = URI.create(url);
			this.last.put(template, last);
		}
		return last;
	}

}
