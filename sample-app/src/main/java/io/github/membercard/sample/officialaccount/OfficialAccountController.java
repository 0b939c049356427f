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

package io.github.membercard.sample.officialaccount;

import java.util.List;
import java.util.Optional;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.card.Card;
import io.github.membercard.card.CardUpgradeRequest;
import io.github.membercard.officialaccount.CardImage;
import io.github.membercard.officialaccount.JsSdkCard;
import io.github.membercard.officialaccount.JsSdkConfig;
import io.github.membercard.officialaccount.MemberCard;
import io.github.membercard.officialaccount.MemberCardActivateRequest;
import io.github.membercard.officialaccount.MemberCardId;
import io.github.membercard.officialaccount.MemberCardQrcodeRequest;
import io.github.membercard.officialaccount.MemberCardStatus;
import io.github.membercard.officialaccount.OfficialAccountCardClient;
import io.github.membercard.officialaccount.OfficialAccountCardClients;
import io.github.membercard.officialaccount.QrcodeCard;
import io.github.membercard.officialaccount.TestWhitelist;
import io.github.membercard.sample.card.QrcodeImages;
import io.github.membercard.sample.web.Heartbeats;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The steps of the page "Try it with a test account", each of them one call of the
 * starter. Without an official account the page says what to set.
 */
@RestController
@RequestMapping("/api/test-account")
class OfficialAccountController {

	// One more than the platform takes, as the starter says that best
	private static final int MAX_LOGO = 1024 * 1024 + 1;

	private final OfficialAccountCardClients accounts;

	private final MembercardOpenClient membercard;

	private final AccountEvents events;

	private final QrcodeImages images;

	OfficialAccountController(OfficialAccountCardClients accounts, MembercardOpenClient membercard,
			AccountEvents events, QrcodeImages images) {
		this.accounts = accounts;
		this.membercard = membercard;
		this.events = events;
		this.images = images;
	}

	@GetMapping
	Account account() {
		Optional<OfficialAccountCardClient> client = this.accounts.stream().findFirst();
		return new Account(client.map(OfficialAccountCardClient::name).orElse(null),
				client.map(OfficialAccountCardClient::appId).orElse(null));
	}

	/**
	 * Get an access token. It is a secret, so nothing of it is answered, and for how long
	 * it is valid is nobody's business but the starter's.
	 * @return completes when there is one
	 */
	@PostMapping("/access-token")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> getAccessToken() {
		return client().accessToken().then();
	}

