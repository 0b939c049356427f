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

import java.time.Instant;

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * How long a user's card is valid. In a request the members have to fit the type.
 *
 * @param type what limits it, or {@code null}
 * @param beginTimestamp the begin in seconds since 1970, for
 * {@link DateInfoType#FIX_TIME_RANGE}, or {@code null}
 * @param endTimestamp the end in seconds since 1970, for
 * {@link DateInfoType#FIX_TIME_RANGE}, or {@code null}
 * @param fixedTerm how many days it is valid, for {@link DateInfoType#FIX_TERM}, or
 * {@code null}
 * @param fixedBeginTerm how many days pass between taking the card and its validity, 0
 * for none, for {@link DateInfoType#FIX_TERM}, or {@code null}
 * @since 0.1.0
 */
public record DateInfo(@Nullable DateInfoType type, @Nullable Long beginTimestamp, @Nullable Long endTimestamp,
		@Nullable Integer fixedTerm, @Nullable Integer fixedBeginTerm) {

	/**
	 * Valid without an end.
	 * @return the validity
	 */
	public static DateInfo permanent() {
		return new DateInfo(DateInfoType.PERMANENT, null, null, null, null);
	}

	/**
	 * Valid from a time to a time, the same for every user.
	 * @param begin the begin; fractions of a second are dropped
	 * @param end the end, after the begin; fractions of a second are dropped
	 * @return the validity
	 */
	public static DateInfo fixTimeRange(Instant begin, Instant end) {
		return new DateInfo(DateInfoType.FIX_TIME_RANGE, begin.getEpochSecond(), end.getEpochSecond(), null, null);
	}

	/**
	 * Valid for some days, which begin some days after the user takes the card.
	 * @param days how many days, 1 or more
	 * @param beginAfterDays how many days pass before, 0 for none
	 * @return the validity
	 */
	public static DateInfo fixTerm(int days, int beginAfterDays) {
		return new DateInfo(DateInfoType.FIX_TERM, null, null, days, beginAfterDays);
	}

	/**
	 * Check what only requests have to keep.
	 * @param name the name of this object on the wire
	 */
	void check(String name) {
		Members.known(name + ".type", Members.required(name + ".type", this.type));
		required(name, "begin_timestamp", this.beginTimestamp, DateInfoType.FIX_TIME_RANGE);
		required(name, "end_timestamp", this.endTimestamp, DateInfoType.FIX_TIME_RANGE);
		required(name, "fixed_term", this.fixedTerm, DateInfoType.FIX_TERM);
		if (this.beginTimestamp != null && this.endTimestamp != null) {
			Members.rule(this.endTimestamp > this.beginTimestamp,
					"'" + name + ".end_timestamp' must be after '" + name + ".begin_timestamp'");
		}
		if (this.fixedTerm != null) {
			Members.range(name + ".fixed_term", this.fixedTerm, 1, Integer.MAX_VALUE);
		}
		if (this.fixedBeginTerm != null) {
			Members.range(name + ".fixed_begin_term", this.fixedBeginTerm, 0, Integer.MAX_VALUE);
		}
	}

	private void required(String name, String member, @Nullable Object value, DateInfoType needs) {
		Members.rule(value != null || this.type != needs,
				"'" + name + "." + member + "' is required when '" + name + ".type' is DATE_TYPE_" + needs);
	}

}
