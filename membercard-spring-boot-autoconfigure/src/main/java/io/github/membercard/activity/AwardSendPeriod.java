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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When an activity gives gifts.
 *
 * @param awardSendTime from which time to which time, or {@code null}
 * @param awardSendDayTime from which hour to which hour of each day, or {@code null}
 * @since 0.1.0
 */
public record AwardSendPeriod(@Nullable List<AwardTimeRange> awardSendTime,
		@Nullable List<AwardDayTimeRange> awardSendDayTime) {

	public AwardSendPeriod {
		awardSendTime = (awardSendTime != null) ? List.copyOf(awardSendTime) : null;
		awardSendDayTime = (awardSendDayTime != null) ? List.copyOf(awardSendDayTime) : null;
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		if (this.awardSendTime != null) {
			this.awardSendTime.forEach((time) -> time.check(name + ".award_send_time"));
		}
		if (this.awardSendDayTime != null) {
			this.awardSendDayTime.forEach((time) -> time.check(name + ".award_send_day_time"));
		}
	}

}
