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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FakeNotifications}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FakeNotificationsTests {

	private static final Instant START = Instant.parse("2026-03-04T05:06:07.890Z");

	private static final String CARD_ID = FakeWechatPay.SYSTEM_ALLOCATE_CARD_ID;

	private static final String CODE = "478515832665";

	private static final String CALLBACK = "/v3/marketing/membercard-open/callback";

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Clock clock = new VirtualClock(START, this.time);

	private final FakeWechatPay wechatPay = FakeWechatPay.builder()
		.clock(this.clock)
		.notificationScheduler(this.time)
		.start();

	private final FakeMerchant merchant = this.wechatPay.merchant("shop");

	private final FakeNotifications notifications = this.wechatPay.notifications();

	private final SigningClient client = new SigningClient(this.wechatPay, this.merchant, this.clock);

	private final List<Endpoint> endpoints = new ArrayList<>();

	private final String openid = AbstractFakeWechatPayTests.newOpenid();

	@AfterEach
	void forget() {
		this.notifications.clear();
		this.endpoints.forEach(Endpoint::close);
		this.endpoints.clear();
	}

	@AfterAll
	void close() {
		this.wechatPay.close();
		this.time.dispose();
	}

	private Endpoint receiving(Endpoint endpoint) {
		this.endpoints.add(endpoint);
		this.notifications.sendTo(endpoint.url());
		return endpoint;
	}

	private FakeNotification acceptCard() {
		return FakeNotification.acceptCard(CARD_ID, CODE, this.openid);
	}

	private static <T> T await(CompletableFuture<T> future) {
		return future.orTimeout(30, TimeUnit.SECONDS).join();
	}

	private Endpoint.Received received(FakeNotification notification) {
		Endpoint endpoint = receiving(Endpoint.answering(204));
		assertThat(await(this.notifications.push(notification).outcome())).isTrue();
		assertThat(endpoint.received()).hasSize(1);
		return endpoint.received().get(0);
	}

	private static JsonNode json(Endpoint.Received received) {
		return JsonMapper.shared().readTree(received.body());
	}

	private static String id(Endpoint.Received received) {
		return json(received).get("id").asString();
	}

	private boolean isSigned(Endpoint.Received received) {
		return isSigned(received, SigningClient.publicKey(this.wechatPay.publicKeyPem()));
	}

	private static boolean isSigned(Endpoint.Received received, PublicKey key) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(key);
			signature.update((received.header("Wechatpay-Timestamp") + "\n" + received.header("Wechatpay-Nonce") + "\n")
				.getBytes(StandardCharsets.US_ASCII));
			signature.update(received.body());
			signature.update((byte) '\n');
			return signature.verify(Base64.getDecoder().decode(received.header("Wechatpay-Signature")));
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private JsonNode decrypted(Endpoint.Received received) {
		return JsonMapper.shared().readTree(plaintext(received, this.merchant));
	}

	private static String plaintext(Endpoint.Received received, FakeMerchant merchant) {
		JsonNode resource = json(received).get("resource");
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE,
					new SecretKeySpec(merchant.apiV3Key().getBytes(StandardCharsets.US_ASCII), "AES"),
					new GCMParameterSpec(128, resource.get("nonce").asString().getBytes(StandardCharsets.US_ASCII)));
			cipher.updateAAD(resource.get("associated_data").asString().getBytes(StandardCharsets.US_ASCII));
			return new String(cipher.doFinal(Base64.getDecoder().decode(resource.get("ciphertext").asString())),
					StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String decryptedPhoneNumber(JsonNode resource) {
		try {
			Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
			cipher.init(Cipher.DECRYPT_MODE, SigningClient.privateKey(this.merchant));
			return new String(cipher.doFinal(Base64.getDecoder().decode(resource.get("phone_number").asString())),
					StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void pushIsSignedOverTheBytesThatAreSent() {
		Endpoint.Received received = received(acceptCard());
		assertThat(received.method()).isEqualTo("POST");
		assertThat(received.target()).isEqualTo("/notify");
		assertThat(received.header("Content-Type")).isEqualTo("application/json");
		assertThat(received.header("Request-ID")).isNotBlank();
		assertThat(received.header("Wechatpay-Serial")).isEqualTo(this.wechatPay.publicKeyId());
		assertThat(received.header("Wechatpay-Signature-Type")).isEqualTo("WECHATPAY2-SHA256-RSA2048");
		assertThat(received.header("Wechatpay-Timestamp"))
			.isEqualTo(Long.toString(this.clock.instant().getEpochSecond()));
		assertThat(isSigned(received)).isTrue();
	}

	@Test
	void bodyIsThatOfThePlatform() {
		JsonNode body = json(received(acceptCard().withId("8b33f79f-8869-5ae5-b41b-3c0b59f957d0")));
		assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "create_time", "resource_type", "event_type",
				"summary", "resource");
		assertThat(body.get("id").asString()).isEqualTo("8b33f79f-8869-5ae5-b41b-3c0b59f957d0");
		assertThat(body.get("create_time").asString()).isEqualTo(chinaTime());
		assertThat(body.get("resource_type").asString()).isEqualTo("encrypt-resource");
		assertThat(body.get("event_type").asString()).isEqualTo("MEMBERCARD.ACCEPT_CARD");
		assertThat(body.get("summary").asString()).isEqualTo("会员卡领卡通知");
		JsonNode resource = body.get("resource");
		assertThat(resource.propertyNames()).containsExactlyInAnyOrder("original_type", "algorithm", "associated_data",
				"nonce", "ciphertext");
		assertThat(resource.get("original_type").asString()).isEqualTo("membercard");
		assertThat(resource.get("algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(resource.get("associated_data").asString()).isEqualTo("membercard");
		assertThat(resource.get("nonce").asString()).hasSize(12);
	}

	private String chinaTime() {
		String text = this.clock.instant().atOffset(ZoneOffset.ofHours(8)).toString();
		return text.substring(0, 19) + "+08:00";
	}

	@Test
	void acceptedCardNamesCardAndUser() {
		JsonNode resource = decrypted(received(acceptCard().withOuterStr("门店1").withUnionid("union")));
		assertThat(resource.propertyNames()).containsExactlyInAnyOrder("event_type", "card_id", "code", "event_time",
				"openid", "outer_str", "unionid");
		assertThat(resource.get("event_type").asString()).isEqualTo("NEW_ACTIVATE");
		assertThat(resource.get("card_id").asString()).isEqualTo(CARD_ID);
		assertThat(resource.get("code").asString()).isEqualTo(CODE);
		assertThat(resource.get("openid").asString()).isEqualTo(this.openid);
		assertThat(resource.get("event_time").asString()).isEqualTo(chinaTime());
		assertThat(resource.get("outer_str").asString()).isEqualTo("门店1");
		assertThat(resource.get("unionid").asString()).isEqualTo("union");
	}

	@Test
	void activatedCardNamesItsScene() {
		Endpoint.Received received = received(FakeNotification.activateCard(CARD_ID, CODE, this.openid)
			.withEventTime(Instant.parse("2019-12-17T02:35:53.999Z")));
		assertThat(json(received).get("event_type").asString()).isEqualTo("MEMBERCARD.ACTIVATE_CARD");
		assertThat(decrypted(received).get("event_type").asString()).isEqualTo("MEMBER_CARD_ACTIVATE");
		assertThat(decrypted(received).get("activate_scene").asString()).isEqualTo("NEW_ACTIVATE");
		assertThat(decrypted(received).get("event_time").asString()).isEqualTo("2019-12-17T10:35:53+08:00");
	}

	@Test
	void managedCardNamesWhatTheUserDid() {
		Endpoint.Received received = received(
				FakeNotification.userCardManage("USER_MODIFY_INFORMATION", CARD_ID, CODE, this.openid));
		assertThat(json(received).get("event_type").asString()).isEqualTo("MEMBERCARD.USERCARD_MANAGE");
		assertThat(decrypted(received).propertyNames()).containsExactlyInAnyOrder("event_type", "card_id", "code",
				"event_time", "openid");
		assertThat(decrypted(received).get("event_type").asString()).isEqualTo("USER_MODIFY_INFORMATION");
	}

	@Test
	void phoneNumberIsEncryptedForTheMerchant() {
		JsonNode resource = decrypted(received(
				acceptCard().withInnerEventType("MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER").withPhoneNumber("13800138000")));
		assertThat(resource.get("event_type").asString()).isEqualTo("MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER");
		assertThat(decryptedPhoneNumber(resource)).isEqualTo("13800138000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ \"a\" : 1 }", "no JSON" })
	void anythingElseIsEncryptedAsItIs(String resource) {
		Endpoint.Received received = received(FakeNotification.of("OTHER.EVENT", resource));
		assertThat(json(received).get("event_type").asString()).isEqualTo("OTHER.EVENT");
		assertThat(plaintext(received, this.merchant)).isEqualTo(resource);
	}

	@Test
	void membersCannotBeAddedToWhatIsNoObject() {
		FakeNotification notification = FakeNotification.of("OTHER.EVENT", "no JSON");
		assertThatIllegalStateException().isThrownBy(() -> notification.withOuterStr("a"));
		assertThat(notification.member("outer_str")).isNull();
	}

	@Test
	void membersOfNotificationAreKnownBeforeItIsPushed() {
		FakeNotification notification = acceptCard().withPhoneNumber("13800138000");
		assertThat(notification.eventType()).isEqualTo("MEMBERCARD.ACCEPT_CARD");
		assertThat(notification.member("openid")).isEqualTo(this.openid);
		assertThat(notification.member("event_time")).isNull();
		assertThat(notification.member("phone_number")).isNull();
		assertThat(notification.withEventTime(START).member("event_time")).isEqualTo("2026-03-04T13:06:07+08:00");
	}

	@Test
	void officialParserAcceptsPushSignedByPublicKey() {
		assertThat(parse(received(acceptCard()),
				new RSAPublicKeyNotificationConfig.Builder().publicKey(this.wechatPay.publicKeyPem())
					.publicKeyId(this.wechatPay.publicKeyId())
					.apiV3Key(this.merchant.apiV3Key())
					.build()))
			.containsEntry("openid", this.openid)
			.containsEntry("event_type", "NEW_ACTIVATE");
	}

	// The one that replaces it downloads certificates, from the real platform.
	@Test
	@SuppressWarnings("deprecation")
	void officialParserAcceptsPushSignedByCertificate() {
		callNaming(this.wechatPay.platformCertificateSerialNumber());
		try {
			assertThat(parse(received(acceptCard()),
					new RSANotificationConfig.Builder().certificates(this.wechatPay.platformCertificatePem())
						.apiV3Key(this.merchant.apiV3Key())
						.build()))
				.containsEntry("openid", this.openid);
		}
		finally {
			callNaming(this.wechatPay.publicKeyId());
		}
	}

	private static Map<String, Object> parse(Endpoint.Received received, NotificationConfig config) {
		Map<?, ?> resource = new NotificationParser(config)
			.parse(new RequestParam.Builder().serialNumber(received.header("Wechatpay-Serial"))
				.nonce(received.header("Wechatpay-Nonce"))
				.timestamp(received.header("Wechatpay-Timestamp"))
				.signature(received.header("Wechatpay-Signature"))
				.signType(received.header("Wechatpay-Signature-Type"))
				.body(new String(received.body(), StandardCharsets.UTF_8))
				.build(), Map.class);
		Map<String, Object> texts = new HashMap<>();
		resource.forEach((name, value) -> texts.put((String) name, value));
		return texts;
	}

	private void callNaming(String serial) {
		assertThat(
				this.client.get(AbstractFakeWechatPayTests.CARD).header("Wechatpay-Serial", serial).send().statusCode())
			.isEqualTo(200);
	}

	@Test
	void pushIsSignedByTheKeyThatSignsAnswers() {
		try (FakeWechatPay other = FakeWechatPay.builder().start()) {
			Endpoint endpoint = receiving(Endpoint.answering(200));
			other.merchant("shop");
			other.notifications().sendTo(endpoint.url());
			await(other.notifications().push(acceptCard()).outcome());
			new SigningClient(other, other.merchant("shop"), Clock.systemUTC()).get(AbstractFakeWechatPayTests.CARD)
				.header("Wechatpay-Serial", other.platformCertificateSerialNumber())
				.send();
			String first = other.platformCertificateSerialNumber();
			await(other.notifications().push(acceptCard()).outcome());
			String second = other.rotateCertificate();
			PublicKey key = SigningClient.certificate(other.platformCertificatePem()).getPublicKey();
			await(other.notifications().push(acceptCard()).outcome());
			assertThat(isSigned(endpoint.received().get(2), key)).isTrue();
			other.moveToPublicKey();
			await(other.notifications().push(acceptCard()).outcome());
			assertThat(endpoint.received()).extracting((received) -> received.header("Wechatpay-Serial"))
				.containsExactly(other.publicKeyId(), first, second, other.publicKeyId());
		}
	}

	@Test
	void eachMerchantIsToldAtItsAddressWithItsKey() {
		FakeMerchant branch = this.wechatPay.merchant("branch");
		Endpoint shop = receiving(Endpoint.answering(200));
		try (Endpoint endpoint = Endpoint.answering(200)) {
			this.notifications.sendTo(branch, endpoint.url());
			await(this.notifications.push(acceptCard().withMerchant(branch)).outcome());
			assertThat(shop.received()).isEmpty();
			assertThat(plaintext(endpoint.received().get(0), branch)).contains(this.openid);
		}
	}

	@Test
	void pushWithoutAddressIsKeptButNotSent() {
		FakeMerchant nowhere = this.wechatPay.merchant("nowhere");
		FakeDelivery delivery = this.notifications.push(acceptCard().withMerchant(nowhere));
		assertThat(await(delivery.outcome())).isFalse();
		assertThat(delivery.attempts()).isEmpty();
		assertThat(this.notifications.deliveries()).containsExactly(delivery);
		assertThat(delivery.attempt(1)).failsWithin(Duration.ofSeconds(1))
			.withThrowableThat()
			.withMessageContaining("sendTo");
	}

	@Test
	void pushWithoutMerchantIsRefused() {
		try (FakeWechatPay other = FakeWechatPay.builder().start()) {
			assertThatIllegalStateException().isThrownBy(() -> other.notifications().push(acceptCard()))
				.withMessageContaining("merchant");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://localhost/a", "/notify", "http:/a" })
	void addressThatIsNoHttpAddressIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.notifications.sendTo(URI.create(url)))
			.withMessageContaining(url);
	}

	@Test
	void addressThatTheMerchantSetIsUsedWhenItIsOnThisMachine() throws Exception {
		try (FakeWechatPay other = FakeWechatPay.builder().clock(this.clock).start()) {
			HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(Rsa.certificate("shop", "0".repeat(39) + "7", Instant.now(), Duration.ofDays(1))
				.toKeyManagerFactory()
				.getKeyManagers(), null, null);
			server.setHttpsConfigurator(new HttpsConfigurator(context));
			try (Endpoint endpoint = new Endpoint(server, (received) -> 200)) {
				set(other, "https://localhost:" + endpoint.url().getPort() + "/notify");
				assertThat(await(other.notifications().push(acceptCard()).outcome())).isTrue();
				assertThat(endpoint.received()).hasSize(1);
			}
		}
	}

	private void set(FakeWechatPay other, String notifyUrl) {
		AbstractFakeWechatPayTests.accepted(new SigningClient(other, other.merchant("shop"), this.clock).patch(CALLBACK,
				"{\"notify_url\":\"" + notifyUrl + "\"}"));
	}

	@Test
	void defaultAddressGivesWayToAnyOther() {
		try (FakeWechatPay other = FakeWechatPay.builder().clock(this.clock).start();
				Endpoint byDefault = Endpoint.answering(204);
				Endpoint chosen = Endpoint.answering(204)) {
			FakeMerchant shop = other.merchant("shop");
			other.notifications().sendByDefaultTo(shop, byDefault.url());
			set(other, "https://shop.example.org/notify");
			assertThat(await(other.notifications().push(acceptCard()).outcome())).isTrue();
			assertThat(byDefault.received()).hasSize(1);
			other.notifications().sendTo(chosen.url());
			other.notifications().sendByDefaultTo(shop, byDefault.url());
			assertThat(await(other.notifications().push(acceptCard()).outcome())).isTrue();
			assertThat(byDefault.received()).hasSize(1);
			assertThat(chosen.received()).hasSize(1);
		}
	}

	@Test
	void addressThatTheMerchantSetElsewhereIsNotReached() {
		try (FakeWechatPay other = FakeWechatPay.builder().clock(this.clock).start()) {
			set(other, "https://shop.example.org/notify");
			FakeDelivery delivery = other.notifications().push(acceptCard());
			assertThat(await(delivery.outcome())).isFalse();
			assertThat(delivery.attempts()).isEmpty();
		}
	}

	@Test
	void pushIsRepeatedByTheScheduleToItsEnd() {
		Endpoint endpoint = receiving(Endpoint.answering(500));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		Instant start = await(delivery.attempt(1)).time();
		for (int i = 0; i < FakeNotifications.GENERAL_SCHEDULE.size(); i++) {
			this.time.advanceTimeBy(FakeNotifications.GENERAL_SCHEDULE.get(i).minusMillis(1));
			assertThat(delivery.attempts()).hasSize(i + 1);
			this.time.advanceTimeBy(Duration.ofMillis(1));
			await(delivery.attempt(i + 2));
		}
		assertThat(await(delivery.outcome())).isFalse();
		assertThat(delivery.delivered()).isFalse();
		assertThat(delivery.attempts()).hasSize(16)
			.extracting(FakeDelivery.Attempt::number)
			.isEqualTo(IntStream.rangeClosed(1, 16).boxed().toList());
		assertThat(delivery.attempts().get(15).time()).isEqualTo(start.plus(Duration.ofMinutes(24 * 60 + 4)));
		assertThat(endpoint.received()).hasSize(16).allMatch(this::isSigned);
	}

	@Test
	void repeatHasTheSameBodyButAnotherSignature() {
		Endpoint endpoint = receiving(Endpoint.answering(500));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		await(delivery.attempt(1));
		this.time.advanceTimeBy(Duration.ofSeconds(15));
		await(delivery.attempt(2));
		Endpoint.Received first = endpoint.received().get(0);
		Endpoint.Received second = endpoint.received().get(1);
		assertThat(second.body()).isEqualTo(first.body());
		for (String name : List.of("Wechatpay-Nonce", "Wechatpay-Signature", "Request-ID")) {
			assertThat(second.header(name)).isNotEqualTo(first.header(name));
		}
		assertThat(Long.parseLong(second.header("Wechatpay-Timestamp")))
			.isEqualTo(Long.parseLong(first.header("Wechatpay-Timestamp")) + 15);
	}

	@Test
	void scheduleOfMemberCardsSendsElevenTimes() {
		assertThat(FakeNotifications.MEMBER_CARD_SCHEDULE).hasSize(10).containsOnly(Duration.ofSeconds(60));
	}

	@Test
	void scheduleOfTheBuilderIsUsed() {
		try (FakeWechatPay other = FakeWechatPay.builder().notificationSchedule(List.of()).start()) {
			Endpoint endpoint = receiving(Endpoint.answering(500));
			other.merchant("shop");
			other.notifications().sendTo(endpoint.url());
			FakeDelivery delivery = other.notifications().push(acceptCard());
			assertThat(await(delivery.outcome())).isFalse();
			assertThat(delivery.attempts()).singleElement().extracting(FakeDelivery.Attempt::status).isEqualTo(500);
		}
	}

	@Test
	void pushIsNotRepeatedOnceItWasAccepted() {
		Endpoint endpoint = receiving(
				Endpoint.answering((received) -> (this.endpoints.get(0).received().size() == 1) ? 500 : 204));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		await(delivery.attempt(1));
		this.time.advanceTimeBy(Duration.ofSeconds(15));
		assertThat(await(delivery.outcome())).isTrue();
		this.time.advanceTimeBy(Duration.ofDays(2));
		assertThat(delivery.delivered()).isTrue();
		assertThat(delivery.attempts()).extracting(FakeDelivery.Attempt::status).containsExactly(500, 204);
		assertThat(endpoint.received()).hasSize(2);
		assertThat(delivery.attempt(3)).isCompletedExceptionally();
	}

	@Test
	void redirectIsAFailure() {
		receiving(Endpoint.answering(302));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		assertThat(await(delivery.attempt(1)).accepted()).isFalse();
		assertThat(delivery.outcome()).isNotDone();
	}

	@Test
	void answerAfterFiveSecondsIsAFailure() throws InterruptedException {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch slow = new CountDownLatch(1);
		receiving(Endpoint.answering((received) -> {
			arrived.countDown();
			return released(slow) ? 200 : 500;
		}));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		this.time.advanceTimeBy(Duration.ofMillis(4_999));
		assertThat(delivery.attempts()).isEmpty();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		FakeDelivery.Attempt attempt = await(delivery.attempt(1));
		assertThat(attempt.status()).isZero();
		assertThat(attempt.failure()).isEqualTo("no answer within 5 seconds");
		slow.countDown();
	}

	private static boolean released(CountDownLatch latch) {
		try {
			return latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	@Test
	void endpointThatIsAwayIsAFailure() {
		Endpoint endpoint = Endpoint.answering(200);
		endpoint.close();
		this.notifications.sendTo(endpoint.url());
		FakeDelivery.Attempt attempt = await(this.notifications.push(acceptCard()).attempt(1));
		assertThat(attempt.status()).isZero();
		assertThat(attempt.failure()).contains("ConnectException");
	}

	@Test
	void copiesArriveAtTheSameTimeWithTheSameBody() {
		CyclicBarrier all = new CyclicBarrier(20);
		Endpoint endpoint = receiving(Endpoint.answering((received) -> {
			try {
				all.await(30, TimeUnit.SECONDS);
				return 200;
			}
			catch (Exception ex) {
				return 500;
			}
		}));
		FakeNotification notification = acceptCard();
		List<FakeDelivery> copies = this.notifications.pushCopies(notification, 20);
		assertThat(copies).hasSize(20).allMatch((copy) -> await(copy.outcome()));
		assertThat(endpoint.received()).hasSize(20)
			.allMatch((received) -> id(received).equals(notification.id()))
			.allMatch((received) -> new String(received.body(), StandardCharsets.UTF_8)
				.equals(new String(endpoint.received().get(0).body(), StandardCharsets.UTF_8)))
			.extracting((received) -> received.header("Wechatpay-Nonce"))
			.doesNotHaveDuplicates();
	}

	@Test
	void shuffledNotificationsArriveInTheOrderOfTheSeed() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		List<FakeNotification> inOrder = IntStream.range(0, 8).mapToObj((i) -> acceptCard().withId("id-" + i)).toList();
		List<FakeDelivery> deliveries = this.notifications.pushShuffled(inOrder, 42);
		deliveries.forEach((delivery) -> await(delivery.outcome()));
		List<String> ids = deliveries.stream().map((delivery) -> delivery.notification().id()).toList();
		assertThat(endpoint.received()).extracting(FakeNotificationsTests::id).isEqualTo(ids);
		assertThat(ids).doesNotHaveDuplicates().isNotEqualTo(inOrder.stream().map(FakeNotification::id).toList());
		assertThat(this.notifications.pushShuffled(inOrder, 42)).extracting(FakeDelivery::notification)
			.extracting(FakeNotification::id)
			.isEqualTo(ids);
	}

	@Test
	void probeThatIsRefusedIsFollowedByTheGoodOne() {
		Endpoint endpoint = receiving(Endpoint.answering((received) -> isProbe(received) ? 401 : 200));
		FakeDelivery delivery = this.notifications.probe(acceptCard());
		assertThat(await(delivery.outcome())).isTrue();
		assertThat(delivery.attempts()).extracting(FakeDelivery.Attempt::probe).containsExactly(true, false);
		assertThat(delivery.attempts()).extracting(FakeDelivery.Attempt::status).containsExactly(401, 200);
		assertThat(endpoint.received().get(1).body()).isEqualTo(endpoint.received().get(0).body());
		assertThat(isSigned(endpoint.received().get(1))).isTrue();
	}

	private static boolean isProbe(Endpoint.Received received) {
		return received.header("Wechatpay-Signature").startsWith("WECHATPAY/SIGNTEST/");
	}

	@Test
	void probeThatIsAcceptedDoesNotCountAsDelivered() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeDelivery delivery = this.notifications.probe(acceptCard());
		assertThat(await(delivery.outcome())).isFalse();
		assertThat(endpoint.received()).singleElement().matches(FakeNotificationsTests::isProbe);
	}

	@Test
	void notificationAfterProbeIsRepeatedByTheSchedule() {
		receiving(Endpoint.answering(500));
		FakeDelivery delivery = this.notifications.probe(acceptCard());
		await(delivery.attempt(2));
		this.time.advanceTimeBy(Duration.ofSeconds(15));
		assertThat(await(delivery.attempt(3)).probe()).isFalse();
	}

	@Test
	void headerIsTakenAwayAfterSigning() {
		this.notifications.beforeSending((request) -> request.withoutHeader("wechatpay-nonce")
			.withHeader("Wechatpay-Timestamp", "1")
			.withAddedHeader("Wechatpay-Timestamp", "2"));
		Endpoint.Received received = received(acceptCard());
		assertThat(received.headers().containsHeader("Wechatpay-Nonce")).isFalse();
		assertThat(received.headers().get("Wechatpay-Timestamp")).containsExactlyInAnyOrder("1", "2");
	}

	@Test
	void bodyIsChangedAfterSigning() {
		this.notifications.beforeSending((request) -> {
			byte[] body = request.body();
			body[5] ^= 1;
			return request.withBody(body);
		});
		assertThat(isSigned(received(acceptCard()))).isFalse();
		this.notifications.clear();
		assertThat(isSigned(received(acceptCard()))).isTrue();
	}

	@Test
	void clearEndsRepeats() {
		receiving(Endpoint.answering(500));
		FakeDelivery delivery = this.notifications.push(acceptCard());
		await(delivery.attempt(1));
		this.notifications.clear();
		assertThat(this.notifications.deliveries()).isEmpty();
		assertThat(await(delivery.outcome())).isFalse();
		this.time.advanceTimeBy(Duration.ofSeconds(15));
		assertThat(delivery.attempts()).hasSize(1);
	}

	private FakeCard newCard() {
		return this.wechatPay.addCard("pbLatj" + AbstractFakeWechatPayTests.newNumber().substring(0, 22),
				FakeCard.CodeMode.SYSTEM_ALLOCATE);
	}

	private List<FakeNotification> told(int n) {
		List<FakeDelivery> deliveries = this.notifications.deliveries();
		assertThat(deliveries).hasSize(n).allMatch((delivery) -> await(delivery.outcome()));
		return deliveries.stream().map(FakeDelivery::notification).toList();
	}

	@Test
	void importIsToldWithItsCode() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeCard card = newCard();
		String body = AbstractFakeWechatPayTests.importBody(this.openid, AbstractFakeWechatPayTests.newNumber());
		for (int i = 0; i < 2; i++) {
			AbstractFakeWechatPayTests
				.accepted(this.client.post(AbstractFakeWechatPayTests.path(card, "/users/import"), body));
		}
		List<FakeNotification> told = told(2);
		assertThat(told).extracting(FakeNotification::eventType)
			.containsExactly("MEMBERCARD.ACCEPT_CARD", "MEMBERCARD.ACTIVATE_CARD");
		assertThat(told).extracting((notification) -> notification.member("event_type"))
			.containsExactly("NEW_ACTIVATE", "MEMBER_CARD_ACTIVATE");
		assertThat(told)
			.allMatch((notification) -> Objects.equals(notification.member("code"), card.users().get(this.openid)));
		assertThat(endpoint.received()).extracting(FakeNotificationsTests::id)
			.isEqualTo(told.stream().map(FakeNotification::id).toList());
	}

	@Test
	void importIsToldToTheMerchantThatImports() {
		FakeMerchant branch = this.wechatPay.merchant("branch");
		try (Endpoint endpoint = Endpoint.answering(200)) {
			this.notifications.sendTo(branch, endpoint.url());
			AbstractFakeWechatPayTests.accepted(new SigningClient(this.wechatPay, branch, this.clock)
				.post(AbstractFakeWechatPayTests.IMPORT, AbstractFakeWechatPayTests
					.importBody(AbstractFakeWechatPayTests.newOpenid(), AbstractFakeWechatPayTests.newNumber())));
			told(2);
			assertThat(plaintext(endpoint.received().get(0), branch)).contains("NEW_ACTIVATE");
		}
	}

	@Test
	void jumpActivationIsToldWhenTheMerchantActivates() {
		receiving(Endpoint.answering(200));
		FakeUserCard userCard = newCard().take(this.openid, FakeCard.ActivateType.JUMP_ACTIVATE);
		assertThat(told(1)).extracting(FakeNotification::eventType).containsExactly("MEMBERCARD.ACCEPT_CARD");
		AbstractFakeWechatPayTests.accepted(this.client.post(
				"/v3/marketing/membercard-open/cards/" + userCard.cardId() + "/codes/" + userCard.code() + "/activate",
				"{}"));
		assertThat(told(2)).extracting(FakeNotification::eventType)
			.containsExactly("MEMBERCARD.ACCEPT_CARD", "MEMBERCARD.ACTIVATE_CARD");
	}

	@Test
	void whatTheUserDoesWithTheCardIsTold() {
		FakeUserCard userCard = newCard().take(this.openid, FakeCard.ActivateType.AUTO_ACTIVATE);
		this.notifications.clear();
		receiving(Endpoint.answering(200));
		userCard.view();
		userCard.delete();
		userCard.delete();
		assertThat(told(2)).extracting((notification) -> notification.member("event_type"))
			.containsExactly("USER_VIEW_MEMBERCARD", "USER_DELETE_MEMBERCARD");
	}

	@Test
	void reminderThatWasFollowedIsToldWithThePhoneNumber() {
		Endpoint endpoint = receiving(Endpoint.answering(200));
		FakeCard card = newCard();
		AbstractFakeWechatPayTests.accepted(this.client.post("/v3/marketing/membercard-open/phonenumber-member/import",
				("{\"encrypted_phone_number\":\"%s\",\"member_information\":{\"card_id\":\"%s\","
						+ "\"registration_time\":\"2015-05-20T13:29:35.120+08:00\"},\"outer_str\":\"scene\"}")
					.formatted(SigningClient.encrypt(SigningClient.publicKey(this.wechatPay.publicKeyPem()),
							"13800138000"), card.cardId())));
		card.phoneReminders().get(0).take(this.openid);
		told(2);
		JsonNode accept = decrypted(endpoint.received().get(0));
		assertThat(accept.get("event_type").asString()).isEqualTo("MEMBER_CARD_ACCEPT_BY_PHONE_NUMBER");
		assertThat(accept.get("outer_str").asString()).isEqualTo("scene");
		assertThat(decryptedPhoneNumber(accept)).isEqualTo("13800138000");
	}

	@Test
	void userWithoutOpenidIsNotToldOf() {
		receiving(Endpoint.answering(200));
		FakeCard card = newCard();
		card.importUserByPhone("13800138000", null);
		card.userCards().get(0).view();
		assertThat(this.notifications.deliveries()).isEmpty();
	}

	@Test
	void nothingIsToldWithoutAddress() {
		try (FakeWechatPay other = FakeWechatPay.builder().start()) {
			other.merchant("shop");
			other.card(CARD_ID).take(this.openid, FakeCard.ActivateType.AUTO_ACTIVATE);
			assertThat(other.notifications().deliveries()).isEmpty();
		}
	}

	@Test
	void textsShowNoPersonalData() {
		receiving(Endpoint.answering(200));
		List<String> texts = new ArrayList<>();
		this.notifications.beforeSending((request) -> {
			texts.add(request.toString());
			return request;
		});
		FakeDelivery delivery = this.notifications.push(acceptCard().withPhoneNumber("13800138000"));
		await(delivery.outcome());
		texts.add(delivery.toString());
		texts.add(this.notifications.toString());
		assertThat(texts).hasSize(3)
			.noneMatch((text) -> text.contains(this.openid) || text.contains("13800138000") || text.contains(CODE)
					|| text.contains(this.merchant.apiV3Key()));
		assertThat(delivery.toString()).contains(delivery.notification().id(), "status=200");
	}

	@Test
	void closeLeavesNoThreadAndNoRepeat() throws IOException {
		FakeThreads before = FakeThreads.now();
		VirtualTimeScheduler waits = VirtualTimeScheduler.create();
		FakeWechatPay other = FakeWechatPay.builder().notificationScheduler(waits).start();
		Endpoint endpoint = receiving(Endpoint.answering(500));
		other.merchant("shop");
		other.notifications().sendTo(endpoint.url());
		FakeDelivery delivery = other.notifications().push(acceptCard());
		await(delivery.attempt(1));
		assertThat(waits.getScheduledTaskCount()).isPositive();
		other.close();
		assertThat(await(delivery.outcome())).isFalse();
		waits.advanceTimeBy(Duration.ofDays(2));
		assertThat(endpoint.received()).hasSize(1);
		assertThat(await(other.notifications().push(acceptCard()).outcome())).isFalse();
		FakeThreads.now().assertEndedSince(before);
	}

	@Test
	void closeEndsPushThatIsUnderWay() throws InterruptedException {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		FakeWechatPay other = FakeWechatPay.builder().start();
		Endpoint endpoint = receiving(Endpoint.answering((received) -> {
			arrived.countDown();
			return released(never) ? 200 : 500;
		}));
		other.merchant("shop");
		other.notifications().sendTo(endpoint.url());
		FakeDelivery delivery = other.notifications().push(acceptCard());
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		other.close();
		assertThat(await(delivery.outcome())).isFalse();
		assertThat(delivery.attempts()).isEmpty();
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> await(delivery.attempt(1)))
			.withMessageContaining("has no attempt 1");
		never.countDown();
	}

}
