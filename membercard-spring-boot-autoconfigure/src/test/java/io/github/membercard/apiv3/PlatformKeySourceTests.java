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

package io.github.membercard.apiv3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformKeySourceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger downloads = new AtomicInteger();

	private final PlatformKeys none = PlatformKeys.builder().build();

	private final PlatformKey certificate = List
		.copyOf(PlatformKeys.builder().certificate(Vectors.text("vectors/keys/platform_cert.pem")).build().all())
		.get(0);

	@Test
	void knownKeyNeedsNoDownload() {
		PlatformKeySource source = source(Vectors.platformKeys(), Mono.just(List.of(this.certificate)));
		StepVerifier.create(source.find(Vectors.PUBLIC_KEY_ID)).expectNextCount(1).expectComplete().verify(TIMEOUT);
		StepVerifier.create(source.preferred())
			.assertNext((key) -> assertThat(key.serial()).isEqualTo(Vectors.PUBLIC_KEY_ID))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.downloads).hasValue(0);
	}

	@Test
	void unknownKeyIsDownloaded() {
		PlatformKeySource source = source(this.none, Mono.just(List.of(this.certificate)));
		StepVerifier.create(source.find(Vectors.CERTIFICATE_SERIAL))
			.expectNext(this.certificate)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(source.current().serials()).containsExactly(Vectors.CERTIFICATE_SERIAL);
	}

	@Test
	void unknownKeyWithoutDownloadIsNotFound() {
		StepVerifier.create(source(this.none, null).find("1")).expectComplete().verify(TIMEOUT);
	}

	@Test
	void manyWhoNeedAKeyShareOneDownload() {
		Sinks.One<List<PlatformKey>> answer = Sinks.one();
		PlatformKeySource source = source(this.none, answer.asMono());
		StepVerifier.create(Flux.range(0, 1000).flatMap((i) -> source.find(Vectors.CERTIFICATE_SERIAL), 1000))
			.then(() -> answer.tryEmitValue(List.of(this.certificate)))
			.expectNextCount(1000)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.downloads).hasValue(1);
	}

	@Test
	void serialThatNobodyKnowsIsAskedForOnceInTenSeconds() {
		PlatformKeySource source = source(this.none, Mono.just(List.of(this.certificate)));
		for (int i = 0; i < 100; i++) {
			StepVerifier.create(source.find("1")).expectComplete().verify(TIMEOUT);
		}
		assertThat(this.downloads).hasValue(1);
		this.time.advanceTimeBy(Duration.ofSeconds(11));
		StepVerifier.create(source.find("1")).expectComplete().verify(TIMEOUT);
		assertThat(this.downloads).hasValue(2);
	}

	@Test
	void failedDownloadKeepsTheKeys() {
		PlatformKeySource source = source(Vectors.platformKeys(),
				Mono.error(new MembercardConnectionException("GET", false, new IllegalStateException("x"))));
		StepVerifier.create(source.find("1")).expectComplete().verify(TIMEOUT);
		assertThat(source.current().serials()).containsExactly(Vectors.PUBLIC_KEY_ID, Vectors.CERTIFICATE_SERIAL);
	}

	@Test
	void failedDownloadIsTheErrorWhenThereIsNoKey() {
		PlatformKeySource source = source(this.none,
				Mono.error(new MembercardConnectionException("GET", false, new IllegalStateException("x"))));
		StepVerifier.create(source.preferred()).expectError(MembercardConnectionException.class).verify(TIMEOUT);
	}

	@Test
	void downloadWithoutCertificatesLeavesNoKey() {
		StepVerifier.create(source(this.none, Mono.just(List.of())).preferred())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(MembercardConfigurationException.class)
				.hasMessageContaining("there is no valid key"))
			.verify(TIMEOUT);
	}

	@Test
	void oldKeysStayBesideTheDownloadedOnes() {
		PlatformKeys kept = Vectors.platformKeys();
		PlatformKeySource source = source(kept, Mono
			.just(List.of(new PlatformKey("7777", this.certificate.publicKey(), this.certificate.expiresAt()))));
		StepVerifier.create(source.find("7777")).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(source.current().all()).hasSize(3).containsAll(kept.all());
	}

	@Test
	void certificatesAreDownloadedAgainBesideACallOnceTheyAreOld() {
		AtomicReference<Instant> now = new AtomicReference<>(CLOCK.instant());
		PlatformKey announced = new PlatformKey("7777", this.certificate.publicKey(), this.certificate.expiresAt());
		AtomicReference<List<PlatformKey>> list = new AtomicReference<>(List.of(this.certificate));
		PlatformKeySource source = source(this.none, Mono.fromSupplier(list::get), movingClock(now));
		StepVerifier.create(source.preferred()).expectNext(this.certificate).expectComplete().verify(TIMEOUT);
		list.set(List.of(this.certificate, announced));
		this.time.advanceTimeBy(Duration.ofHours(12));
		now.set(CLOCK.instant().plus(Duration.ofHours(12)));
		StepVerifier.create(source.preferred()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.downloads).hasValue(1);
		now.set(CLOCK.instant().plus(Duration.ofHours(12).plusSeconds(1)));
		StepVerifier.create(source.preferred()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		assertThat(this.downloads).hasValue(2);
		assertThat(source.current().find("7777")).isEqualTo(announced);
	}

	@Test
	void configuredKeysAreNotRefreshed() {
		AtomicReference<Instant> now = new AtomicReference<>(CLOCK.instant());
		PlatformKeySource source = source(Vectors.platformKeys(), Mono.just(List.of()), movingClock(now));
		source.preferred().block(TIMEOUT);
		now.set(CLOCK.instant().plus(Duration.ofDays(1)));
		source.preferred().block(TIMEOUT);
		assertThat(this.downloads).hasValue(0);
	}

	@Test
	void replacedKeysProveAnswersUnderWay() {
		AtomicReference<Instant> now = new AtomicReference<>(CLOCK.instant());
		PlatformKeySource source = source(Vectors.platformKeys(), null, movingClock(now));
		source.use(PlatformKeys.builder().add(this.certificate).build());
		assertThat(source.current().serials()).containsExactly(Vectors.CERTIFICATE_SERIAL);
		now.set(CLOCK.instant().plus(Duration.ofMinutes(5).minusMillis(1)));
		StepVerifier.create(source.find(Vectors.PUBLIC_KEY_ID)).expectNextCount(1).expectComplete().verify(TIMEOUT);
	}

	@Test
	void replacedKeysProveNothingAfterFiveMinutes() {
		AtomicReference<Instant> now = new AtomicReference<>(CLOCK.instant());
		PlatformKeySource source = source(Vectors.platformKeys(), null, movingClock(now));
		source.use(PlatformKeys.builder().add(this.certificate).build());
		now.set(CLOCK.instant().plus(Duration.ofMinutes(5)));
		StepVerifier.create(source.find(Vectors.PUBLIC_KEY_ID)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void downloadedKeysStayWhenTheConfiguredOnesAreReplaced() {
		PlatformKey downloaded = new PlatformKey("7777", this.certificate.publicKey(), this.certificate.expiresAt());
		PlatformKeySource source = source(this.none, Mono.just(List.of(downloaded)));
		StepVerifier.create(source.find("7777")).expectNextCount(1).expectComplete().verify(TIMEOUT);
		source.use(PlatformKeys.builder().add(this.certificate).build());
		assertThat(source.current().all()).containsExactlyInAnyOrder(this.certificate, downloaded);
	}

	@Test
	void refreshOnDemandWaitsForNoInterval() {
		PlatformKeySource source = source(this.none, Mono.just(List.of(this.certificate)));
		StepVerifier.create(source.refreshNow()).expectComplete().verify(TIMEOUT);
		StepVerifier.create(source.refreshNow()).expectComplete().verify(TIMEOUT);
		assertThat(this.downloads).hasValue(2);
	}

	@Test
	void refreshesAtTheSameTimeShareOneDownload() {
		Sinks.One<List<PlatformKey>> answer = Sinks.one();
		PlatformKeySource source = source(this.none, answer.asMono());
		StepVerifier
			.create(Mono.when(source.refreshNow(), source.refreshNow(), source.find(Vectors.CERTIFICATE_SERIAL)))
			.then(() -> answer.emitValue(List.of(this.certificate), Sinks.EmitFailureHandler.FAIL_FAST))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.downloads).hasValue(1);
	}

	@Test
	void refreshOnDemandWithoutDownloadIsAnError() {
		StepVerifier.create(source(Vectors.platformKeys(), null).refreshNow())
			.expectError(MembercardConfigurationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void statusTellsOfTheLastDownloadAndTheLastFailure() {
		AtomicReference<Mono<List<PlatformKey>>> answer = new AtomicReference<>(
				Mono.error(new IllegalStateException("no answer")));
		PlatformKeySource source = source(this.none, Mono.defer(answer::get));
		MerchantCredential credential = Vectors.credential();
		assertThat(source.status(credential, null).lastFailure()).isNull();
		StepVerifier.create(source.refreshNow()).expectError().verify(TIMEOUT);
		assertThat(source.status(credential, null)).satisfies((status) -> {
			assertThat(status.refreshedAt()).isNull();
			assertThat(status.lastFailure()).isEqualTo(new KeyStatus.RefreshFailure(CLOCK.instant(), "no answer"));
		});
		answer.set(Mono.just(List.of(this.certificate)));
		StepVerifier.create(source.refreshNow()).expectComplete().verify(TIMEOUT);
		assertThat(source.status(credential, null)).satisfies((status) -> {
			assertThat(status.refreshedAt()).isEqualTo(CLOCK.instant());
			assertThat(status.lastFailure()).isNotNull();
			assertThat(status.platformKeys()).containsExactly(this.certificate);
		});
	}

	private static Clock movingClock(AtomicReference<Instant> now) {
		InstantSource source = now::get;
		return source.withZone(ZoneOffset.UTC);
	}

	private PlatformKeySource source(PlatformKeys configured, @Nullable Mono<List<PlatformKey>> download) {
		return source(configured, download, CLOCK);
	}

	private PlatformKeySource source(PlatformKeys configured, @Nullable Mono<List<PlatformKey>> download, Clock clock) {
		Mono<List<PlatformKey>> counted = (download != null) ? Mono.defer(() -> {
			this.downloads.incrementAndGet();
			return download;
		}) : null;
		return new PlatformKeySource(configured, counted, clock, this.time);
	}

}
