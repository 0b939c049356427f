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

	private volatile @Nullable KeyWriter last;

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
		ObjectWriter writer = writer(hints);
		if (valueType.getType() instanceof ParameterizedType type) {
			writer = writer.forType(getMapper().constructType(type));
		}
		try {
			return bufferFactory.wrap(writer.writeValueAsBytes(value));
		}
		catch (JacksonException ex) {
			throw new EncodingException("JSON encoding error: " + ex.getOriginalMessage(), ex);
		}
	}

	private ObjectWriter writer(@Nullable Map<String, Object> hints) {
		Object key = key(hints);
		KeyWriter last = this.last;
		if (last == null || last.key() != key) {
			last = new KeyWriter(key, withKey(getMapper().writer(), key));
			this.last = last;
		}
		return last.writer();
	}

	@Override
	protected ObjectWriter customizeWriter(ObjectWriter writer, @Nullable MimeType mimeType, ResolvableType elementType,
			@Nullable Map<String, Object> hints) {
		return withKey(writer, key(hints));
	}

	private static @Nullable Object key(@Nullable Map<String, Object> hints) {
		return (hints != null) ? hints.get(SensitiveSerializer.KEY_ATTRIBUTE) : null;
	}

	private static ObjectWriter withKey(ObjectWriter writer, @Nullable Object key) {
		return (key != null) ? writer.withAttribute(SensitiveSerializer.KEY_ATTRIBUTE, key) : writer;
	}

	/**
	 * What writes for a key. The same key is used for months.
	 *
	 * @param key the platform key, or {@code null} without one
	 * @param writer hands it to the serializer
	 */
	private record KeyWriter(@Nullable Object key, ObjectWriter writer) {
	}

}
