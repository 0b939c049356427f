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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;

/**
 * A WeChat Pay for tests: an HTTP server in this JVM, on a real port of the loopback
 * address, with keys of its own. It checks every request as strictly as the platform
 * does, and its error message says what to change. It is thread-safe.
 *
 * @since 0.1.0
 */
public final class FakeWechatPay implements AutoCloseable {

	/**
	 * The id of a card that is there from the start, with the code mode
	 * {@link FakeCard.CodeMode#SYSTEM_ALLOCATE}.
	 */
	public static final String SYSTEM_ALLOCATE_CARD_ID = "pbLatjvWOibDc5-TBnbUk1pD12o0";

	/**
	 * The id of a card that is there from the start, with the code mode
	 * {@link FakeCard.CodeMode#REAL_TIME}.
	 */
	public static final String REAL_TIME_CARD_ID = "pbLatjvWOibDc5-TBnbUk1pD12o1";

	/**
	 * The id of a card that is there from the start, with the code mode
	 * {@link FakeCard.CodeMode#MERCHANT_DEPOSIT}.
	 */
	public static final String MERCHANT_DEPOSIT_CARD_ID = "pbLatjvWOibDc5-TBnbUk1pD12o2";

	private static final String THREADS = "fake-wechatpay";

	private static final Duration CERTIFICATE_VALIDITY = Duration.ofDays(5 * 365);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	// Answers that are delayed are not waited for.
	private static final Duration WORKERS_TIMEOUT = Duration.ofSeconds(1);

	// On a busy machine a key takes long.
	private static final Duration KEYS_TIMEOUT = Duration.ofMinutes(1);

	private final SecureRandom random = new SecureRandom();

	private final Cards cards = new Cards();

	private final Misbehaviours misbehaviours = new Misbehaviours();

	private final List<ReceivedRequest> requests = new ArrayList<>();

	private final Map<String, FakeMerchant> merchants = new LinkedHashMap<>();

	private final Map<String, FakeMerchant> merchantsById = new ConcurrentHashMap<>();

	private final Clock clock;

	private final long firstMerchantId;

	private final @Nullable String firstApiV3Key;

	private final AtomicInteger certificates = new AtomicInteger();

	private final Effects effects = new Effects();

	private final KeyRing platformKeys;

	private final OpenApiDocument document = OpenApiDocument.load();

	private final RequestCheck check;

	private final Platform platform;

	private final OfficialAccounts officialAccounts;

	private final OfficialAccountPlatform officialAccountPlatform;

	private final PushClient pushClient;

	private final FakeNotifications notifications;

	private final LoopResources loops = LoopResources.create(THREADS, 1, 2, true);

	// Checking and signing compute, and the first key is made on demand: not for an event
	// loop.
	private final Scheduler workers = Schedulers.newBoundedElastic(4, Integer.MAX_VALUE, THREADS + "-worker", 60, true);

	private final DisposableServer server;

	// Made while the application starts, for it takes some tenths of a second
	private final Mono<Void> keys;

	private FakeWechatPay(Builder builder) {
		this.clock = builder.clock;
		this.firstMerchantId = Long.parseLong(builder.merchantId);
		this.firstApiV3Key = builder.apiV3Key;
		PlatformKey publicKey = new PlatformKey(
				"PUB_KEY_ID_01" + builder.merchantId + RandomText.of(this.random, RandomText.DIGITS, 20),
				new Lazy<>(Rsa::keyPair)::get);
		this.platformKeys = new KeyRing(publicKey, this::newPlatformCertificate);
		CallbackOperations callback = new CallbackOperations();
		Scheduler timer = (builder.notificationScheduler != null) ? builder.notificationScheduler : this.workers;
		this.pushClient = new PushClient(timer);
		this.notifications = new FakeNotifications(
				new NotificationSender(this.pushClient, this.platformKeys, builder.notificationSchedule, timer,
						this.workers, this.clock, this.random),
				this.merchantsById::get, builder.merchantId, callback::notifyUrl, this.clock, this.random);
		addCard(SYSTEM_ALLOCATE_CARD_ID, FakeCard.CodeMode.SYSTEM_ALLOCATE);
		addCard(REAL_TIME_CARD_ID, FakeCard.CodeMode.REAL_TIME);
		addCard(MERCHANT_DEPOSIT_CARD_ID, FakeCard.CodeMode.MERCHANT_DEPOSIT);
		this.check = new RequestCheck(this.document, this.merchantsById::get, this.platformKeys, this.clock);
		this.platform = new Platform(this.document, this.check,
				Operations.of(this.cards, callback, this.notifications::tell, builder.manualAudit, this.platformKeys,
						this.clock, this.random),
				this.misbehaviours, this.effects, this.platformKeys, this.clock, this.random);
		this.officialAccounts = new OfficialAccounts(this.cards, this.notifications::tell,
				new OfficialAccountAudit(builder.manualAudit, builder.officialAccountAuditDelay, timer),
				new OfficialAccountEventSender(this.pushClient, builder.officialAccountEventSchedule, timer,
						this.workers, this.clock, this.random),
				this.clock, this.random);
		this.officialAccountPlatform = new OfficialAccountPlatform(OfficialAccountDocument.load(),
				this.officialAccounts, OfficialAccountOperations.of(this.clock, this.random), this.misbehaviours,
				this.clock, this.random);
		this.server = bind(builder.port);
		this.keys = Mono
			.when(Mono.fromSupplier(this.platformKeys.certificate().bundle()::get).subscribeOn(this.workers),
					Mono.fromSupplier(publicKey.keyPair()).subscribeOn(this.workers))
			.cache();
		this.keys.subscribe();
	}

