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
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * An activity that gives members gifts. The limits of {@link ActivityCreateRequest} are
 * not checked in answers.
 *
 * @param activityId the activity, at most 16 characters
 * @param activityStatus its state, or {@code null}
 * @param createTime when it was created, or {@code null}
 * @param updateTime when it was changed last, or {@code null}
 * @param cardId the card, or {@code null}
 * @param activityName your name for it, which users don't see, or {@code null}
 * @param activityType who gets the gift, and where, or {@code null}
 * @param beginTime when it begins, or {@code null}
 * @param endTime when it ends, or {@code null}
 * @param awardSendPeriod when gifts are given, or {@code null}
 * @param stockList the coupons that are given, or {@code null}
 * @param outRequestNo your number of the call that created it, or {@code null}
 * @param payActivitySetting what is shown after a payment, or {@code null}
 * @param miniprogramActivitySetting what is shown in the mini program, or {@code null}
 * @param additionalMembers what the platform sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record Activity(String activityId, @Nullable ActivityStatus activityStatus, @Nullable OffsetDateTime createTime,
		@Nullable OffsetDateTime updateTime, @Nullable String cardId, @Nullable String activityName,
		@Nullable ActivityType activityType, @Nullable OffsetDateTime beginTime, @Nullable OffsetDateTime endTime,
		@Nullable AwardSendPeriod awardSendPeriod, @Nullable List<CouponStock> stockList, @Nullable String outRequestNo,
		@Nullable PayActivitySetting payActivitySetting,
		@Nullable MiniProgramActivitySetting miniprogramActivitySetting,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	public Activity {
		stockList = (stockList != null) ? List.copyOf(stockList) : null;
		Members.required("activity_id", activityId);
		additionalMembers = Members.additional(additionalMembers, Activity.class);
	}

}
