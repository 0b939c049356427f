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
 * A part of each day in which an activity gives gifts. In a request both members are
 * required.
 *
 * @param beginDayTime the begin, or {@code null}
 * @param endDayTime the end, or {@code null}
 * @since 0.1.0
 */
public record AwardDayTimeRange(@Nullable DayTime beginDayTime, @Nullable DayTime endDayTime) {

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.required(name + ".begin_day_time", this.beginDayTime).check(name + ".begin_day_time");
		Members.required(name + ".end_day_time", this.endDayTime).check(name + ".end_day_time");
	}

}