	private PlatformCertificate newPlatformCertificate() {
		String serialNumber = Rsa.serialNumber(this.random, '7');
		// Clients take the one that ends last to be the newest.
		Duration validity = CERTIFICATE_VALIDITY.plusDays(this.certificates.getAndIncrement());
		return new PlatformCertificate(serialNumber,
				new Lazy<>(() -> Rsa.certificate("Platform", serialNumber, this.clock.instant(), validity)));
	}

	private DisposableServer bind(int port) {
		try {
			return HttpServer.create()
				.host("127.0.0.1")
				.port(port)
				.runOn(this.loops, false)
				.handle(this::handle)
				.bindNow();
		}
		catch (RuntimeException ex) {
			closeNotifications();
			disposeThreads();
			throw ex;
		}
	}

	/**
	 * Set up a fake platform.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the address of the platform.
	 * @return scheme, host and port, without a path
	 */
	public URI baseUrl() {
		return URI.create("http://127.0.0.1:" + port());
	}

	/**
	 * Return the port of the platform.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Return a merchant, which is made on first use: the first one with the id of the
	 * builder, others with the ids that follow.
	 * @param name a name of your choice, such as {@code shop}
	 * @return the merchant of that name
	 */
	public FakeMerchant merchant(String name) {
		synchronized (this.merchants) {
			return this.merchants.computeIfAbsent(name, (added) -> newMerchant());
		}
	}

