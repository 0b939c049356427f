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

import java.time.OffsetDateTime;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * How long a user's card is valid. In a request the members have to fit the type.
 *
 * @param type what limits it, or {@code null}
 * @param availableBeginTime the begin, for {@link DateInformationType#FIX_TIME_RANGE}, or
 * {@code null}
 * @param availableEndTime the end, for {@link DateInformationType#FIX_TIME_RANGE}, or
 * {@code null}
 * @param availableDayAfterReceive how many days it is valid, for
 * {@link DateInformationType#FIX_TERM}, or {@code null}
 * @param waitDaysAfterReceive how many days pass between taking the card and its
 * validity, for {@link DateInformationType#FIX_TERM}, or {@code null}
 * @since 0.1.0
 */
public record DateInformation(@Nullable DateInformationType type, @Nullable OffsetDateTime availableBeginTime,
		@Nullable OffsetDateTime availableEndTime, @Nullable Integer availableDayAfterReceive,
		@Nullable Integer waitDaysAfterReceive) {

	/**
	 * Valid from a time to a time, the same for every user.
	 * @param begin the begin
	 * @param end the end, after the begin
	 * @return the validity
	 */
	public static DateInformation fixTimeRange(OffsetDateTime begin, OffsetDateTime end) {
		return new DateInformation(DateInformationType.FIX_TIME_RANGE, begin, end, null, null);
	}

	/**
	 * Valid for some days from when the user takes the card.
	 * @param days how many days, 1 or more
	 * @return the validity
	 */
	public static DateInformation fixTerm(int days) {
		return new DateInformation(DateInformationType.FIX_TERM, null, null, days, null);
	}

	/**
	 * Valid for some days, which begin some days after the user takes the card.
	 * @param days how many days, 1 or more
	 * @param waitDays how many days pass before, 0 or more
	 * @return the validity
	 */
	public static DateInformation fixTerm(int days, int waitDays) {
		return new DateInformation(DateInformationType.FIX_TERM, null, null, days, waitDays);
	}

	/**
	 * Valid without an end.
	 * @return the validity
	 */
	public static DateInformation permanent() {
		return new DateInformation(DateInformationType.PERMANENT, null, null, null, null);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.known(name + ".type", Members.required(name + ".type", this.type));
		boolean range = this.type == DateInformationType.FIX_TIME_RANGE;
		boolean term = this.type == DateInformationType.FIX_TERM;
		belongs(name, "available_begin_time", this.availableBeginTime, range, range);
		belongs(name, "available_end_time", this.availableEndTime, range, range);
		// The documented example has them beside a time range
		belongs(name, "available_day_after_receive", this.availableDayAfterReceive, term || range, term);
		belongs(name, "wait_days_after_receive", this.waitDaysAfterReceive, term || range, false);
		if (this.availableBeginTime != null && this.availableEndTime != null) {
			Members.rule(this.availableEndTime.isAfter(this.availableBeginTime),
					"'" + name + ".available_end_time' must be after '" + name + ".available_begin_time'");
		}
		if (this.availableDayAfterReceive != null) {
			Members.range(name + ".available_day_after_receive", this.availableDayAfterReceive, 1, Integer.MAX_VALUE);
		}
		if (this.waitDaysAfterReceive != null) {
			Members.range(name + ".wait_days_after_receive", this.waitDaysAfterReceive, 0, Integer.MAX_VALUE);
		}
	}

	private void belongs(String name, String member, @Nullable Object value, boolean allowed, boolean required) {
		Members.rule(value != null || !required,
				"'" + name + "." + member + "' is required when '" + name + ".type' is " + this.type);
		Members.rule(value == null || allowed,
				"'" + name + "." + member + "' is not allowed when '" + name + ".type' is " + this.type);
	}

}
