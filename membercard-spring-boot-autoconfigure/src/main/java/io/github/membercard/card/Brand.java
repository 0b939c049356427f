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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * The brand that owns a card. In a request both members are required.
 *
 * @param brandId the number that WeChat Pay gave the brand, at most 16 characters, or
 * {@code null}
 * @param displayName the name that is shown, or {@code null}
 * @since 0.1.0
 */
public record Brand(@Nullable String brandId, @Nullable String displayName) {

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.requiredText(name + ".brand_id", this.brandId, CardRules.MAX_BRAND_ID);
		Members.requiredText(name + ".display_name", this.displayName);
	}

}
