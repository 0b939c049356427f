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

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * An activity that was terminated.
 *
 * @param activityId the activity, at most 16 characters
 * @param terminateTime when it was terminated, or {@code null}; one page of the
 * documentation spells its name {@code creterminate_timeate_time}, which is read too
 * @since 0.1.0
 */
public record ActivityTermination(String activityId,
		@JsonAlias("creterminate_timeate_time") @Nullable OffsetDateTime terminateTime) {

	public ActivityTermination {
		Members.required("activity_id", activityId);
	}

}
