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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.membercard.apiv3.Replayable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods and paths of the operations, and the rules of the whole list, over answers of
 * the test's own.
 */
class ActivityServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String ACTIVITIES = "/v3/marketing/membercard-activity/activities";

	private final List<String> calls = new ArrayList<>();

	@Test
	void operationsOnOneActivityHaveTheirMethodAndPath() {
		ActivityService activities = service((request) -> "{\"activity_id\":\"371067\"}");
		StepVerifier.create(activities.get("371067").then(activities.terminate("371067")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.calls).containsExactly("GET " + ACTIVITIES + "/371067",
				"POST " + ACTIVITIES + "/371067/terminate");
	}

	@Test
	void onlyTheCallWithANumberMayBeRepeated() {
		assertThat(ActivityService.class.getDeclaredMethods())
			.filteredOn((method) -> method.isAnnotationPresent(Replayable.class))
			.extracting("name")
			.containsExactly("create");
	}

	@Test
	void timeOfATerminationIsReadUnderBothNames() {
		for (String name : List.of("terminate_time", "creterminate_timeate_time")) {
			ActivityService activities = service(
					(request) -> "{\"activity_id\":\"371067\",\"" + name + "\":\"2015-05-20T13:29:35.120+08:00\"}");
			StepVerifier.create(activities.terminate("371067"))
				.assertNext((termination) -> assertThat(termination.terminateTime()).isNotNull())
				.expectComplete()
				.verify(TIMEOUT);
		}
	}

	@Test
	void listNamesWhatItIsNarrowedTo() {
		ActivityService activities = service((request) -> page(0, 0));
		StepVerifier.create(activities.list(ActivityType.MEMBER_AFTERPAY, "pbL", ActivityStatus.ONGOING, 10, 5))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.calls).containsExactly("GET " + ACTIVITIES
				+ "?activity_type=MEMBER_AFTERPAY&card_id=pbL&activity_status=ONGOING&offset=10&limit=5");
	}

	@Test
	void wholeListIsReadByRecordIndex() {
		ActivityService activities = service(
				(request) -> request.url().getQuery().contains("offset=20") ? page(20, 3) : page(0, 20));
		StepVerifier.create(activities.listAll(ActivityType.MEMBER_MINIPROGRAM).map(Activity::activityId).collectList())
			.assertNext((ids) -> assertThat(ids).hasSize(23).doesNotHaveDuplicates())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.calls).containsExactly(
				"GET " + ACTIVITIES + "?activity_type=MEMBER_MINIPROGRAM&offset=0&limit=20",
				"GET " + ACTIVITIES + "?activity_type=MEMBER_MINIPROGRAM&offset=20&limit=20");
	}

	@Test
	void pageWithoutActivitiesEndsTheWholeList() {
		ActivityService activities = service((request) -> "{\"total_count\":0}");
		StepVerifier.create(activities.listAll(ActivityType.MEMBER_AFTERPAY)).expectComplete().verify(TIMEOUT);
		assertThat(this.calls).hasSize(1);
	}

	private ActivityService service(Function<ClientRequest, String> answers) {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		ExchangeStrategies strategies = ExchangeStrategies.builder()
			.codecs((codecs) -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper)))
			.build();
		WebClient client = WebClient.builder().exchangeFunction((request) -> {
			this.calls.add(request.method() + " " + request.url());
			return Mono.just(ClientResponse.create(HttpStatus.OK, strategies)
				.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
				.body(answers.apply(request))
				.build());
		}).build();
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
			.build()
			.createClient(ActivityService.class);
	}

	private static String page(int first, int count) {
		return IntStream.range(first, first + count)
			.mapToObj((number) -> "{\"activity_id\":\"" + number + "\"}")
			.collect(Collectors.joining(",", "{\"data\":[", "]}"));
	}

}
