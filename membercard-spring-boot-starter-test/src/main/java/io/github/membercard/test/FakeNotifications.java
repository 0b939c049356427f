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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Pushes notifications to merchants, as the platform does: encrypted with the APIv3 key,
 * signed by the key that signs answers to the merchant, and repeated until the endpoint
 * answers 2xx within 5 seconds. The platform also pushes by itself what happens to user
 * cards, once there is an address. It is thread-safe.
 *
 * @since 0.1.0
 * @see FakeWechatPay#notifications()
 */
public final class FakeNotifications {

	/**
	 * The waits that the general rules of the platform name: 15 repeats in 24 hours and 4
	 * minutes.
	 */
	public static final List<Duration> GENERAL_SCHEDULE = List.of(Duration.ofSeconds(15), Duration.ofSeconds(15),
			Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofMinutes(10), Duration.ofMinutes(20),
			Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(60),
			Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(6));

	/**
	 * The waits that the pages on member cards name: every 60 seconds, 11 times in all.
	 */
	public static final List<Duration> MEMBER_CARD_SCHEDULE = Collections.nCopies(10, Duration.ofSeconds(60));

	private final NotificationSender sender;

	private final Function<String, @Nullable FakeMerchant> merchants;

	private final Function<FakeMerchant, @Nullable URI> notifyUrls;

	private final Clock clock;

	private final SecureRandom random;

	private final Map<String, URI> urls = new ConcurrentHashMap<>();

	private final Map<String, URI> defaultUrls = new ConcurrentHashMap<>();

	private final String firstMerchantId;

	private final List<FakeDelivery> deliveries = new ArrayList<>();

	private boolean closed;

