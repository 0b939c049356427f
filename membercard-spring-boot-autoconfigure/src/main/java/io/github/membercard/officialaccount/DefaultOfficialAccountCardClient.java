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

import java.time.Duration;

import io.github.membercard.apiv3.ErrcodeClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Default {@link OfficialAccountCardClient}.
 */
final class DefaultOfficialAccountCardClient implements OfficialAccountCardClient {

	private static final Duration MAX_CONTENTION = Duration.ofSeconds(1);

	private final String name;

	private final String appId;

	private final ErrcodeClient client;

	private final ExpiringTokenSource accessTokens;

	private final JsSdk jsSdk;

	private final MemberCardService cards;

	private final MemberCardQrcodeService qrcodes;

	private final MemberCardActivationService activations;

	private final MemberCardUserService users;

	private final MemberCardCodeService codes;

	private final TestWhitelistService testWhitelist;

	private final CardImageService images;

	private final Sinks.Many<String> endedAudits = Sinks.many().multicast().directBestEffort();

	DefaultOfficialAccountCardClient(String name, String appId, ErrcodeClient client, ExpiringTokenSource accessTokens,
			JsSdk jsSdk) {
		this.name = name;
		this.appId = appId;
		this.client = client;
		this.accessTokens = accessTokens;
		this.jsSdk = jsSdk;
		this.cards = client.createService(MemberCardService.class);
		this.qrcodes = client.createService(MemberCardQrcodeService.class);
		this.activations = client.createService(MemberCardActivationService.class);
		this.users = client.createService(MemberCardUserService.class);
		this.codes = client.createService(MemberCardCodeService.class);
		this.testWhitelist = client.createService(TestWhitelistService.class);
		this.images = client.createService(CardImageService.class);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String appId() {
		return this.appId;
	}

	@Override
	public MemberCardService cards() {
		return this.cards;
	}

	@Override
	public MemberCardQrcodeService qrcodes() {
		return this.qrcodes;
	}

	@Override
	public MemberCardActivationService activations() {
		return this.activations;
	}

	@Override
	public MemberCardUserService users() {
		return this.users;
	}

	@Override
	public MemberCardCodeService codes() {
		return this.codes;
	}

	@Override
	public TestWhitelistService testWhitelist() {
		return this.testWhitelist;
	}

	@Override
	public CardImageService images() {
		return this.images;
	}

	@Override
	public JsSdk jsSdk() {
		return this.jsSdk;
	}

	@Override
	public Mono<MemberCardStatus> awaitAudit(String cardId, Duration minInterval, Duration maxInterval) {
		return Flux.merge(looks(minInterval, maxInterval), this.endedAudits.asFlux().filter(cardId::equals))
			// An audit that ends while the platform is asked is worth another look
			.onBackpressureLatest()
			.concatMap((look) -> this.cards.get(cardId), 1)
			.mapNotNull((card) -> (card.baseInfo() != null) ? card.baseInfo().status() : null)
			.filter((status) -> status != MemberCardStatus.NOT_VERIFY)
			.next();
	}

	private static Flux<String> looks(Duration minInterval, Duration maxInterval) {
		return Flux.<Duration, Duration>generate(() -> minInterval, (interval, sink) -> {
			sink.next(interval);
			Duration next = interval.multipliedBy(2);
			return (next.compareTo(maxInterval) < 0) ? next : maxInterval;
		})
			.concatMap((interval) -> Mono.delay(interval, Schedulers.parallel()).thenReturn(interval.toString()), 1)
			.startWith("at once");
	}

	@Override
	public void auditEnded(String cardId) {
		this.endedAudits.emitNext(cardId, Sinks.EmitFailureHandler.busyLooping(MAX_CONTENTION));
	}

	@Override
	public Mono<String> accessToken() {
		return this.accessTokens.get();
	}

	@Override
	public WebClient webClient() {
		return this.client.webClient();
	}

	@Override
	public String toString() {
		return "OfficialAccountCardClient[name=" + this.name + ", appId=" + this.appId + "]";
	}

}
