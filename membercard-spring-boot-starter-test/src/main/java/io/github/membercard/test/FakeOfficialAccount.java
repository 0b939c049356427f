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

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * An official account of the fake platform, with all that its client needs to call the
 * card API of official accounts ({@code api.weixin.qq.com}), and with its events. The
 * platform pushes what happens to its cards by itself, once there is an address. It is
 * thread-safe.
 *
 * @since 0.1.0
 * @see FakeWechatPay#officialAccount(String)
 */
public final class FakeOfficialAccount {

	/**
	 * The waits before an event that wasn't accepted is repeated: three attempts in all.
	 */
	public static final List<Duration> EVENT_SCHEDULE = List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));

	private static final int SECRET_LENGTH = 32;

	private static final int AES_KEY_BYTES = 32;

	private static final int AES_KEY_CHARACTERS = 43;

	private static final int CODE_DIGITS = 12;

	private static final int ID_LENGTH = 22;

	private final String appId;

	private final String appSecret;

	private final String token;

	private final String encodingAesKey;

	private final String originalId;

	private final String auditor;

	private final Cards allCards;

	private final Notifier notifier;

	private final OfficialAccountAudit audit;

	private final OfficialAccountEventSender sender;

	private final Clock clock;

	private final SecureRandom random;

	private final OfficialAccountTokens tokens;

	private final Effects effects = new Effects();

	private final Map<String, FakeOfficialAccountCard> cards = new LinkedHashMap<>();

	private final List<FakeOfficialAccountDelivery> deliveries = new ArrayList<>();

	private final List<URI> images = new ArrayList<>();

	private List<String> testers = List.of();

	private @Nullable URI url;

	private @Nullable URI defaultUrl;

	private volatile boolean encryptsEvents;

	private volatile boolean customCodes;

	private volatile boolean storedValue;

	private boolean closed;

	/**
	 * Create an account.
	 * @param appId its id
	 * @param cards the cards of the platform
	 * @param notifier tells merchants what happens to cards after their upgrade
	 * @param audit lets cards pass
	 * @param sender sends events
	 * @param clock the clock of the platform
	 * @param random the source of chance
	 */
	FakeOfficialAccount(String appId, Cards cards, Notifier notifier, OfficialAccountAudit audit,
			OfficialAccountEventSender sender, Clock clock, SecureRandom random) {
		this.appId = appId;
		this.allCards = cards;
		this.notifier = notifier;
		this.audit = audit;
		this.sender = sender;
		this.clock = clock;
		this.random = random;
		this.appSecret = RandomText.of(random, RandomText.HEX_DIGITS, SECRET_LENGTH);
		this.token = RandomText.of(random, RandomText.LETTERS_AND_DIGITS, SECRET_LENGTH);
		byte[] key = new byte[AES_KEY_BYTES];
		random.nextBytes(key);
		this.encodingAesKey = Base64.getEncoder().encodeToString(key).substring(0, AES_KEY_CHARACTERS);
		this.originalId = "gh_" + RandomText.of(random, RandomText.HEX_DIGITS, 12);
		this.auditor = "obLatj" + RandomText.of(random, RandomText.LETTERS_AND_DIGITS, ID_LENGTH);
		this.tokens = new OfficialAccountTokens(clock, random);
	}

	/**
	 * Return the id of the account.
	 * @return the {@code appid}: {@code wx} and 16 hex digits;
	 * {@code wxea9c30890f48d5ae}, which the cards of the platform name, for the first
	 * account
	 */
	public String appId() {
		return this.appId;
	}

	/**
	 * Return the AppSecret, which access tokens are asked for with. It is a secret.
	 * @return 32 hex digits
	 */
	public String appSecret() {
		return this.appSecret;
	}

	/**
	 * Return the token, which events are signed with. It is a secret.
	 * @return 32 letters and digits
	 */
	public String token() {
		return this.token;
	}

	/**
	 * Return the EncodingAESKey, which events are encrypted with in safe mode. It is a
	 * secret.
	 * @return 43 letters, digits, plus signs and slashes: 32 bytes in Base64 without the
	 * equals sign
	 */
	public String encodingAesKey() {
		return this.encodingAesKey;
	}

	/**
	 * Return the original id of the account, the {@code ToUserName} of its events.
	 * @return {@code gh_} and 12 hex digits
	 */
	public String originalId() {
		return this.originalId;
	}

	/**
	 * Let the account make cards with {@code use_custom_code}, whose codes are its own.
	 * Without it they are refused with 43009.
	 * @return this account
	 */
	public FakeOfficialAccount allowCustomCodes() {
		this.customCodes = true;
		return this;
	}

	/**
	 * Let the account make cards with {@code supply_balance}, which store value. Without
	 * it they are refused with 43010.
	 * @return this account
	 */
	public FakeOfficialAccount allowStoredValue() {
		this.storedValue = true;
		return this;
	}

	/**
	 * Let the access tokens given so far expire: they are answered with 42001 from now
	 * on.
	 */
	public void expireAccessTokens() {
		this.tokens.expire();
	}

	/**
	 * Take the access tokens given so far back, as happens when somebody else asks for
	 * one with {@code force_refresh} or changes the AppSecret: they are answered with
	 * 40001 from now on.
	 */
	public void revokeAccessTokens() {
		this.tokens.revoke();
	}

	/**
	 * Return how often the platform was asked for an access token with the right
	 * AppSecret, in either way, whether it gave a new one or not.
	 * @return how often
	 */
	public int accessTokenRequests() {
		return this.tokens.requests();
	}

	/**
	 * Return who may take cards before they pass their audits.
	 * @return a copy of the white list: openids, then WeChat ids
	 */
	public List<String> testers() {
		synchronized (this.cards) {
			return this.testers;
		}
	}

	/**
	 * Return the addresses of the pictures that were uploaded.
	 * @return a copy, oldest first
	 */
	public List<URI> images() {
		synchronized (this.images) {
			return List.copyOf(this.images);
		}
	}

	/**
	 * Return how often an operation of this account changed something on the platform.
	 * What was refused, what only reads and whatever left everything as it was don't
	 * count.
	 * @param operationId the {@code operationId} of the OpenAPI document of official
	 * accounts, such as {@code activateMemberCard}
	 * @return how often since the start or {@link FakeWechatPay#clearRequests()}
	 */
	public int effects(String operationId) {
		return this.effects.of(operationId);
	}

	/**
	 * Add a card that passed its audit, is activated by itself and can be taken once by
	 * every user.
	 * @param cardId its id
	 * @return the card
	 * @throws IllegalArgumentException when there is such a card
	 */
	public FakeOfficialAccountCard addCard(String cardId) {
		FakeOfficialAccountCard card = add(cardId, OfficialAccountTemplate.of(this.clock.instant()));
		card.approveIfWaiting();
		return card;
	}

	/**
	 * Return a card of this account.
	 * @param cardId its id
	 * @return the card
	 * @throws IllegalArgumentException when the account has no such card
	 */
	public FakeOfficialAccountCard card(String cardId) {
		FakeOfficialAccountCard card = findCard(cardId);
		if (card == null) {
			throw new IllegalArgumentException("%s has no card %s; add it with addCard, it has %s".formatted(this,
					cardId, cards().stream().map(FakeOfficialAccountCard::cardId).toList()));
		}
		return card;
	}

	/**
	 * Return the cards of this account, deleted and upgraded ones too.
	 * @return a copy, oldest first; its elements follow what happens to them
	 */
	public List<FakeOfficialAccountCard> cards() {
		synchronized (this.cards) {
			return List.copyOf(this.cards.values());
		}
	}

	/**
	 * Send the events of this account to an address, as its server configuration does.
	 * Nothing is asked there before; see {@link #checkAddress()}. Without an address
	 * events are not sent.
	 * @param url an http or https address, of any machine; a certificate of this machine
	 * is not checked
	 * @throws IllegalArgumentException when it is no such address
	 */
	public void sendEventsTo(URI url) {
		PushClient.check(url);
		synchronized (this.deliveries) {
			this.url = url;
		}
	}

	/**
	 * Send the events of this account to an address unless another one was or will be set
	 * by {@link #sendEventsTo}.
	 * @param url an http or https address, of any machine; a certificate of this machine
	 * is not checked
	 * @throws IllegalArgumentException when it is no such address
	 */
	public void sendEventsByDefaultTo(URI url) {
		PushClient.check(url);
		synchronized (this.deliveries) {
			this.defaultUrl = url;
		}
	}

	/**
	 * Ask the server at the address whether it is that of the account, as the platform
	 * does when the address is configured: it has to answer {@code echostr} as it is,
	 * within 5 seconds.
	 * @return completed with whether it did; {@code false} without an answer too
	 * @throws IllegalStateException when there is no address
	 */
	public CompletableFuture<Boolean> checkAddress() {
		URI url = url();
		if (url == null) {
			throw new IllegalStateException("%s has no address, set one with sendEventsTo".formatted(this));
		}
		return this.sender.checkAddress(this, url);
	}

	/**
	 * Set the mode of events.
	 * @param encrypt {@code true} for safe mode, where they are encrypted; plain by
	 * default
	 */
	public void encryptEvents(boolean encrypt) {
		this.encryptsEvents = encrypt;
	}

	/**
	 * Push an event, without waiting for it.
	 * @param event the event
	 * @return what becomes of it
	 */
	public FakeOfficialAccountDelivery push(FakeOfficialAccountEvent event) {
		FakeOfficialAccountDelivery delivery = new FakeOfficialAccountDelivery(this, event, url(),
				event.toXml(this.originalId, this.clock.instant()));
		boolean kept;
		synchronized (this.deliveries) {
			kept = !this.closed && this.deliveries.add(delivery);
		}
		if (kept) {
			this.sender.send(delivery);
		}
		else {
			delivery.end();
		}
		return delivery;
	}

	/**
	 * Return the deliveries so far, with those that the platform made by itself.
	 * @return a copy, oldest first; its elements follow what happens to them
	 */
	public List<FakeOfficialAccountDelivery> deliveries() {
		synchronized (this.deliveries) {
			return List.copyOf(this.deliveries);
		}
	}

	/**
	 * Forget the deliveries so far and end those that are under way. The addresses and
	 * the mode stay.
	 */
	public void clearDeliveries() {
		List<FakeOfficialAccountDelivery> former;
		synchronized (this.deliveries) {
			former = List.copyOf(this.deliveries);
			this.deliveries.clear();
		}
		former.forEach(FakeOfficialAccountDelivery::end);
	}

	/**
	 * Push what happened on the platform, when there is an address.
	 * @param event what happened
	 */
	void tell(FakeOfficialAccountEvent event) {
		if (url() != null) {
			push(event);
		}
	}

	private @Nullable URI url() {
		synchronized (this.deliveries) {
			return (this.url != null) ? this.url : this.defaultUrl;
		}
	}

	boolean encryptsEvents() {
		return this.encryptsEvents;
	}

	OfficialAccountTokens tokens() {
		return this.tokens;
	}

	/**
	 * Return who audits cards, as the events on audits name somebody.
	 * @return an openid
	 */
	String auditor() {
		return this.auditor;
	}

	void countEffect(String operationId) {
		this.effects.add(operationId);
	}

	void clearEffects() {
		this.effects.clear();
	}

	void addImage(URI url) {
		synchronized (this.images) {
			this.images.add(url);
		}
	}

	/**
	 * Replace the white list.
	 * @param testers openids and WeChat ids
	 * @return whether it is another one now
	 */
	boolean setTesters(List<String> testers) {
		synchronized (this.cards) {
			boolean changed = !testers.equals(this.testers);
			this.testers = List.copyOf(testers);
			return changed;
		}
	}

	void checkPermissions(OfficialAccountTemplate template) {
		if (template.hasCustomCodes() && !this.customCodes) {
			throw OfficialAccountRefusal.of(43009, "use_custom_code");
		}
		if (template.suppliesBalance() && !this.storedValue) {
			throw OfficialAccountRefusal.of(43010, "supply_balance");
		}
	}

	FakeOfficialAccountCard createCard(OfficialAccountTemplate template) {
		FakeOfficialAccountCard card = add(
				"pbLatj" + RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, ID_LENGTH), template);
		this.audit.submit(card);
		return card;
	}

	private FakeOfficialAccountCard add(String cardId, OfficialAccountTemplate template) {
		FakeCard card = this.allCards
			.add(new FakeCard(cardId, template.toCardTemplate(cardId, this.appId, template.quantity()), null,
					FakeCard.Status.NOT_APPROVE, this.notifier, this.clock, this.random)
				.asLegacy());
		FakeOfficialAccountCard added = new FakeOfficialAccountCard(this, card, template, this.audit, this.clock);
		synchronized (this.cards) {
			this.cards.put(cardId, added);
		}
		return added;
	}

	@Nullable FakeOfficialAccountCard findCard(String cardId) {
		synchronized (this.cards) {
			return this.cards.get(cardId);
		}
	}

	@Nullable FakeOfficialAccountCard findCardOfCode(String code) {
		return cards().stream().filter((card) -> card.findUserCard(code) != null).findFirst().orElse(null);
	}

	/**
	 * Make a code that no card of the account has.
	 * @return 12 digits
	 */
	String newCode() {
		String code;
		do {
			code = RandomText.of(this.random, RandomText.DIGITS, CODE_DIGITS);
		}
		while (findCardOfCode(code) != null);
		return code;
	}

	void close() {
		synchronized (this.deliveries) {
			this.closed = true;
		}
		deliveries().forEach(FakeOfficialAccountDelivery::end);
	}

	@Override
	public String toString() {
		return "FakeOfficialAccount[" + this.appId + "]";
	}

}