	/**
	 * Create the notifications of a platform.
	 * @param sender what sends them
	 * @param merchants finds a merchant by its id
	 * @param firstMerchantId the id of the first merchant
	 * @param notifyUrls finds the address that a merchant set by itself
	 * @param clock the clock of the platform
	 * @param random the source of chance
	 */
	FakeNotifications(NotificationSender sender, Function<String, @Nullable FakeMerchant> merchants,
			String firstMerchantId, Function<FakeMerchant, @Nullable URI> notifyUrls, Clock clock,
			SecureRandom random) {
		this.sender = sender;
		this.merchants = merchants;
		this.firstMerchantId = firstMerchantId;
		this.notifyUrls = notifyUrls;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Send the notifications of the first merchant to an address. Without one they are
	 * not sent, unless the merchant set an address on this machine with
	 * {@code PATCH /v3/marketing/membercard-open/callback}: an address elsewhere is kept,
	 * but tests should not reach it by accident.
	 * @param url an http or https address, of any machine; a certificate of this machine
	 * is not checked
	 * @throws IllegalArgumentException when it is no such address
	 */
	public void sendTo(URI url) {
		sendTo(this.firstMerchantId, url);
	}

	/**
	 * Send the notifications of a merchant to an address.
	 * @param merchant the merchant
	 * @param url an http or https address, of any machine; a certificate of this machine
	 * is not checked
	 * @throws IllegalArgumentException when it is no such address
	 */
	public void sendTo(FakeMerchant merchant, URI url) {
		sendTo(merchant.merchantId(), url);
	}

	/**
	 * Send the notifications of a merchant to an address unless another one was set or
	 * will be, by {@code sendTo} or by the merchant on this machine.
	 * @param merchant the merchant
	 * @param url an http or https address, of any machine; a certificate of this machine
	 * is not checked
	 * @throws IllegalArgumentException when it is no such address
	 */
	public void sendByDefaultTo(FakeMerchant merchant, URI url) {
		PushClient.check(url);
		this.defaultUrls.put(merchant.merchantId(), url);
	}

	private void sendTo(String merchantId, URI url) {
		PushClient.check(url);
		this.urls.put(merchantId, url);
	}

	/**
	 * Push a notification, without waiting for it.
	 * @param notification the notification
	 * @return what becomes of it
	 * @throws IllegalStateException when there is no merchant to push to
	 */
	public FakeDelivery push(FakeNotification notification) {
		FakeDelivery delivery = delivery(notification, false);
		this.sender.send(delivery);
		return delivery;
	}

	/**
	 * Push copies of a notification at the same time. They have the same id and the same
	 * body, but each is signed and repeated by itself.
	 * @param notification the notification
	 * @param n how many
	 * @return what becomes of each
	 * @throws IllegalStateException when there is no merchant to push to
	 */
	public List<FakeDelivery> pushCopies(FakeNotification notification, int n) {
		FakeMerchant merchant = merchant(notification);
		Lazy<byte[]> body = body(notification, merchant);
		List<FakeDelivery> copies = IntStream.range(0, n)
			.mapToObj((i) -> delivery(notification, merchant, body, false))
			.toList();
		copies.forEach(this.sender::send);
		return copies;
	}

	/**
	 * Push notifications out of order, each when the first attempt of the one before has
	 * ended.
	 * @param notifications the notifications
	 * @param seed determines the order
	 * @return what becomes of each, in the order they are pushed
	 * @throws IllegalStateException when there is no merchant to push to
	 */
	public List<FakeDelivery> pushShuffled(List<FakeNotification> notifications, long seed) {
		List<FakeNotification> shuffled = new ArrayList<>(notifications);
		Collections.shuffle(shuffled, new Random(seed));
		return pushInOrder(shuffled.stream());
	}

	private List<FakeDelivery> pushInOrder(Stream<FakeNotification> notifications) {
		List<FakeDelivery> inOrder = notifications.map((notification) -> delivery(notification, false)).toList();
		this.sender.sendInOrder(inOrder);
		return inOrder;
	}

	/**
	 * Probe whether the merchant checks signatures: push a notification with a signature
	 * that begins with {@code WECHATPAY/SIGNTEST/} and is wrong on purpose. When it is
	 * not accepted the same notification follows at once, signed well. When it is,
	 * nothing follows and it doesn't count as delivered.
	 * @param notification the notification
	 * @return what becomes of it; its first attempt is the probe
	 * @throws IllegalStateException when there is no merchant to push to
	 */
	public FakeDelivery probe(FakeNotification notification) {
		FakeDelivery delivery = delivery(notification, true);
		this.sender.send(delivery);
		return delivery;
	}

	/**
	 * Change every request after it was signed, repeats too, until {@link #clear()}: what
	 * somebody on the way could do.
	 * @param change the change
	 */
	public void beforeSending(UnaryOperator<NotificationRequest> change) {
		this.sender.beforeSending(change);
	}

	/**
	 * Return the deliveries so far, with those that the platform made by itself.
	 * @return a copy, oldest first; its elements follow what happens to them
	 */
	public List<FakeDelivery> deliveries() {
		synchronized (this.deliveries) {
			return List.copyOf(this.deliveries);
		}
	}

	/**
	 * Forget the deliveries so far, end those that are under way and send what follows
	 * unchanged. The addresses stay.
	 */
	public void clear() {
		this.sender.beforeSending(UnaryOperator.identity());
		List<FakeDelivery> former;
		synchronized (this.deliveries) {
			former = List.copyOf(this.deliveries);
			this.deliveries.clear();
		}
		former.forEach(FakeDelivery::end);
	}

	/**
	 * Push what happened on the platform, to merchants that have an address.
	 * @param merchantId the id of the merchant, or {@code null} for the first one
	 * @param notifications what happened, in this order
	 */
	void tell(@Nullable String merchantId, List<FakeNotification> notifications) {
		FakeMerchant merchant = find(merchantId);
		if (merchant != null && url(merchant) != null) {
			pushInOrder(notifications.stream().map((notification) -> notification.withMerchant(merchant)));
		}
	}

	private FakeDelivery delivery(FakeNotification notification, boolean probe) {
		FakeMerchant merchant = merchant(notification);
		return delivery(notification, merchant, body(notification, merchant), probe);
	}

	private FakeMerchant merchant(FakeNotification notification) {
		FakeMerchant merchant = find(notification.merchantId());
		if (merchant == null) {
			throw new IllegalStateException("There is no merchant to push to, make one with FakeWechatPay.merchant");
		}
		return merchant;
	}

	private @Nullable FakeMerchant find(@Nullable String merchantId) {
		return this.merchants.apply((merchantId != null) ? merchantId : this.firstMerchantId);
	}

	private Lazy<byte[]> body(FakeNotification notification, FakeMerchant merchant) {
		Instant time = this.clock.instant();
		return new Lazy<>(() -> notification.body(merchant, time, this.random));
	}

	private FakeDelivery delivery(FakeNotification notification, FakeMerchant merchant, Lazy<byte[]> body,
			boolean probe) {
		FakeDelivery delivery = new FakeDelivery(notification, merchant, url(merchant), body, probe);
		synchronized (this.deliveries) {
			if (!this.closed) {
				this.deliveries.add(delivery);
				return delivery;
			}
		}
		delivery.end();
		return delivery;
	}

	private @Nullable URI url(FakeMerchant merchant) {
		URI url = this.urls.get(merchant.merchantId());
		if (url != null) {
			return url;
		}
		URI notifyUrl = this.notifyUrls.apply(merchant);
		return (notifyUrl != null && PushClient.isLocal(notifyUrl)) ? notifyUrl
				: this.defaultUrls.get(merchant.merchantId());
	}

	void close() {
		synchronized (this.deliveries) {
			this.closed = true;
		}
		deliveries().forEach(FakeDelivery::end);
	}

	@Override
	public String toString() {
		return "FakeNotifications[" + deliveries().size() + " deliveries]";
	}

}
