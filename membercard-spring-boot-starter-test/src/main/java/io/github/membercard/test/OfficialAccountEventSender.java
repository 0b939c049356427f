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
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * Signs events, encrypts them in safe mode, posts them to the server of the account and
 * repeats them until they are accepted.
 */
final class OfficialAccountEventSender {

	private static final Log logger = LogFactory.getLog(FakeWechatPay.class);

	private static final int NONCE_LENGTH = 10;

	private final PushClient client;

	private final List<Duration> schedule;

	// Waits for repeats
	private final Scheduler timer;

	// Encrypts, which is not for an event loop.
	private final Scheduler workers;

	private final Clock clock;

	private final SecureRandom random;

	OfficialAccountEventSender(PushClient client, List<Duration> schedule, Scheduler timer, Scheduler workers,
			Clock clock, SecureRandom random) {
		this.client = client;
		this.schedule = schedule;
		this.timer = timer;
		this.workers = workers;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Ask a server whether it is that of the account.
	 * @param account the account
	 * @param url the address of the server
	 * @return completed with whether it answered {@code echostr}
	 */
	CompletableFuture<Boolean> checkAddress(FakeOfficialAccount account, URI url) {
		Map<String, String> query = signedQuery(account, this.clock.instant());
		String echostr = RandomText.of(this.random, RandomText.DIGITS, 19);
		query.put("echostr", echostr);
		return this.client.get(withQuery(url, query))
			.map((response) -> response.isSuccessful() && response.body().equals(echostr))
			.doOnError((ex) -> logger
				.info("Address check of official account %s: %s".formatted(account.appId(), PushClient.describe(ex))))
			.onErrorReturn(false)
			.publishOn(this.workers)
			.toFuture();
	}

	/**
	 * Send a delivery, and repeat it.
	 * @param delivery the delivery
	 */
	void send(FakeOfficialAccountDelivery delivery) {
		URI url = delivery.url();
		if (url == null) {
			delivery.end();
		}
		else {
			attempt(delivery, url, 1);
		}
	}

	private void attempt(FakeOfficialAccountDelivery delivery, URI url, int number) {
		if (delivery.isOver()) {
			return;
		}
		Instant time = this.clock.instant();
		delivery.add(Mono.defer(() -> post(delivery, url, time))
			.subscribeOn(this.workers)
			.publishOn(this.workers)
			.map((response) -> new FakeOfficialAccountDelivery.Attempt(number, time, response.status(),
					isAccepted(response), null))
			.onErrorResume((ex) -> Mono
				.just(new FakeOfficialAccountDelivery.Attempt(number, time, 0, false, PushClient.describe(ex))))
			.subscribe((attempt) -> ended(delivery, url, attempt)));
	}

	private static boolean isAccepted(PushClient.Response response) {
		String body = response.body();
		return response.isSuccessful() && (body.isEmpty() || body.equals("success"));
	}

	private Mono<PushClient.Response> post(FakeOfficialAccountDelivery delivery, URI url, Instant time) {
		FakeOfficialAccount account = delivery.account();
		Map<String, String> query = signedQuery(account, time);
		query.put("openid", delivery.event().openid());
		String body = delivery.xml();
		if (account.encryptsEvents()) {
			byte[] prefix = new byte[OfficialAccountEncryption.PREFIX_LENGTH];
			this.random.nextBytes(prefix);
			String encrypted = OfficialAccountEncryption.encrypt(prefix, body, account.appId(),
					account.encodingAesKey());
			query.put("encrypt_type", "aes");
			query.put("msg_signature", OfficialAccountSignature.of(account.token(), query.getOrDefault("timestamp", ""),
					query.getOrDefault("nonce", ""), encrypted));
			body = "<xml><ToUserName>%s</ToUserName><Encrypt>%s</Encrypt></xml>".formatted(
					FakeOfficialAccountEvent.cdata(account.originalId()), FakeOfficialAccountEvent.cdata(encrypted));
		}
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONTENT_TYPE, "text/xml");
		return this.client.post(withQuery(url, query), headers, body.getBytes(StandardCharsets.UTF_8));
	}

	private Map<String, String> signedQuery(FakeOfficialAccount account, Instant time) {
		String timestamp = Long.toString(time.getEpochSecond());
		String nonce = RandomText.of(this.random, RandomText.DIGITS, NONCE_LENGTH);
		Map<String, String> query = new LinkedHashMap<>();
		query.put("signature", OfficialAccountSignature.of(account.token(), timestamp, nonce));
		query.put("timestamp", timestamp);
		query.put("nonce", nonce);
		return query;
	}

	private static URI withQuery(URI url, Map<String, String> query) {
		String added = query.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "="
					+ UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		String target = url.toString();
		return URI.create(target + (target.contains("?") ? "&" : "?") + added);
	}

	private void ended(FakeOfficialAccountDelivery delivery, URI url, FakeOfficialAccountDelivery.Attempt attempt) {
		boolean more = !attempt.accepted() && attempt.number() <= this.schedule.size();
		log(delivery, attempt);
		delivery.record(attempt, () -> {
			if (more) {
				Duration wait = this.schedule.get(attempt.number() - 1);
				delivery.add(this.timer.schedule(() -> attempt(delivery, url, attempt.number() + 1), wait.toNanos(),
						TimeUnit.NANOSECONDS));
			}
			return more;
		});
	}

	private static void log(FakeOfficialAccountDelivery delivery, FakeOfficialAccountDelivery.Attempt attempt) {
		String outcome = attempt.accepted() ? "accepted with " : "not accepted with ";
		logger.info("Event %s to official account %s, attempt %d: %s"
			.formatted(delivery.event().event(), delivery.account().appId(), attempt.number(),
					(attempt.failure() != null) ? attempt.failure() : outcome + attempt.status())
			.replaceAll("\\p{Cntrl}", "?"));
	}

}
