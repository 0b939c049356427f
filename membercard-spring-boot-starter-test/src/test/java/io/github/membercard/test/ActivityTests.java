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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for gift activities.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityTests {

	private static final String ACTIVITIES = "/v3/marketing/membercard-activity/activities";

	private static final String BODY = "{\"card_id\":\"%s\",\"activity_name\":\"活动\",\"activity_type\":\"%s\","
			+ "\"begin_time\":\"%s\",\"end_time\":\"%s\",\"out_request_no\":\"%s\"}";

	private final MovableClock clock = new MovableClock();

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().clock(this.clock).start();

	private final SigningClient client = new SigningClient(this.wechatPay, this.wechatPay.merchant("shop"), this.clock);

	@AfterAll
	void close() {
		this.wechatPay.close();
	}

	private SigningClient.Attempt creation(String cardId, String type, Duration begin, Duration end) {
		Instant now = this.clock.instant();
		return this.client.post(ACTIVITIES, BODY.formatted(cardId, type, ChinaTime.format(now.plus(begin)),
				ChinaTime.format(now.plus(end)), AbstractFakeWechatPayTests.newNumber()));
	}

	private SigningClient.Attempt creation(Duration begin, Duration end) {
		return creation(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, "MEMBER_MINIPROGRAM", begin, end);
	}

	private String create(String cardId, Duration begin, Duration end) {
		return AbstractFakeWechatPayTests.accepted(creation(cardId, "MEMBER_MINIPROGRAM", begin, end))
			.get("activity_id")
			.asString();
	}

	private String create(Duration begin, Duration end) {
		return create(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, begin, end);
	}

	private String status(String activityId) {
		return AbstractFakeWechatPayTests.accepted(this.client.get(ACTIVITIES + "/" + activityId))
			.get("activity_status")
			.asString();
	}

	private JsonNode refused(SigningClient.Attempt attempt, int status, String code) {
		var response = attempt.send();
		JsonNode error = SigningClient.json(response);
		assertThat(response.statusCode()).as(error.toString()).isEqualTo(status);
		assertThat(error.get("code").asString()).isEqualTo(code);
		return error;
	}

	@Test
	void statusFollowsTheClock() {
		String activity = create(Duration.ofDays(1), Duration.ofDays(2));
		assertThat(status(activity)).isEqualTo("CREATED");
		this.clock.move(Duration.ofDays(1));
		assertThat(status(activity)).isEqualTo("ONGOING");
		this.clock.move(Duration.ofDays(1));
		assertThat(status(activity)).isEqualTo("OVER_TIME");
		assertThat(refused(this.client.post(ACTIVITIES + "/" + activity + "/terminate", ""), 400, "INVALID_REQUEST")
			.get("message")
			.asString()).contains("已结束");
	}

	@Test
	void terminatedActivityStaysSo() {
		String activity = create(Duration.ZERO, Duration.ofDays(2));
		JsonNode first = AbstractFakeWechatPayTests
			.accepted(this.client.post(ACTIVITIES + "/" + activity + "/terminate", ""));
		assertThat(first.get("terminate_time").asString()).isEqualTo(ChinaTime.format(this.clock.instant()));
		this.clock.move(Duration.ofDays(1));
		assertThat(
				AbstractFakeWechatPayTests.accepted(this.client.post(ACTIVITIES + "/" + activity + "/terminate", "")))
			.isEqualTo(first);
		assertThat(status(activity)).isEqualTo("TERMINATED");
	}

	@ParameterizedTest
	@CsvSource({ "1, 92, 90 days", "2, 1, after", "-2, -1, past", "350, 366, year" })
	void activityAtImpossibleTimeIsRefused(long begin, long end, String issue) {
		JsonNode error = refused(creation(Duration.ofDays(begin), Duration.ofDays(end)), 400, "PARAM_ERROR");
		assertThat(error.at("/detail/field").asString()).isEqualTo("/end_time");
		assertThat(error.at("/detail/issue").asString()).contains(issue);
	}

	@ParameterizedTest
	@CsvSource({ "NON_MEMBER_AFTERPAY", "MEMBER_AFTERPAY" })
	void activityAfterPaymentWithoutItsSettingsIsRefused(String type) {
		JsonNode error = refused(
				creation(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID, type, Duration.ZERO, Duration.ofDays(1)), 400,
				"PARAM_ERROR");
		assertThat(error.at("/detail/field").asString()).isEqualTo("/pay_activity_setting");
	}

	@Test
	void activityOfUnknownCardIsRefused() {
		refused(creation("unknown", "MEMBER_MINIPROGRAM", Duration.ZERO, Duration.ofDays(1)), 400, "INVALID_REQUEST");
	}

	@Test
	void activityThatIsUnknownIsRefused() {
		refused(this.client.get(ACTIVITIES + "/1"), 404, "RESOURCE_NOT_EXISTS");
	}

	@Test
	void activityOfOtherMerchantIsUnknown() {
		String activity = create(Duration.ZERO, Duration.ofDays(1));
		SigningClient branch = new SigningClient(this.wechatPay, this.wechatPay.merchant("branch"), this.clock);
		refused(branch.get(ACTIVITIES + "/" + activity), 404, "RESOURCE_NOT_EXISTS");
	}

	@Test
	void listBeginsAtRecord() {
		this.wechatPay.addCard("listed", FakeCard.CodeMode.SYSTEM_ALLOCATE);
		List<String> created = new ArrayList<>();
		for (int i = 0; i < 22; i++) {
			created.add(create("listed", Duration.ZERO, Duration.ofDays(1)));
		}
		assertThat(list("&offset=0&limit=2")).containsExactlyElementsOf(created.subList(0, 2));
		assertThat(list("&offset=1&limit=2")).containsExactlyElementsOf(created.subList(1, 3));
		assertThat(list("&offset=21&limit=2")).containsExactlyElementsOf(created.subList(21, 22));
		assertThat(list("&offset=22")).isEmpty();
		assertThat(list("")).containsExactlyElementsOf(created.subList(0, 20));
		assertThat(list("&activity_status=ONGOING")).hasSize(20);
		assertThat(list("&activity_status=TERMINATED")).isEmpty();
	}

	private List<String> list(String query) {
		JsonNode page = AbstractFakeWechatPayTests
			.accepted(this.client.get(ACTIVITIES + "?activity_type=MEMBER_MINIPROGRAM&card_id=listed" + query));
		assertThat(page.get("total_count").asLong()).isIn(0L, 22L);
		return page.get("data").valueStream().map((activity) -> activity.get("activity_id").asString()).toList();
	}

	@Test
	void listWithoutRecordsIsRefused() {
		refused(this.client.get(ACTIVITIES + "?activity_type=MEMBER_AFTERPAY&limit=0"), 400, "PARAM_ERROR");
	}

	/**
	 * A clock that moves when it is told to.
	 */
	private static final class MovableClock extends Clock {

		private volatile Instant now = Instant.parse("2026-03-04T05:06:07.890Z");

		private void move(Duration step) {
			this.now = this.now.plus(step);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