	private FakeMerchant newMerchant() {
		int number = this.merchants.size();
		String merchantId = Long.toString(this.firstMerchantId + number);
		String apiV3Key = (number == 0 && this.firstApiV3Key != null) ? this.firstApiV3Key
				: RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS, 32);
		FakeMerchant merchant = new FakeMerchant(merchantId, apiV3Key, () -> new FakeMerchantCertificate(merchantId,
				Rsa.serialNumber(this.random, '0'), this.clock.instant()));
		this.merchantsById.put(merchantId, merchant);
		return merchant;
	}

	/**
	 * Return an official account, which is made on first use, with all that a client of
	 * the older card API needs: {@code api.weixin.qq.com}, whose paths begin with
	 * {@code /cgi-bin/} and {@code /card/}.
	 * @param name a name of your choice, such as {@code shop}
	 * @return the official account of that name
	 */
	public FakeOfficialAccount officialAccount(String name) {
		return this.officialAccounts.account(name);
	}

	/**
	 * Return the id of the platform's public key.
	 * @return {@code PUB_KEY_ID_} and digits
	 */
	public String publicKeyId() {
		return this.platformKeys.publicKey().id();
	}

	/**
	 * Return the platform's public key, {@code pub_key.pem} of the merchant platform.
	 * Answers to requests that name it in {@code Wechatpay-Serial} are signed by it.
	 * @return the key as PEM
	 */
	public String publicKeyPem() {
		return Rsa.pem("PUBLIC KEY", this.platformKeys.publicKey().keyPair().get().getPublic().getEncoded());
	}

	/**
	 * Return the serial number of the current platform certificate, the one that signs.
	 * @return 40 upper-case hex digits
	 */
	public String platformCertificateSerialNumber() {
		return this.platformKeys.certificate().serialNumber();
	}

	/**
	 * Return the current platform certificate. Answers to requests that name a
	 * certificate in {@code Wechatpay-Serial}, or nothing, are signed by it.
	 * @return the certificate as PEM
	 */
	public String platformCertificatePem() {
		return Rsa.pem(this.platformKeys.certificate().bundle().get());
	}

	/**
	 * Make the platform certificate that will be announced next, so that announcing it
	 * takes no time: the key of a certificate takes up to some seconds.
	 */
	public void prepareCertificate() {
		this.platformKeys.prepare();
	}

	/**
	 * Announce a new platform certificate: from now on {@code GET /v3/certificates} lists
	 * it and requests may name it, but it does not sign yet. Nothing happens while an
	 * announced certificate waits for {@link #rotateCertificate()}. It may be called
	 * while calls are in flight.
	 * @return the serial number of the certificate
	 * @throws IllegalStateException after {@link #moveToPublicKey()}
	 */
	public String announceCertificate() {
		return this.platformKeys.announce().serialNumber();
	}

	/**
	 * Rotate the platform certificate: from now on the announced certificate, or a new
	 * one when none is, signs answers, whichever certificate the request names. The
	 * former one is listed and may be named until the next rotation. It may be called
	 * while calls are in flight.
	 * @return the serial number of the certificate that signs now
	 * @throws IllegalStateException after {@link #moveToPublicKey()}
	 */
	public String rotateCertificate() {
		return this.platformKeys.rotate().serialNumber();
	}

	/**
	 * Move from platform certificates to the public key for good: from now on every
	 * answer is signed by the public key and {@code GET /v3/certificates} answers
	 * {@code 404 RESOURCE_NOT_EXISTS}. Requests may still name a certificate. It may be
	 * called while calls are in flight.
	 */
	public void moveToPublicKey() {
		this.platformKeys.moveToPublicKey();
	}

	/**
	 * Add a card that every merchant may use and that passed its audit.
	 * @param cardId its id
	 * @param codeMode where its codes come from
	 * @return the card
	 * @throws IllegalArgumentException when there is such a card
	 */
	public FakeCard addCard(String cardId, FakeCard.CodeMode codeMode) {
		return this.cards.add(newCard(cardId, codeMode));
	}

	/**
	 * Add a card that was made with the older interface, {@code api.weixin.qq.com}: it
	 * may have users, but the operations refuse it until {@code upgradeCard}. For one
	 * that the operations of the older interface know see
	 * {@link FakeOfficialAccount#addCard}.
	 * @param cardId its id
	 * @return the card, with the code mode {@link FakeCard.CodeMode#SYSTEM_ALLOCATE}
	 * @throws IllegalArgumentException when there is such a card
	 */
	public FakeCard addLegacyCard(String cardId) {
		return this.cards.add(newCard(cardId, FakeCard.CodeMode.SYSTEM_ALLOCATE).asLegacy());
	}

	private FakeCard newCard(String cardId, FakeCard.CodeMode codeMode) {
		return new FakeCard(cardId, CardTemplate.of(codeMode), null, FakeCard.Status.APPROVED, this.notifications::tell,
				this.clock, this.random);
	}

	/**
	 * Return a card.
	 * @param cardId its id
	 * @return the card
	 * @throws IllegalArgumentException when there is no such card
	 */
	public FakeCard card(String cardId) {
		FakeCard card = this.cards.find(cardId);
		if (card == null) {
			throw new IllegalArgumentException(
					"There is no card %s; add it with addCard, there are %s".formatted(cardId, this.cards.ids()));
		}
		return card;
	}

	/**
	 * Let something go wrong. Several misbehaviours wait for their turn in the order they
	 * were given.
	 * @param misbehaviour what goes wrong, and how often
	 */
	public void misbehave(Misbehaviour misbehaviour) {
		this.misbehaviours.plan(misbehaviour);
	}

	/**
	 * Forget every misbehaviour that has not happened yet.
	 */
	public void behave() {
		this.misbehaviours.clear();
	}

	/**
	 * Return what pushes notifications to merchants.
	 * @return the notifications of all merchants
	 */
	public FakeNotifications notifications() {
		return this.notifications;
	}

	/**
	 * Return the requests that were answered so far, refused ones too.
	 * @return a copy, oldest answer first
	 */
	public List<ReceivedRequest> requests() {
		synchronized (this.requests) {
			return List.copyOf(this.requests);
		}
	}

	/**
	 * Return how often an operation changed something on the platform. What was refused,
	 * what only reads, the repetition of an {@code out_request_no} and whatever left
	 * everything as it was don't count. For the operations of official accounts see
	 * {@link FakeOfficialAccount#effects}.
	 * @param operationId the {@code operationId} of the OpenAPI document, such as
	 * {@code importUserByOpenid}
	 * @return how often since the start or {@link #clearRequests()}
	 * @throws IllegalArgumentException when there is no such operation
	 */
	public int effects(String operationId) {
		if (this.document.operations().stream().noneMatch((operation) -> operation.id().equals(operationId))) {
			throw new IllegalArgumentException("The OpenAPI document has no operation %s".formatted(operationId));
		}
		return this.effects.of(operationId);
	}

	/**
	 * Forget the requests so far, and the effects they had.
	 */
	public void clearRequests() {
		synchronized (this.requests) {
			this.requests.clear();
		}
		this.effects.clear();
		this.officialAccounts.clearEffects();
	}

	/**
	 * Write what a client in another process needs: {@code apiclient_key.pem},
	 * {@code apiclient_cert.pem}, {@code pub_key.pem} and {@code merchant.json}. The
	 * files hold secrets.
	 * @param directory where to; it is made when it is missing
	 * @param merchant the merchant
	 */
	public void exportTo(Path directory, FakeMerchant merchant) {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("merchant_id", merchant.merchantId());
		json.put("certificate_serial_number", merchant.certificateSerialNumber());
		json.put("public_key_id", publicKeyId());
		json.put("api_v3_key", merchant.apiV3Key());
		json.put("base_url", baseUrl().toString());
		ArrayNode cardIds = json.putArray("card_ids");
		this.cards.ids().forEach(cardIds::add);
		try {
			Files.createDirectories(directory);
			Files.writeString(directory.resolve("apiclient_key.pem"), merchant.privateKeyPem());
			Files.writeString(directory.resolve("apiclient_cert.pem"), merchant.certificatePem());
			Files.writeString(directory.resolve("pub_key.pem"), publicKeyPem());
			Files.writeString(directory.resolve("merchant.json"), json.toPrettyString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		HttpHeaders headers = new HttpHeaders();
		request.requestHeaders().forEach((header) -> headers.add(header.getKey(), header.getValue()));
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(new byte[0])
			.flatMap((body) -> exchange(
					() -> new ReceivedRequest(request.method().name(), request.uri(), headers, body)))
			.flatMap((answer) -> send(answer, response));
	}

	/**
	 * Answer a request that came in whichever way.
	 * @param request gives the request
	 * @return the answer, when it is to be sent
	 */
	Mono<Answer> exchange(Supplier<ReceivedRequest> request) {
		return Mono.fromSupplier(() -> answer(request.get()))
			.subscribeOn(this.workers)
			.flatMap((answer) -> answer.delay().isZero() ? Mono.just(answer)
					: Mono.delay(answer.delay(), this.workers).thenReturn(answer));
	}

	/**
	 * Return what checks the requests of merchants.
	 * @return the check
	 */
	RequestCheck check() {
		return this.check;
	}

	/**
	 * Return the operations that merchants call.
	 * @return the operations of the OpenAPI document
	 */
	OpenApiDocument document() {
		return this.document;
	}

	private Answer answer(ReceivedRequest request) {
		Answer answer = isSigned(request) ? this.platform.answer(request)
				: this.officialAccountPlatform.answer(request);
		// Recorded before it is sent, so that whoever has the answer finds the request.
		synchronized (this.requests) {
			this.requests.add(request.answeredWith(answer.status()));
		}
		return answer;
	}

	/**
	 * Tell the interfaces apart.
	 * @param request a request
	 * @return whether it is to the one where merchants sign; the other one is that of
	 * official accounts
	 */
	static boolean isSigned(ReceivedRequest request) {
		return request.path().startsWith("/v3/");
	}

	private static Mono<Void> send(Answer answer, HttpServerResponse response) {
		if (answer.isConnectionCut()) {
			return Mono.<Void>never()
				.doOnSubscribe((subscription) -> response
					.withConnection((connection) -> FutureMono.from(connection.channel().close()).subscribe()));
		}
		response.status(answer.status());
		answer.headers().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		byte[] body = answer.body();
		return (body.length > 0) ? response.sendByteArray(Mono.just(body)).then() : response.send().then();
	}

	/**
	 * Stop the server, send no more notifications, and end threads and connections.
	 */
	@Override
	public void close() {
		this.server.disposeNow(CLOSE_TIMEOUT);
		closeNotifications();
		// Nothing interrupts the making of a key
		this.keys.onErrorComplete().block(KEYS_TIMEOUT);
		disposeThreads();
	}

	private void closeNotifications() {
		this.notifications.close();
		this.officialAccounts.close();
		this.pushClient.close();
	}

	private void disposeThreads() {
		// Whoever has the last answer may close before the worker that sent it is done.
		this.workers.disposeGracefully().timeout(WORKERS_TIMEOUT).onErrorComplete().block();
		this.workers.dispose();
		this.loops.disposeLater(Duration.ZERO, CLOSE_TIMEOUT).block(CLOSE_TIMEOUT.plusSeconds(1));
	}

	@Override
	public String toString() {
		return "FakeWechatPay[" + baseUrl() + "]";
	}

	/**
	 * Sets up a fake platform.
	 */
	public static final class Builder {

		private static final Pattern MERCHANT_ID = Pattern.compile("[1-9][0-9]{7,9}");

		private static final Pattern API_V3_KEY = Pattern.compile("[0-9A-Za-z]{32}");

		private int port;

		private Clock clock = Clock.systemUTC();

		private boolean manualAudit;

		private String merchantId = "1900000001";

		private @Nullable String apiV3Key;

		private List<Duration> notificationSchedule = FakeNotifications.GENERAL_SCHEDULE;

		private @Nullable Scheduler notificationScheduler;

		private Duration officialAccountAuditDelay = Duration.ZERO;

		private List<Duration> officialAccountEventSchedule = FakeOfficialAccount.EVENT_SCHEDULE;

		private Builder() {
		}

		/**
		 * Set the port to listen on.
		 * @param port the port; 0, the default, takes one that is free
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Set the clock that timestamps are compared with and taken from.
		 * @param clock the clock, the system's by default
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Leave the cards that clients make {@code NOT_APPROVE} until
		 * {@link FakeCard#approve()} or {@link FakeCard#refuse()}, and those of official
		 * accounts until {@link FakeOfficialAccountCard#approve()} or
		 * {@link FakeOfficialAccountCard#refuse}. By default they pass their audit at
		 * once.
		 * @return this builder
		 */
		public Builder manualAudit() {
			this.manualAudit = true;
			return this;
		}

		/**
		 * Set the id of the first merchant; others count up from it.
		 * @param merchantId eight to ten digits, {@code 1900000001} by default
		 * @return this builder
		 */
		public Builder merchantId(String merchantId) {
			if (!MERCHANT_ID.matcher(merchantId).matches()) {
				throw new IllegalArgumentException(
						"A merchant id has eight to ten digits, '%s' has not".formatted(merchantId));
			}
			this.merchantId = merchantId;
			return this;
		}

		/**
		 * Set the APIv3 key of the first merchant.
		 * @param apiV3Key 32 letters and digits, random by default
		 * @return this builder
		 */
		public Builder apiV3Key(String apiV3Key) {
			if (!API_V3_KEY.matcher(apiV3Key).matches()) {
				throw new IllegalArgumentException("An APIv3 key has 32 letters and digits, this one has not");
			}
			this.apiV3Key = apiV3Key;
			return this;
		}

		/**
		 * Set when notifications that are not accepted are repeated.
		 * @param waits the wait before each repeat, none for no repeat;
		 * {@link FakeNotifications#GENERAL_SCHEDULE} by default
		 * @return this builder
		 * @see FakeNotifications#MEMBER_CARD_SCHEDULE
		 */
		public Builder notificationSchedule(List<Duration> waits) {
			this.notificationSchedule = List.copyOf(waits);
			return this;
		}

		/**
		 * Set what measures the waits for repeats and for answers of endpoints, such as
		 * {@code VirtualTimeScheduler.create()} of reactor-test, which a test advances.
		 * Timestamps are those of the {@link #clock(Clock) clock}.
		 * @param scheduler the scheduler, which the platform doesn't end; one in real
		 * time by default
		 * @return this builder
		 */
		public Builder notificationScheduler(Scheduler scheduler) {
			this.notificationScheduler = scheduler;
			return this;
		}

		/**
		 * Set how long the audit of a card of an official account takes. The wait is
		 * measured by the {@link #notificationScheduler(Scheduler) scheduler}; with
		 * {@link #manualAudit()} nothing passes by itself.
		 * @param delay the wait, none by default
		 * @return this builder
		 */
		public Builder officialAccountAuditDelay(Duration delay) {
			this.officialAccountAuditDelay = delay;
			return this;
		}

		/**
		 * Set when events of official accounts that are not accepted are repeated.
		 * @param waits the wait before each repeat, none for no repeat;
		 * {@link FakeOfficialAccount#EVENT_SCHEDULE} by default
		 * @return this builder
		 */
		public Builder officialAccountEventSchedule(List<Duration> waits) {
			this.officialAccountEventSchedule = List.copyOf(waits);
			return this;
		}

		/**
		 * Start the platform.
		 * @return the platform, to be closed after use
		 */
		public FakeWechatPay start() {
			return new FakeWechatPay(this);
		}

	}

}
