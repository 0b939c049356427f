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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.membercard.apiv3.Members;
import io.github.membercard.apiv3.NonceSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signs what a page needs to hand out cards with the JS-SDK. The tickets that it signs
 * with are kept, and got anew before they end.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html">the official
 * page</a>
 */
public final class JsSdk {

	private static final String CHOSEN_CARD_TYPE = "MEMBER_CARD";

	private final String appId;

	private final Mono<String> jsapiTicket;

	private final Mono<String> cardTicket;

	private final Function<Object, String> jsonWriter;

	private final NonceSource nonces;

	private final Clock clock;

	JsSdk(String appId, Mono<String> jsapiTicket, Mono<String> cardTicket, Function<Object, String> jsonWriter,
			NonceSource nonces, Clock clock) {
		this.appId = appId;
		// The random numbers of nonces are read from a file, which event loops must not
		// do
		this.jsapiTicket = jsapiTicket.publishOn(Schedulers.boundedElastic());
		this.cardTicket = cardTicket.publishOn(Schedulers.boundedElastic());
		this.jsonWriter = jsonWriter;
		this.nonces = nonces;
		this.clock = clock;
	}

	/**
	 * Sign the configuration of a page, for {@code wx.config}.
	 * @param url the address of the page as the browser shows it, with its query; what
	 * follows {@code #} does not count
	 * @return the members of {@code wx.config}
	 * @throws IllegalArgumentException when it is not an http or https address
	 */
	public Mono<JsSdkConfig> config(String url) {
		Members.requiredUrl("url", url, Integer.MAX_VALUE);
		int fragment = url.indexOf('#');
		String page = (fragment >= 0) ? url.substring(0, fragment) : url;
		return this.jsapiTicket.map((ticket) -> {
			String timestamp = timestamp();
			String nonce = this.nonces.nextNonce();
			return new JsSdkConfig(this.appId, Long.parseLong(timestamp), nonce,
					sha1("jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + timestamp + "&url=" + page));
		});
	}

	/**
	 * Sign a card that a page hands out, for {@code wx.addCard}.
	 * @param cardId the card, at most 32 characters
	 * @return a member of its {@code cardList}
	 * @throws IllegalArgumentException when the argument breaks its rule
	 */
	public Mono<JsSdkCard> card(String cardId) {
		return card(QrcodeCard.builder(cardId).build());
	}

	/**
	 * Sign a card that a page hands out, for {@code wx.addCard}.
	 * @param card the card, with the code, the user and the scene value if need be; the
	 * rest of it is for QR codes
	 * @return a member of its {@code cardList}
	 */
	public Mono<JsSdkCard> card(QrcodeCard card) {
		return this.cardTicket.map((ticket) -> {
			String timestamp = timestamp();
			String nonce = this.nonces.nextNonce();
			String signature = sortedSha1(
					Stream.of(ticket, timestamp, nonce, card.cardId(), card.code(), card.openid()));
			return new JsSdkCard(card.cardId(), this.jsonWriter
				.apply(new CardExtension(card.code(), card.openid(), timestamp, nonce, signature, card.outerStr())));
		});
	}

	/**
	 * Sign the choice among the cards that a user has, for {@code wx.chooseCard}.
	 * @param cardId the only card to choose from, or {@code null} for all member cards
	 * @return the members of {@code wx.chooseCard}
	 */
	public Mono<JsSdkCardChoice> cardChoice(@Nullable String cardId) {
		Members.optionalText("card_id", cardId);
		return this.cardTicket.map((ticket) -> {
			String timestamp = timestamp();
			String nonce = this.nonces.nextNonce();
			return new JsSdkCardChoice(CHOSEN_CARD_TYPE, cardId, Long.parseLong(timestamp), nonce, "SHA1",
					sortedSha1(Stream.of(ticket, this.appId, timestamp, nonce, cardId, CHOSEN_CARD_TYPE)));
		});
	}

	private String timestamp() {
		return String.valueOf(this.clock.instant().getEpochSecond());
	}

	private static String sortedSha1(Stream<@Nullable String> values) {
		String[] sorted = values.filter(Objects::nonNull).toArray(String[]::new);
		Arrays.sort(sorted);
		return sha1(Arrays.stream(sorted).collect(Collectors.joining()));
	}

	private static String sha1(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The {@code cardExt} of a card.
	 *
	 * @param code your code, or {@code null}
	 * @param openid the user, or {@code null} for anybody
	 * @param timestamp when it was signed, in seconds since 1970
	 * @param nonceStr the random text that was signed
	 * @param signature the signature
	 * @param outerStr your scene value, or {@code null}
	 */
	record CardExtension(@Nullable String code, @Nullable String openid, String timestamp, String nonceStr,
			String signature, @Nullable String outerStr) {

		@Override
		public String toString() {
			return "CardExtension[timestamp=" + this.timestamp + ", outerStr=" + this.outerStr + "]";
		}

	}

}
