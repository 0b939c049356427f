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

package io.github.membercard.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on gift activities.
 */
final class ActivityOperations {

	private static final long DEFAULT_LIMIT = 20;

	private static final Duration LONGEST = Duration.ofDays(90);

	private static final Duration FARTHEST = Duration.ofDays(365);

	private final Cards cards;

	private final Clock clock;

	private final Map<String, Activity> activities = new LinkedHashMap<>();

	private long nextId = 371067;

	ActivityOperations(Cards cards, Clock clock) {
		this.cards = cards;
		this.clock = clock;
	}

	synchronized Result create(Call call) {
		Instant now = this.clock.instant();
		Instant begin = ChinaTime.parse(call.body(), "/begin_time");
		Instant end = ChinaTime.parse(call.body(), "/end_time");
		checkTimes(begin, end, now);
		if (call.text("activity_type").endsWith("_AFTERPAY") && !call.body().has("pay_activity_setting")) {
			throw Refusal.paramError("body", "/pay_activity_setting", null,
					"it is required by " + call.text("activity_type"));
		}
		this.cards.of(call, call.text("card_id")).checkIsApproved();
		Activity activity = new Activity(Long.toString(this.nextId++), call.merchant().merchantId(), call.body(), begin,
				end, now);
		this.activities.put(activity.id, activity);
		return Result.of(activity.toJson(now));
	}

	private static void checkTimes(Instant begin, Instant end, Instant now) {
		if (!end.isAfter(begin)) {
			throw endTime("it must be after begin_time");
		}
		if (end.isAfter(begin.plus(LONGEST))) {
			throw endTime("it must be within %d days of begin_time".formatted(LONGEST.toDays()));
		}
		if (!end.isAfter(now)) {
			throw endTime("it is past");
		}
		if (end.isAfter(now.plus(FARTHEST))) {
			throw endTime("it must be within a year from now");
		}
	}

	private static Refusal endTime(String issue) {
		return Refusal.paramError("body", "/end_time", null, issue);
	}

	synchronized Result list(Call call) {
		Instant now = this.clock.instant();
		Map<String, String> query = call.query();
		List<ObjectNode> records = this.activities.values()
			.stream()
			.filter((activity) -> activity.merchantId.equals(call.merchant().merchantId()))
			.map((activity) -> activity.toJson(now))
			.filter((activity) -> List.of("activity_type", "card_id", "activity_status")
				.stream()
				.allMatch((name) -> activity.get(name)
					.asString()
					.equals(query.getOrDefault(name, activity.get(name).asString()))))
			.toList();
		return Page.byIndex(call, records, DEFAULT_LIMIT);
	}

	synchronized Result get(Call call) {
		return Result.of(find(call).toJson(this.clock.instant()));
	}

	synchronized Result terminate(Call call) {
		Activity activity = find(call);
		Instant now = this.clock.instant();
		boolean effective = activity.terminateTime == null;
		if (effective) {
			if (activity.status(now).equals("OVER_TIME")) {
				throw Refusal.invalidRequest("活动已结束，不能终止");
			}
			activity.terminateTime = now;
		}
		return Result.of(JsonMapper.shared()
			.createObjectNode()
			.put("activity_id", activity.id)
			.put("terminate_time", ChinaTime.format(activity.updateTime())), effective);
	}

	private Activity find(Call call) {
		Activity activity = this.activities.get(call.pathValue("activity_id"));
		if (activity == null || !activity.merchantId.equals(call.merchant().merchantId())) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS", "活动不存在");
		}
		return activity;
	}

	/**
	 * An activity.
	 */
	private static final class Activity {

		private final String id;

		private final String merchantId;

		private final JsonNode body;

		private final Instant begin;

		private final Instant end;

		private final Instant createTime;

		private @Nullable Instant terminateTime;

		private Activity(String id, String merchantId, JsonNode body, Instant begin, Instant end, Instant createTime) {
			this.id = id;
			this.merchantId = merchantId;
			this.body = body;
			this.begin = begin;
			this.end = end;
			this.createTime = createTime;
		}

		private Instant updateTime() {
			return (this.terminateTime != null) ? this.terminateTime : this.createTime;
		}

		private String status(Instant now) {
			if (this.terminateTime != null) {
				return "TERMINATED";
			}
			if (now.isBefore(this.begin)) {
				return "CREATED";
			}
			return now.isBefore(this.end) ? "ONGOING" : "OVER_TIME";
		}

		private ObjectNode toJson(Instant now) {
			ObjectNode json = JsonMapper.shared().createObjectNode();
			json.put("activity_id", this.id)
				.put("activity_status", status(now))
				.put("create_time", ChinaTime.format(this.createTime))
				.put("update_time", ChinaTime.format(updateTime()));
			return json.setAll((ObjectNode) this.body.deepCopy());
		}

	}

}
