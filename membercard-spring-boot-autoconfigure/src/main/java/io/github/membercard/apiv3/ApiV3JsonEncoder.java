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

import java.lang.reflect.ParameterizedType;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.EncodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;

/**
 * Writes JSON at once, and hands the platform key of a request, which is a hint of it, to
 * the serializer of {@link Sensitive}.
 */
final class ApiV3JsonEncoder extends JacksonJsonEncoder {

	ApiV3JsonEncoder(JsonMapper jsonMapper) {
		super(jsonMapper, MediaType.APPLICATION_JSON);
	}

	@Override
	public Flux<DataBuffer> encode(Publisher<?> input, DataBufferFactory bufferFactory, ResolvableType elementType,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return (input instanceof Mono<?> value)
				? value.map((object) -> encodeValue(object, bufferFactory, elementType, mimeType, hints)).flux()
				: super.encode(input, bufferFactory, elementType, mimeType, hints);
	}

	// Spring's takes a buffer out of Jackson's pool for each value and never gives it
	// back, which is 20 KB of garbage
	@Override
	public DataBuffer encodeValue(Object value, DataBufferFactory bufferFactory, ResolvableType valueType,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		JsonMapper mapper = getMapper();
		ObjectWriter writer = (valueType.getType() instanceof ParameterizedType type)
				? mapper.writerFor(mapper.constructType(type)) : mapper.writer();
		try {
			return bufferFactory.wrap(customizeWriter(writer, mimeType, valueType, hints).writeValueAsBytes(value));
		}
		catch (JacksonException ex) {
			throw new EncodingException("JSON encoding error: " + ex.getOriginalMessage(), ex);
		}
	}

	@Override
	protected ObjectWriter customizeWriter(ObjectWriter writer, @Nullable MimeType mimeType, ResolvableType elementType,
			@Nullable Map<String, Object> hints) {
		Object key = (hints != null) ? hints.get(SensitiveSerializer.KEY_ATTRIBUTE) : null;
		return (key != null) ? writer.withAttribute(SensitiveSerializer.KEY_ATTRIBUTE, key) : writer;
	}

}
