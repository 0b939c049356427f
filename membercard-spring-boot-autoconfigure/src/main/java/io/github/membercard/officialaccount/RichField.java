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

package io.github.membercard.officialaccount;

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A question of your own that has values to choose from. In a request every member is
 * required.
 *
 * @param type how it is answered, or {@code null}
 * @param name the question, or {@code null}
 * @param values what can be chosen, or {@code null}
 * @since 0.1.0
 */
public record RichField(@Nullable RichFieldType type, @Nullable String name, @Nullable List<String> values) {

	public RichField {
		values = (values != null) ? List.copyOf(values) : null;
	}

	/**
	 * Create a question.
	 * @param type how it is answered
	 * @param name the question
	 * @param values what can be chosen, at least one
	 * @return a question
	 */
	public static RichField of(RichFieldType type, String name, String... values) {
		return new RichField(type, name, List.of(values));
	}

	/**
	 * Check what only requests have to keep.
	 * @param path the name of this object on the wire
	 */
	void check(String path) {
		Members.known(path + ".type", Members.required(path + ".type", this.type));
		Members.requiredText(path + ".name", this.name);
		Members.rule(!Members.required(path + ".values", this.values).isEmpty(),
				"'" + path + ".values' must not be empty");
	}

}
