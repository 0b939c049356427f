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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Names the content to sign when it is not the whole body: of an upload, WeChat Pay signs
 * only the text of the part {@code meta}.
 *
 * @since 0.1.0
 */
public final class SignedContent {

	/**
	 * The attribute of a request that holds the content to sign, as a {@code byte[]} of
	 * UTF-8. For the {@code @RequestAttribute} of a declarative service.
	 */
	public static final String ATTRIBUTE = "io.github.membercard.apiv3.SignedContent";

	private SignedContent() {
	}

	/**
	 * Sign a text in place of the body. For {@code WebClient…attributes(…)}.
	 * @param meta the text of the part {@code meta}, exactly as it is sent
	 * @return the attribute to set on the request
	 */
	public static Consumer<Map<String, Object>> of(String meta) {
		byte[] bytes = meta.getBytes(StandardCharsets.UTF_8);
		return (attributes) -> attributes.put(ATTRIBUTE, bytes);
	}

}
