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

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;

/**
 * Reads JSON that is in memory already, which Spring's decoder would read as a stream.
 */
final class ApiV3JsonDecoder extends JacksonJsonDecoder {

	private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

	ApiV3JsonDecoder(JsonMapper jsonMapper) {
		super(jsonMapper, MediaType.APPLICATION_JSON);
	}

	/**
	 * Return what reads a type. Made once: Jackson takes a lock when it meets a type.
	 * @param type the type
	 * @return its reader
	 */
	ObjectReader reader(Type type) {
		ObjectReader reader = this.readers.get(type);
		if (reader == null) {
			reader = getMapper().readerFor(getMapper().constructType(type));
			this.readers.put(type, reader);
		}
		return reader;
	}

	@Override
	public Mono<Object> decodeToMono(Publisher<DataBuffer> input, ResolvableType elementType,
			@Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
		return Exchanges.bytes(input).mapNotNull((bytes) -> decode(bytes, elementType));
	}

	// Spring does not say that it returns null for a JSON null
	@Override
	@SuppressWarnings("NullAway")
	public Object decode(DataBuffer buffer, ResolvableType targetType, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) {
		return decode(Exchanges.bytes(buffer), targetType);
	}

	@SuppressWarnings("NullAway")
	private Object decode(byte[] bytes, ResolvableType type) {
		try {
			return reader(type.getType()).readValue(bytes);
		}
		catch (JacksonException ex) {
			throw new DecodingException("JSON decoding error: " + ex.getOriginalMessage(), ex);
		}
	}

}
