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

package io.github.membercard.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import io.github.membercard.autoconfigure.MembercardConnectionDetails;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.delivery.QrcodeRequest;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.ReceivedRequest;
import io.github.membercard.test.autoconfigure.MockServerConnectionDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client over a MockServer that answers as the fake platform does. Neither the
 * address nor the files of the properties are there.
 */
@SpringBootTest(
		properties = { "membercard.base-url=http://127.0.0.1:1", "membercard.merchants.acme.merchant-id=1900000001",
				"membercard.merchants.acme.private-key=file:not-there.pem", "membercard.retry.enabled=false" })
// Each container its own context, and none outlives its container
@DirtiesContext
abstract class AbstractMockServerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private FakeWechatPay wechatPay;

	@Autowired
	@SuppressWarnings("NullAway.Init")
	private MembercardOpenClient client;

	@AfterEach
	void behave() {
		this.wechatPay.behave();
		this.wechatPay.clearRequests();
	}

	@Test
	void everyOperationIsAnsweredAndItsAnswerIsVerified() {
		List<String> called = new EveryOperation(this.client, this.wechatPay).call();
		assertThat(called).hasSize(36)
			.containsExactlyInAnyOrderElementsOf(
					OpenApiDocument.operations().stream().map(DocumentedOperation::id).toList());
		assertThat(this.wechatPay.requests()).hasSize(36)
			.allSatisfy((request) -> assertThat(request.status()).isIn(200, 204));
	}

	@Test
	void mockServerIsCalledInPlaceOfTheAddressOfTheProperties(@Autowired MembercardConnectionDetails details,
			@Autowired MockServerConnectionDetails mockServer) {
		assertThat(details.getBaseUrl()).isEqualTo(mockServer.getUrl()).isNotEqualTo(this.wechatPay.baseUrl());
		StepVerifier.create(qrcode()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.wechatPay.requests()).singleElement()
			.satisfies((request) -> assertThat(request.headers().getFirst("Host"))
				.isEqualTo(mockServer.getUrl().getAuthority()));
	}

	@Test
	void wronglySignedAnswerIsRefused() {
		this.wechatPay.misbehave(Misbehaviour.wrongSignature());
		StepVerifier.create(qrcode())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardSignatureException.class,
					(failure) -> assertThat(failure.getReason())
						.isEqualTo(MembercardSignatureException.Reason.SIGNATURE)))
			.verify(TIMEOUT);
	}

	@Test
	void refusalHasItsCodeAndItsRequestId() {
		StepVerifier.create(this.client.qrcodes().create("unknown", QrcodeRequest.autoActivate()))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardResponseException.class, (refusal) -> {
						assertThat(refusal.getStatus()).isEqualTo(400);
						assertThat(refusal.getCode()).isEqualTo("INVALID_REQUEST");
						assertThat(refusal.getRequestId()).startsWith("08F7FAKE");
					}))
			.verify(TIMEOUT);
	}

	@Test
	void connectionThatIsCutLeavesTheResultUnknown() {
		this.wechatPay.misbehave(Misbehaviour.connectionCutAfterEffect());
		FakeCard card = newCard();
		OpenidImportRequest request = OpenidImportRequest.of("obLatj" + newNumber(), newNumber());
		StepVerifier.create(this.client.openidImports().importUser(card.cardId(), request))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(MembercardConnectionException.class,
					(failure) -> assertThat(failure.isRequestSent()).isTrue()))
			.verify(TIMEOUT);
		assertThat(card.users()).containsKey(request.openid());
	}

	@Test
	void requestWithoutSignatureIsRefused(@Autowired MockServerConnectionDetails mockServer) {
		StepVerifier
			.create(WebClient.create(mockServer.getUrl() + "/v3/certificates")
				.get()
				.exchangeToMono((response) -> response.bodyToMono(String.class)
					.map((body) -> response.statusCode().value() + " " + body)))
			.assertNext((answer) -> assertThat(answer).startsWith("401 ").contains("SIGN_ERROR"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void callsAtOnceGetTheirOwnAnswers() {
		FakeCard card = newCard();
		List<OpenidImportRequest> requests = IntStream.range(0, 64)
			.mapToObj((number) -> OpenidImportRequest.of("obLatj" + newNumber(), newNumber()))
			.toList();
		StepVerifier
			.create(Flux.fromIterable(requests)
				.flatMap((request) -> this.client.openidImports()
					.importUser(card.cardId(), request)
					.map((imported) -> Map.entry(request.openid(), imported.code()))
					// MockServer loses one now and then: those that wait for an answer
					// are in a map that is not made for several threads
					.onErrorResume(MembercardConnectionException.class, (ex) -> Mono.empty()), 16)
				.collectList())
			.assertNext((imported) -> {
				assertThat(imported).hasSizeGreaterThanOrEqualTo(60);
				assertThat(card.users().entrySet()).hasSize(64).containsAll(imported);
			})
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.wechatPay.requests()).extracting(ReceivedRequest::status).hasSize(64).containsOnly(200);
	}

	private Mono<?> qrcode() {
		return this.client.qrcodes().create(newCard().cardId(), QrcodeRequest.autoActivate());
	}

	// The card that is there from the start is left to the examples
	private FakeCard newCard() {
		return this.wechatPay.addCard("pbLatj" + newNumber().substring(0, 22), FakeCard.CodeMode.SYSTEM_ALLOCATE);
	}

	private static String newNumber() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration(exclude = MembercardImportAutoConfiguration.class)
	static class Application {

	}

}
