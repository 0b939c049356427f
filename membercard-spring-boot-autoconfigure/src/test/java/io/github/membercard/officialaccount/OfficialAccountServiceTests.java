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

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.membercard.apiv3.Replayable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each operation sends the documented request to its path and gives the documented
 * answer.
 */
class OfficialAccountServiceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final List<Class<?>> SERVICES = List.of(MemberCardService.class, MemberCardQrcodeService.class,
			MemberCardActivationService.class, MemberCardUserService.class, MemberCardCodeService.class,
			TestWhitelistService.class, CardImageService.class);

	private final Map<String, JsonNode> calls = new LinkedHashMap<>();

	@Test
	void cardsAreCreatedReadChangedAndDeleted() {
		MemberCardService cards = service(MemberCardService.class);
		MemberCardCreateRequest create = OfficialAccountApi.read(OfficialAccountApi.request("/card/create"),
				MemberCardCreateRequest.class);
		MemberCardUpdateRequest update = OfficialAccountApi.read(OfficialAccountApi.request("/card/update"),
				MemberCardUpdateRequest.class);
		MemberCard card = create.card().memberCard();
		assertThat(card).isNotNull();
		expect(cards.create(card), new MemberCardId("p1Pj9jr90_SQRaVqYI239Ka1erkI"));
		StepVerifier.create(cards.get("pFS7Fjg8kV1IdDz01r4SQwMkuCKc"))
			.assertNext((found) -> assertThat(found.prerogative()).isEqualTo("test_prerogative"))
			.expectComplete()
			.verify(TIMEOUT);
		expect(cards
			.list(MemberCardListRequest.of(0, 10).withStatuses(MemberCardStatus.VERIFY_OK, MemberCardStatus.DISPATCH)),
				new MemberCardIdPage(List.of("ph_gmt7cUVrlRk8swPwx7aDyF-pg"), 1L));
		expect(cards.update(update.cardId(), update.memberCard()), new MemberCardUpdate(true));
		expectNothing(cards.modifyStock(MemberCardStockRequest.increase("p1Pj9jr90_SQRaVqYI239Ka1erkI", 1231)));
		expectNothing(cards.delete("pFS7Fjg8kV1IdDz01r4SQwMkuCKc"));
		expectDocumented("/card/create", "/card/get", "/card/batchget", "/card/update", "/card/modifystock",
				"/card/delete");
	}

	@Test
	void cardsOfUsersAreActivatedReadAndChanged() {
		MemberCardUserService users = service(MemberCardUserService.class);
		MemberCardActivationService activations = service(MemberCardActivationService.class);
		StepVerifier.create(users.get("pbLatjtZ7v1BG_ZnTjbW85GYc_E8", "916679873278"))
			.assertNext((user) -> assertThat(user.bonus()).isEqualTo(460))
			.expectComplete()
			.verify(TIMEOUT);
		expect(users.update(read("/card/membercard/updateuser", MemberCardUserUpdateRequest.class)),
				new MemberCardUserUpdate(100L, 200L, "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA"));
		expectNothing(activations.activate(read("/card/membercard/activate", MemberCardActivateRequest.class)));
		expectNothing(
				activations.setForm(read("/card/membercard/activateuserform/set", ActivateUserFormRequest.class)));
		expect(activations.getUrl("p1Pj9jr90_SQRaVqYI239Ka1erkI", "123"), new ActivateUrl(
				"https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&encrypt_card_id=x&outer_str=123&biz=x"));
		StepVerifier.create(activations.getTempInfo("abcdefg").mapNotNull(ActivateTempInfo::info))
			.assertNext((info) -> assertThat(info.value(FormCommonField.MOBILE)).isEqualTo("15***518990"))
			.expectComplete()
			.verify(TIMEOUT);
		expectDocumented("/card/membercard/userinfo/get", "/card/membercard/updateuser", "/card/membercard/activate",
				"/card/membercard/activateuserform/set", "/card/membercard/activate/geturl",
				"/card/membercard/activatetempinfo/get");
	}

	@Test
	void codesAreReadAndMadeUnavailable() {
		MemberCardCodeService codes = service(MemberCardCodeService.class);
		StepVerifier.create(codes.get("123456789", "card_id_123+", true))
			.assertNext((code) -> assertThat(code.card())
				.isEqualTo(new CodeCard("pbLatjk4T4Hx-QFQGL4zGQy27_Qg", 1_457_452_800L, 1_463_155_199L)))
			.expectComplete()
			.verify(TIMEOUT);
		expect(codes.decrypt("XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE"),
				new DecryptedMemberCardCode("751234212312"));
		expectNothing(codes.makeUnavailable("12312313", "xxxx_card_id", "退款"));
		expectDocumented("/card/code/get", "/card/code/decrypt", "/card/code/unavailable");
	}

	@Test
	void cardsAreHandedOutAndTried() {
		StepVerifier
			.create(service(MemberCardQrcodeService.class)
				.create(read("/card/qrcode/create", MemberCardQrcodeRequest.class)))
			.assertNext((qrcode) -> assertThat(qrcode.url()).isEqualTo("http://weixin.qq.com/q/BHWya_zlfioH6fXeL16o"))
			.expectComplete()
			.verify(TIMEOUT);
		expectNothing(service(TestWhitelistService.class).set(read("/card/testwhitelist/set", TestWhitelist.class)));
		expectDocumented("/card/qrcode/create", "/card/testwhitelist/set");
	}

	@Test
	void allCardsAreReadByIndex() {
		List<String> offsets = new ArrayList<>();
		MemberCardService cards = new Pages(offsets, 103);
		StepVerifier.create(cards.listAll(MemberCardStatus.VERIFY_OK).collectList())
			.assertNext((ids) -> assertThat(ids).hasSize(103).doesNotHaveDuplicates())
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(offsets).containsExactly("0+50 [VERIFY_OK]", "50+50 [VERIFY_OK]", "100+50 [VERIFY_OK]");
	}

	@Test
	void pageWithoutCardsEndsTheWholeList() {
		List<String> offsets = new ArrayList<>();
		StepVerifier.create(new Pages(offsets, 0).listAll()).expectComplete().verify(TIMEOUT);
		assertThat(offsets).containsExactly("0+50 null");
	}

	@Test
	void argumentsAreCheckedBeforeAnythingIsSent() {
		assertThatIllegalArgumentException().isThrownBy(() -> service(MemberCardService.class).get(" "))
			.withMessage("'card_id' must not be blank");
		assertThat(this.calls).isEmpty();
	}

	@Test
	void everyDocumentedOperationIsThere() {
		assertThat(operations().map((method) -> Stream.of(method.getAnnotation(PostExchange.class))
			.map((exchange) -> exchange.value() + exchange.url())
			.collect(Collectors.joining()))).containsExactlyInAnyOrderElementsOf(OfficialAccountApi.paths());
	}

	@Test
	void onlyWhatHasNoSecondEffectMayBeRepeated() {
		assertThat(operations().filter((method) -> !method.isAnnotationPresent(Replayable.class))
			.map((method) -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
			.containsExactlyInAnyOrder("MemberCardService.create", "MemberCardService.modifyStock",
					"MemberCardActivationService.activate", "MemberCardUserService.update",
					"MemberCardQrcodeService.create", "CardImageService.uploadPart");
	}

	private static Stream<Method> operations() {
		return SERVICES.stream()
			.flatMap((service) -> Arrays.stream(service.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(PostExchange.class));
	}

	private static <T> T read(String path, Class<T> type) {
		return OfficialAccountApi.read(OfficialAccountApi.request(path), type);
	}

	private static <T> void expect(Publisher<T> answer, T expected) {
		StepVerifier.create(answer).expectNext(expected).expectComplete().verify(TIMEOUT);
	}

	private static void expectNothing(Mono<Void> answer) {
		StepVerifier.create(answer).expectComplete().verify(TIMEOUT);
	}

	private void expectDocumented(String... paths) {
		assertThat(this.calls.keySet()).containsExactly(paths);
		assertThat(this.calls)
			.allSatisfy((path, body) -> assertThat(OfficialAccountApi.requests(path).values()).as(path).contains(body));
	}

	private <S> S service(Class<S> type) {
		ExchangeStrategies strategies = ExchangeStrategies.builder().codecs((codecs) -> {
			codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(OfficialAccountApi.MAPPER));
			codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(OfficialAccountApi.MAPPER));
		}).build();
		WebClient client = WebClient.builder().exchangeFunction((request) -> exchange(request, strategies)).build();
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client)).build().createClient(type);
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeStrategies strategies) {
		MockClientHttpRequest written = new MockClientHttpRequest(request.method(), request.url());
		return request.writeTo(written, strategies).then(Mono.defer(written::getBodyAsString)).map((body) -> {
			String path = request.url().getPath();
			this.calls.put(path, OfficialAccountApi.MAPPER.readTree(body));
			return ClientResponse.create(HttpStatus.OK, strategies)
				.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
				.body(OfficialAccountApi.answer(path).toString())
				.build();
		});
	}

	private static final class Pages implements MemberCardService {

		private final List<String> requests;

		private final int total;

		Pages(List<String> requests, int total) {
			this.requests = requests;
			this.total = total;
		}

		@Override
		public Mono<MemberCardIdPage> list(MemberCardListRequest request) {
			this.requests.add(request.offset() + "+" + request.count() + " " + request.statusList());
			int end = Math.min(this.total, request.offset() + request.count());
			List<String> ids = IntStream.range(request.offset(), end).mapToObj((number) -> "card" + number).toList();
			return Mono.just(new MemberCardIdPage((this.total > 0) ? ids : null, (long) this.total));
		}

		@Override
		public Mono<MemberCardId> create(MemberCardCreateRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<MemberCardDetails> getDetails(MemberCardIdRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<MemberCardUpdate> update(MemberCardUpdateRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> modifyStock(MemberCardStockRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

		@Override
		public Mono<Void> delete(MemberCardIdRequest request) {
			throw new UnsupportedOperationException("Not of these tests");
		}

	}

}
