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

package io.github.membercard.callback;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * Where notifications are sent to.
 *
 * @param notifyUrl the address, at most 256 characters
 * @param mchid the merchant whose notifications they are, at most 32 characters, or
 * {@code null}
 * @since 0.1.0
 */
public record CallbackConfiguration(String notifyUrl, @Nullable String mchid) {

	public CallbackConfiguration {
		Members.required("notify_url", notifyUrl);
	}

}
