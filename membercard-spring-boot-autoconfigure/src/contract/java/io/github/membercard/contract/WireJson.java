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

package io.github.membercard.contract;

import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON by a mapper of these tests alone, so that a mistake in the client's shows.
 */
final class WireJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new Milliseconds()))
		.build();

	private WireJson() {
	}

	static JsonNode tree(Object value) {
		return MAPPER.readTree(MAPPER.writeValueAsString(value));
	}

	/**
	 * Give dates that were documented without milliseconds theirs.
	 * @param tree the documented answer
	 * @return the same with milliseconds
	 */
	static JsonNode withMilliseconds(JsonNode tree) {
		return MAPPER.readTree(tree.toString().replaceAll("(T\\d\\d:\\d\\d:\\d\\d)([+-])", "$1.000$2"));
	}

	static <T> T read(@Nullable JsonNode tree, Class<T> type) {
		T value = MAPPER.treeToValue(tree, type);
		List<String> unknown = additionalMembers(value);
		if (!unknown.isEmpty()) {
			throw new AssertionError(type.getSimpleName() + " has no component for " + unknown);
		}
		return value;
	}

	/**
	 * Find what a record and those in it have no component for.
	 * @param value a value
	 * @return the names
	 */
	static List<String> additionalMembers(@Nullable Object value) {
		if (value instanceof Collection<?> values) {
			return values.stream().flatMap((element) -> additionalMembers(element).stream()).toList();
		}
		if (!(value instanceof Record)) {
			return List.of();
		}
		return Stream.of(value.getClass().getRecordComponents()).flatMap((component) -> {
			Object member = member(value, component);
			return (component.getName().equals("additionalMembers") && member instanceof Map<?, ?> unknown)
					? unknown.keySet().stream().map(String::valueOf) : additionalMembers(member).stream();
		}).toList();
	}

	private static @Nullable Object member(Object value, RecordComponent component) {
		try {
			return component.getAccessor().invoke(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Writes a date with the offset that was read and always with milliseconds.
	 */
	private static final class Milliseconds extends ValueSerializer<OffsetDateTime> {

		@Override
		public void serialize(OffsetDateTime value, JsonGenerator generator, SerializationContext context) {
			generator
				.writeString(value.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)));
		}

	}

}