	@PostMapping(path = "/logo", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Mono<CardImage> uploadLogo(@RequestPart("logo") Part logo) {
		OfficialAccountCardClient client = client();
		if (!(logo instanceof FilePart file)) {
			throw new IllegalArgumentException("'logo' is a field and not a file");
		}
		return DataBufferUtils.join(file.content(), MAX_LOGO)
			.map(OfficialAccountController::bytes)
			.flatMap((bytes) -> client.images().upload(new ByteArrayResource(bytes), file.filename()));
	}

	@PostMapping("/cards")
	Mono<MemberCardId> createCard(@RequestBody NewCard card) {
		return client().cards().create(card.toMemberCard());
	}

	/**
	 * Watch the audit of a card.
	 * @param cardId the card
	 * @return the state now, and the one after the audit as soon as it has ended. Who
	 * waits is told at once when the event comes, and else when the platform is asked.
	 */
	@GetMapping(path = "/cards/{cardId}/audit", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Audit>> watchAudit(@PathVariable String cardId) {
		OfficialAccountCardClient client = client();
		Mono<MemberCardStatus> ended = client.awaitAudit(cardId)
			// The page connects again and then gets the error
			.onErrorComplete(MembercardException.class);
		// Asked first, as an answer that has begun can't become an error
		return status(client, cardId).flatMapMany((now) -> Heartbeats.addTo(Flux
			.concat(Mono.just(now), Mono.defer(() -> (now != MemberCardStatus.NOT_VERIFY) ? Mono.empty() : ended))
			.takeUntilOther(this.events.end())
			.map((status) -> ServerSentEvent.builder(Audit.of(status)).build())));
	}

	@GetMapping("/cards/{cardId}")
	Mono<Audit> getStatus(@PathVariable String cardId) {
		return status(client(), cardId).map(Audit::of);
	}

	@PostMapping("/testers")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> setTesters(@RequestBody TestWhitelist testers) {
		return client().testWhitelist().set(testers);
	}

	@GetMapping("/cards/{cardId}/qrcode.png")
	Mono<ResponseEntity<byte[]>> drawQrcode(@PathVariable String cardId,
			@RequestParam(name = "outer_str", required = false) @Nullable String outerStr) {
		QrcodeCard.Builder card = QrcodeCard.builder(cardId);
		if (StringUtils.hasLength(outerStr)) {
			card.outerStr(outerStr);
		}
		return client().qrcodes()
			.create(MemberCardQrcodeRequest.of(card.build()))
			// Drawing takes a few milliseconds, which an event loop does not have
			.publishOn(Schedulers.boundedElastic())
			.map((qrcode) -> ResponseEntity.ok()
				.contentType(MediaType.IMAGE_PNG)
				// Each call makes a new link
				.cacheControl(CacheControl.noStore())
				.header(HttpHeaders.LINK, "<" + qrcode.url() + ">; rel=\"related\"")
				.body(this.images.draw(qrcode.url())));
	}

	/**
	 * Sign what a page needs to hand the card out.
	 * @param cardId the card
	 * @param url the address of the page
	 * @return what it passes to {@code wx.config} and {@code wx.addCard}
	 */
	@GetMapping("/cards/{cardId}/page")
	Mono<SignedPage> signPage(@PathVariable String cardId, @RequestParam("url") String url) {
		OfficialAccountCardClient client = client();
		return Mono.zip(client.jsSdk().config(url), client.jsSdk().card(cardId), SignedPage::new);
	}

	@PostMapping("/cards/{cardId}/activations")
	Mono<Member> activate(@PathVariable String cardId, @RequestBody MemberCardActivateRequest request) {
		OfficialAccountCardClient client = client();
		return client.activations()
			.activate(request)
			.then(Mono.defer(() -> client.users().get(cardId, request.code())))
			.map((user) -> Member.of(request.code(), user));
	}

	@PostMapping("/cards/{cardId}/upgrade")
	Mono<UpgradedCard> upgrade(@PathVariable String cardId, @RequestBody CardUpgradeRequest request) {
		return this.membercard.cards().upgrade(cardId, request).then(Mono.defer(() -> findUpgraded(cardId)));
	}

	private Mono<UpgradedCard> findUpgraded(String cardId) {
		Mono<List<Member>> members = Flux.fromIterable(this.events.codes(cardId))
			.flatMapSequential(
					(code) -> this.membercard.userCards().get(cardId, code).map((card) -> Member.of(code, card)))
			.collectList();
		return Mono.zip(this.membercard.cards().get(cardId), members, UpgradedCard::new);
	}

	@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<AccountEvent>> watch() {
		return Heartbeats
			.addTo(this.events.watch().map((event) -> ServerSentEvent.builder(event).id(event.id()).build()));
	}

	private OfficialAccountCardClient client() {
		return this.accounts.stream()
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT,
					"No official account is configured: set 'membercard.official-accounts.acme.app-id' and the others"
							+ " as application-test-account.yml does, and start with the profile 'test-account'"));
	}

	private static Mono<MemberCardStatus> status(OfficialAccountCardClient client, String cardId) {
		return client.cards().get(cardId).map(OfficialAccountController::status);
	}

	private static MemberCardStatus status(MemberCard card) {
		return (card.baseInfo() != null && card.baseInfo().status() != null) ? card.baseInfo().status()
				: MemberCardStatus.UNKNOWN;
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/**
	 * The official account that is tried.
	 *
	 * @param name its name in the application, or {@code null} when there is none
	 * @param appId its app id, or {@code null} when there is none
	 */
	record Account(@Nullable String name, @Nullable String appId) {
	}

	/**
	 * How far the audit of a card is.
	 *
	 * @param status the state, such as {@code NOT_VERIFY}
	 * @param ended whether the audit has ended
	 */
	record Audit(String status, boolean ended) {

		static Audit of(MemberCardStatus status) {
			return new Audit(status.name(), status != MemberCardStatus.NOT_VERIFY);
		}

	}

	/**
	 * What a page passes on to WeChat.
	 *
	 * @param config for {@code wx.config}
	 * @param card for {@code wx.addCard}
	 */
	record SignedPage(JsSdkConfig config, JsSdkCard card) {
	}

	/**
	 * A card as the newer API sees it.
	 *
	 * @param card the card
	 * @param members the cards of those who took it while the application ran
	 */
	record UpgradedCard(Card card, List<Member> members) {
	}

}
