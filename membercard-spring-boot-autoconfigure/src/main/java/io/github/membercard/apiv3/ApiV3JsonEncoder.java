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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;

/**
 * Hands the platform key of a request, which is a hint of it, to the serializer of
 * {@link Sensitive}.
 */
final class SensitiveJsonEncoder extends JacksonJsonEncoder {

	SensitiveJsonEncoder(JsonMapper jsonMapper) {
		super(jsonMapper, MediaType.APPLICATION_JSON);
	}

	@Override
	protected ObjectWriter customizeWriter(ObjectWriter writer, @Nullable MimeType mimeType, ResolvableType elementType,
			@Nullable Map<String, Object> hints) {
		Object key = (hints != null) ? hints.get(SensitiveSerializer.KEY_ATTRIBUTE) : null;
		return (key != null) ? writer.withAttribute(SensitiveSerializer.KEY_ATTRIBUTE, key) : writer;
	}

}
