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

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods and paths of the operations, and the rules of the whole list, over answers of
 * the test's own.
 */
class CardServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String CARDS = "/v3/marketing/membercard-open/cards";

	private final List<String> calls = new ArrayList<>();

	@Test
	void operationsOnOneCardHaveTheirMethodAndPath() {
		CardService cards = service(CardService.class, (request) -> "{\"card_id\":\"pbL\"}");
		StepVerifier
			.create(cards.get("pbL")
				.then(cards.update("pbL", CardUpdateRequest.builder().title("卡").build()))
				.then(cards.updateRights("pbL", CardRightsRequest.builder(false, false).build()))
				.then(cards.upgrade("pbL", new CardUpgradeRequest("1001622624", "wxea9c30890f48d5ae")))
				.then(cards.delete("pbL")))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.calls).containsExactly("GET " + CARDS + "/pbL", "PATCH " + CARDS + "/pbL",
				"PATCH " + CARDS + "/pbL/rights", "POST " + CARDS + "/pbL/upgrade", "DELETE " + CARDS + "/pbL");
	}

	@Test
	void operationsOnServiceModulesHaveTheirMethodAndPath() {
		ServiceModuleService modules = service(ServiceModuleService.class,
				(request) -> "{\"card_id\":\"pbL\",\"service_module_id\":\"666\"}");
		ServiceModule module = new ServiceModule("pbL", "666", null);
		StepVerifier.create(modules.add("pbL", ServiceModuleAddRequest.of("666")))
			.expectNext(module)
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(modules.update("pbL", "666", ServiceModuleUpdateRequest.jumpToNothing()))
			.expectNext(module)
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(modules.remove("pbL", "666")).expectComplete().verify(TIMEOUT);
		assertThat(this.calls).containsExactly("POST " + CARDS + "/pbL/service-modules",
				"PATCH " + CARDS + "/pbL/service-modules/666", "DELETE " + CARDS + "/pbL/service-modules/666");
	}

	@Test
	void onlyTheCallWithANumberMayBeRepeated() {
		assertThat(CardService.class.getDeclaredMethods())
			.filteredOn((method) -> AnnotatedElementUtils.hasAnnotation(method, PostExchange.class))
			.filteredOn((method) -> method.isAnnotationPresent(Replayable.class))
			.extracting("name")
			.containsExactly("create");
		assertThat(ServiceModuleService.class.getDeclaredMethods())
			.noneMatch((method) -> method.isAnnotationPresent(Replayable.class));
	}

	@Test
	void listOfAServiceAccountNamesNoBrand() {
		CardService cards = service(CardService.class, (request) -> page(0, 0));
		StepVerifier.create(cards.list("wxea", null, 0, 5)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.calls).containsExactly("GET " + CARDS + "?appid=wxea&offset=0&limit=5");
	}

	@Test
	void wholeListIsReadByPageNumber() {
		CardService cards = service(CardService.class,
				(request) -> request.url().getQuery().contains("offset=1") ? page(20, 3) : page(0, 20));
		StepVerifier.create(cards.listAll("wxea", "1004").map(Card::cardId).collectList())
			.assertNext((ids) -> assertThat(ids).hasSize(23).doesNotHaveDuplicates())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.calls).containsExactly("GET " + CARDS + "?appid=wxea&brand_id=1004&offset=0&limit=20",
				"GET " + CARDS + "?appid=wxea&brand_id=1004&offset=1&limit=20");
	}

	@Test
	void pageWithoutCardsEndsTheWholeList() {
		CardService cards = service(CardService.class, (request) -> "{\"total_count\":0,\"need_dynamic_code\":true}");
		StepVerifier.create(cards.listAll("wxea")).expectComplete().verify(TIMEOUT);
		assertThat(this.calls).hasSize(1);
	}

	private <S> S service(Class<S> type, Function<ClientRequest, String> answers) {
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
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build().createClient(type);
	}

	private static String page(int first, int count) {
		return IntStream.range(first, first + count)
			.mapToObj((number) -> "{\"card_id\":\"card" + number + "\"}")
			.collect(Collectors.joining(",", "{\"data\":[", "]}"));
	}

}
