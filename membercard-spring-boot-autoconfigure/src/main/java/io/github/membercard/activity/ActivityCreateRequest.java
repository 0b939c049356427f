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

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * An activity to create.
 *
 * @param cardId the card, at most 32 characters
 * @param activityName your name for it, which users don't see, at most 10 characters
 * @param activityType who gets the gift, and where
 * @param beginTime when it begins; at most a year from now, which the platform checks
 * @param endTime when it ends, after the begin and at most 90 days later
 * @param awardSendPeriod when gifts are given, or {@code null}
 * @param stockList the coupons that are given, or {@code null} for none
 * @param outRequestNo your number of this creation, 1 to 128 letters, digits and
 * {@code | _ * -}; the same one when you repeat it, so that only one activity is created,
 * and a new one for each new activity
 * @param payActivitySetting what is shown after a payment, or {@code null}; required for
 * the types that end in {@code _AFTERPAY}
 * @param miniprogramActivitySetting what is shown in the mini program, or {@code null};
 * for the types that end in {@code _MINIPROGRAM}
 * @param additionalMembers what is sent beyond that, by name on the wire;
 * {@code toString} shows the names only
 * @since 0.1.0
 */
public record ActivityCreateRequest(String cardId, String activityName, ActivityType activityType,
		OffsetDateTime beginTime, OffsetDateTime endTime, @Nullable AwardSendPeriod awardSendPeriod,
		@Nullable List<CouponStock> stockList, String outRequestNo, @Nullable PayActivitySetting payActivitySetting,
		@Nullable MiniProgramActivitySetting miniprogramActivitySetting,
		@JsonAnySetter @JsonAnyGetter Map<String, Object> additionalMembers) {

	private static final int MAX_CARD_ID = 32;

	private static final int MAX_ACTIVITY_NAME = 10;

	private static final int MAX_OUT_REQUEST_NO = 128;

	private static final Duration MAX_DURATION = Duration.ofDays(90);

	public ActivityCreateRequest {
		stockList = (stockList != null) ? List.copyOf(stockList) : null;

		Members.requiredText("card_id", cardId, MAX_CARD_ID);
		Members.requiredText("activity_name", activityName, MAX_ACTIVITY_NAME);
		Members.known("activity_type", Members.required("activity_type", activityType));
		Members.required("begin_time", beginTime);
		Members.required("end_time", endTime);
		Members.rule(endTime.isAfter(beginTime), "'end_time' must be after 'begin_time'");
		Members.rule(!endTime.isAfter(beginTime.plus(MAX_DURATION)),
				"'end_time' must be within 90 days of 'begin_time'");
		Members.outRequestNo(outRequestNo, 1, MAX_OUT_REQUEST_NO);
		boolean afterPay = activityType == ActivityType.NON_MEMBER_AFTERPAY
				|| activityType == ActivityType.MEMBER_AFTERPAY;
		Members.rule(payActivitySetting != null || !afterPay,
				"'pay_activity_setting' is required when 'activity_type' is " + activityType);
		if (awardSendPeriod != null) {
			awardSendPeriod.check("award_send_period");
		}
		if (stockList != null) {
			stockList.forEach((stock) -> stock.check("stock_list"));
		}
		if (payActivitySetting != null) {
			payActivitySetting.check("pay_activity_setting");
		}
		if (miniprogramActivitySetting != null) {
			miniprogramActivitySetting.check("miniprogram_activity_setting");
		}
		additionalMembers = Members.additional(additionalMembers, ActivityCreateRequest.class);
	}

	/**
	 * Start a request. The members without a default and the setting that fits the type
	 * are required.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Collects the members of a request.
	 */
	public static final class Builder {

		private @Nullable String cardId;

		private @Nullable String activityName;

		private @Nullable ActivityType activityType;

		private @Nullable OffsetDateTime beginTime;

		private @Nullable OffsetDateTime endTime;

		private @Nullable AwardSendPeriod awardSendPeriod;

		private @Nullable List<CouponStock> stockList;

		private @Nullable String outRequestNo;

		private @Nullable PayActivitySetting payActivitySetting;

		private @Nullable MiniProgramActivitySetting miniprogramActivitySetting;

		private final Map<String, Object> additionalMembers = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the card.
		 * @param cardId the card, at most 32 characters
		 * @return this builder
		 */
		public Builder cardId(String cardId) {
			this.cardId = cardId;
			return this;
		}

		/**
		 * Set your name for it.
		 * @param activityName your name for it, which users don't see, at most 10
		 * characters
		 * @return this builder
		 */
		public Builder activityName(String activityName) {
			this.activityName = activityName;
			return this;
		}

		/**
		 * Set who gets the gift, and where.
		 * @param activityType who gets the gift, and where
		 * @return this builder
		 */
		public Builder activityType(ActivityType activityType) {
			this.activityType = activityType;
			return this;
		}

		/**
		 * Set when it begins.
		 * @param beginTime when it begins; at most a year from now, which the platform
		 * checks
		 * @return this builder
		 */
		public Builder beginTime(OffsetDateTime beginTime) {
			this.beginTime = beginTime;
			return this;
		}

		/**
		 * Set when it ends.
		 * @param endTime when it ends, after the begin and at most 90 days later
		 * @return this builder
		 */
		public Builder endTime(OffsetDateTime endTime) {
			this.endTime = endTime;
			return this;
		}

		/**
		 * Set when gifts are given.
		 * @param awardSendPeriod when gifts are given
		 * @return this builder
		 */
		public Builder awardSendPeriod(AwardSendPeriod awardSendPeriod) {
			this.awardSendPeriod = awardSendPeriod;
			return this;
		}

		/**
		 * Set the coupons that are given.
		 * @param stockList the coupons that are given
		 * @return this builder
		 */
		public Builder stockList(List<CouponStock> stockList) {
			this.stockList = stockList;
			return this;
		}

		/**
		 * Set your number of this call.
		 * @param outRequestNo your number of this creation, 1 to 128 letters, digits and
		 * {@code | _ * -}; the same one when you repeat it, so that only one activity is
		 * created, and a new one for each new activity
		 * @return this builder
		 */
		public Builder outRequestNo(String outRequestNo) {
			this.outRequestNo = outRequestNo;
			return this;
		}

		/**
		 * Set what is shown after a payment.
		 * @param payActivitySetting what is shown after a payment; for the types that end
		 * in {@code _AFTERPAY}
		 * @return this builder
		 */
		public Builder payActivitySetting(PayActivitySetting payActivitySetting) {
			this.payActivitySetting = payActivitySetting;
			return this;
		}

		/**
		 * Set what is shown in the mini program.
		 * @param miniprogramActivitySetting what is shown in the mini program; for the
		 * types that end in {@code _MINIPROGRAM}
		 * @return this builder
		 */
		public Builder miniprogramActivitySetting(MiniProgramActivitySetting miniprogramActivitySetting) {
			this.miniprogramActivitySetting = miniprogramActivitySetting;
			return this;
		}

		/**
		 * Add a member that this class does not know, as the API may have grown since.
		 * @param name the name on the wire; not that of a member this class knows
		 * @param value what Jackson can write
		 * @return this builder
		 */
		public Builder additionalMember(String name, Object value) {
			this.additionalMembers.put(name, value);
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException when a member is missing or breaks its rule
		 */
		public ActivityCreateRequest build() {
			return new ActivityCreateRequest(Members.required("card_id", this.cardId),
					Members.required("activity_name", this.activityName),
					Members.required("activity_type", this.activityType),
					Members.required("begin_time", this.beginTime), Members.required("end_time", this.endTime),
					this.awardSendPeriod, this.stockList, Members.required("out_request_no", this.outRequestNo),
					this.payActivitySetting, this.miniprogramActivitySetting, this.additionalMembers);
		}

	}

}
