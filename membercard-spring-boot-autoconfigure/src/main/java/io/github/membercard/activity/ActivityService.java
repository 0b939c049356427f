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

import io.github.membercard.apiv3.MaxLength;
import io.github.membercard.apiv3.Paging;
import io.github.membercard.apiv3.Range;
import io.github.membercard.apiv3.Replayable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Activities that give gifts to members, or to those who become members.
 *
 * @since 0.1.0
 */
public interface ActivityService {

	/**
	 * How many activities {@link #listAll(ActivityType)} asks for at a time.
	 */
	int PAGE_SIZE = 20;

	/**
	 * Create an activity ({@code POST /v3/marketing/membercard-activity/activities}). The
	 * platform refuses, with {@code INVALID_REQUEST}, coupons that you may not give and
	 * merchants that are not bound to the brand of the card.
	 * @param request the activity
	 * @return the activity with its {@code activity_id}
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012553030">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714463">for service
	 * providers</a>
	 */
	@Replayable
	@PostExchange("/v3/marketing/membercard-activity/activities")
	Mono<Activity> create(@RequestBody ActivityCreateRequest request);

	/**
	 * Get one page of the activities of a type ({@code GET
	 * /v3/marketing/membercard-activity/activities}).
	 * @param activityType the type, not {@link ActivityType#UNKNOWN}
	 * @param cardId the card, at most 32 characters, or {@code null} for all
	 * @param activityStatus the state, not {@link ActivityStatus#UNKNOWN}, or
	 * {@code null} for all
	 * @param offset the index of the first activity, from 0; not of a page, unlike in the
	 * lists of cards
	 * @param limit how many activities the page has at most, 1 or more; no largest value
	 * is documented
	 * @return the page
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012553261">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714468">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-activity/activities")
	Mono<ActivityPage> list(@RequestParam("activity_type") ActivityType activityType,
			@RequestParam(name = "card_id", required = false) @MaxLength(32) @Nullable String cardId,
			@RequestParam(name = "activity_status", required = false) @Nullable ActivityStatus activityStatus,
			@RequestParam("offset") @Range(min = 0) int offset, @RequestParam("limit") @Range(min = 1) int limit);

	/**
	 * Get all activities of a type, page by page as they are asked for.
	 * @param activityType the type, not {@link ActivityType#UNKNOWN}
	 * @return the activities, none of them twice
	 */
	default Flux<Activity> listAll(ActivityType activityType) {
		return listAll(activityType, null, null);
	}

	/**
	 * Get all activities of a type that belong to a card or are in a state, page by page
	 * as they are asked for.
	 * @param activityType the type, not {@link ActivityType#UNKNOWN}
	 * @param cardId the card, at most 32 characters, or {@code null} for all
	 * @param activityStatus the state, not {@link ActivityStatus#UNKNOWN}, or
	 * {@code null} for all
	 * @return the activities, none of them twice
	 */
	default Flux<Activity> listAll(ActivityType activityType, @Nullable String cardId,
			@Nullable ActivityStatus activityStatus) {
		return Paging.byRecordIndex(PAGE_SIZE, Activity::activityId,
				(offset) -> list(activityType, cardId, activityStatus, offset, PAGE_SIZE)
					.mapNotNull(ActivityPage::data));
	}

	/**
	 * Get an activity ({@code GET
	 * /v3/marketing/membercard-activity/activities/{activity_id}}).
	 * @param activityId the activity, at most 16 characters
	 * @return the activity
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012553365">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714471">for service
	 * providers</a>
	 */
	@GetExchange("/v3/marketing/membercard-activity/activities/{activity_id}")
	Mono<Activity> get(@PathVariable("activity_id") @MaxLength(16) String activityId);

	/**
	 * End an activity before its time ({@code POST
	 * /v3/marketing/membercard-activity/activities/{activity_id}/terminate}). It is no
	 * longer shown. A call whose answer was lost is not repeated; {@link #get(String)}
	 * tells whether it worked.
	 * @param activityId the activity, at most 16 characters
	 * @return when it ended
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012553381">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012714466">for service
	 * providers</a>
	 */
	@PostExchange("/v3/marketing/membercard-activity/activities/{activity_id}/terminate")
	Mono<ActivityTermination> terminate(@PathVariable("activity_id") @MaxLength(16) String activityId);

}
