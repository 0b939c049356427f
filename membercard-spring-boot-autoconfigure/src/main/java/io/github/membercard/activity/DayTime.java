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

package io.github.membercard.activity;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * A time of the day. In a request all members are required.
 *
 * @param hours the hour, 0 to 23, or {@code null}
 * @param minutes the minute, 0 to 59, or {@code null}
 * @param seconds the second, 0 to 59, or {@code null}
 * @since 0.1.0
 */
public record DayTime(@Nullable Integer hours, @Nullable Integer minutes, @Nullable Integer seconds) {

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.range(name + ".hours", Members.required(name + ".hours", this.hours), 0, 23);
		Members.range(name + ".minutes", Members.required(name + ".minutes", this.minutes), 0, 59);
		Members.range(name + ".seconds", Members.required(name + ".seconds", this.seconds), 0, 59);
	}

}
