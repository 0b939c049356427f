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

package io.github.membercard.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.PlatformKeys;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.test.FakeCard;
import io.github.membercard.test.FakeWechatPay;
import io.github.membercard.test.Misbehaviour;
import io.github.membercard.test.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The keys of the platform change under load, and no call fails.
 */
class KeysUnderLoadTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(5);

	private static final int CALLS = 10_000;

	private static final int CONCURRENCY = 64;

	private final FakeWechatPay wechatPay = FakeWechatPay.builder().start();

	private final FakeCard card = this.wechatPay.card(FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID);

	/**
	 * What the client was told: the code of each imported openid.
	 */
	private final Map<String, String> told = new ConcurrentHashMap<>();

	@AfterEach
	void close() {
		this.wechatPay.close();
	}

	@Test
	void certificatesRotateThenThePublicKeyTakesOverAndProbesAreSent() {
		MembercardOpenClient certificateOnly = downloading(Clients.certificate(this.wechatPay));
		MembercardOpenClient both = downloading(PlatformKeys.builder()
			.certificate(this.wechatPay.platformCertificatePem())
			.publicKey(this.wechatPay.publicKeyId(), this.wechatPay.publicKeyPem())
			.build());
		this.wechatPay.prepareCertificate();
		this.wechatPay.misbehave(Misbehaviour.signTest().every(100));
		Map<Integer, Runnable> changes = Map.of(CALLS / 10, this.wechatPay::announceCertificate, CALLS / 5,
				this.wechatPay::rotateCertificate, CALLS * 2 / 5, this.wechatPay::rotateCertificate, CALLS / 2,
				() -> this.wechatPay.misbehave(Misbehaviour.signedByOtherKey().every(3)), CALLS * 7 / 10,
				this.wechatPay::moveToPublicKey);
		run((i) -> (i <= CALLS / 2) ? certificateOnly : both, changes);
		assertThat(this.wechatPay.requests()).extracting(ReceivedRequest::path).contains("/v3/certificates");
	}

	@Test
	void downloadIsOutForTheWholeRun() {
		this.wechatPay.misbehave(Misbehaviour.systemErrorBeforeEffect()
			.always()
			.when((request) -> request.path().equals("/v3/certificates")));
		MembercardOpenClient client = downloading(PlatformKeys.builder()
			.certificate(this.wechatPay.platformCertificatePem())
			.publicKey(this.wechatPay.publicKeyId(), this.wechatPay.publicKeyPem())
			.build());
		this.wechatPay.misbehave(Misbehaviour.signedByOtherKey().every(3));
		this.wechatPay.misbehave(Misbehaviour.unknownSerial().every(1000));
		run((i) -> client, Map.of());
		assertThat(this.wechatPay.requests()).extracting(ReceivedRequest::path).contains("/v3/certificates");
	}

	@Test
	void merchantThatHasOnlyThePublicKeyMayHaveTheDownloadSwitchedOn() {
		this.wechatPay.moveToPublicKey();
		MembercardOpenClient client = downloading(Clients.publicKey(this.wechatPay));
		this.wechatPay.misbehave(Misbehaviour.unknownSerial());
		StepVerifier.create(client.cards().get(this.card.cardId())).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.wechatPay.requests()).filteredOn((request) -> request.path().equals("/v3/certificates"))
			.singleElement()
			.satisfies((request) -> assertThat(request.status()).isEqualTo(404));
	}

	private MembercardOpenClient downloading(PlatformKeys keys) {
		return MembercardOpenClient.create(Clients.client(this.wechatPay, keys).downloadCertificates(true).build());
	}

	/**
	 * Make calls, every other one an import, and compare what was told with what is.
	 * @param clients the client of each call
	 * @param changes what happens beside a call, by its number
	 */
	private void run(IntFunction<MembercardOpenClient> clients, Map<Integer, Runnable> changes) {
		StepVerifier.create(Flux.range(1, CALLS).flatMap((i) -> {
			Mono<Void> call = (i % 2 == 0) ? importUser(clients.apply(i)) : readCard(clients.apply(i));
			Runnable change = changes.get(i);
			return (change != null) ? call.and(Mono.fromRunnable(change).subscribeOn(Schedulers.boundedElastic()))
					: call;
		}, CONCURRENCY)).expectComplete().verify(TIMEOUT);
		assertThat(this.told).hasSize(CALLS / 2).isEqualTo(this.card.users());
	}

	private Mono<Void> importUser(MembercardOpenClient client) {
		OpenidImportRequest request = OpenidImportRequest.of(Clients.newOpenid(), Clients.newNumber());
		return client.openidImports()
			.importUser(this.card.cardId(), request)
			.doOnNext((imported) -> this.told.put(request.openid(), imported.code()))
			.then();
	}

	private Mono<Void> readCard(MembercardOpenClient client) {
		return client.cards()
			.get(this.card.cardId())
			.doOnNext((read) -> assertThat(read.cardId()).isEqualTo(this.card.cardId()))
			.then();
	}

}
