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

package io.github.membercard.card;

import java.util.List;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A question of your own in the form of a card. In a request the type and the name are
 * required.
 *
 * @param type how it is answered, or {@code null}
 * @param name the question, or {@code null}
 * @param values what can be chosen, or {@code null}; every type but
 * {@link CustomFormFieldType#TEXT} needs some
 * @since 0.1.0
 */
public record CustomFormField(@Nullable CustomFormFieldType type, @Nullable String name,
		@Nullable List<String> values) {

	public CustomFormField {
		values = (values != null) ? List.copyOf(values) : null;
	}

	/**
	 * Ask for a text.
	 * @param name the question
	 * @return a question
	 */
	public static CustomFormField text(String name) {
		return new CustomFormField(CustomFormFieldType.TEXT, name, null);
	}

	/**
	 * Let a user choose one value from a list.
	 * @param name the question
	 * @param values the values, at least one
	 * @return a question
	 */
	public static CustomFormField select(String name, List<String> values) {
		return new CustomFormField(CustomFormFieldType.SELECT, name, values);
	}

	/**
	 * Let a user choose one of the values that are all shown.
	 * @param name the question
	 * @param values the values, at least one
	 * @return a question
	 */
	public static CustomFormField radio(String name, List<String> values) {
		return new CustomFormField(CustomFormFieldType.RADIO, name, values);
	}

	/**
	 * Let a user choose any number of values.
	 * @param name the question
	 * @param values the values, at least one
	 * @return a question
	 */
	public static CustomFormField checkBox(String name, List<String> values) {
		return new CustomFormField(CustomFormFieldType.CHECK_BOX, name, values);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.known(name + ".type", Members.required(name + ".type", this.type));
		Members.requiredText(name + ".name", this.name);
		Members.rule(this.type == CustomFormFieldType.TEXT || (this.values != null && !this.values.isEmpty()),
				"'" + name + ".values' is required when '" + name + ".type' is " + this.type);
		if (this.values != null) {
			this.values.forEach((value) -> Members.requiredText(name + ".values", value));
		}
	}

}
