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

import java.net.URI;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Signs a request. Innermost of the filters: the body is written to memory once, and the
 * bytes that were signed are sent, so nothing can come between. The CPU work of signing
 * is done on a scheduler, never on an event loop, and before a connection is taken.
 */
final class RequestSigningFilter implements ExchangeFilterFunction {

	private final CredentialSource credentials;

	private final @Nullable PlatformKeySource platformKeys;

	private final PlatformHosts hosts;

	private final JsonCodecs codecs;

	private final Clock clock;

	private final NonceSource nonces;

	private final Scheduler scheduler;

	/**
	 * Create a filter.
	 * @param credentials what to sign with
	 * @param platformKeys where the key comes from that encrypts sensitive members and is
	 * named as the one to sign the answer with; {@code null} leaves the choice to the
	 * platform
	 * @param hosts where requests go
	 * @param codecs write the body
	 * @param clock gives the timestamp
	 * @param nonces gives the nonce
	 * @param scheduler where the body is written and the signature is computed
	 */
	RequestSigningFilter(CredentialSource credentials, @Nullable PlatformKeySource platformKeys, PlatformHosts hosts,
			JsonCodecs codecs, Clock clock, NonceSource nonces, Scheduler scheduler) {
		this.credentials = credentials;
		this.platformKeys = platformKeys;
		this.hosts = hosts;
		this.codecs = codecs;
		this.clock = clock;
		this.nonces = nonces;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return signed(request).flatMap(next::exchange);
	}

	private Mono<ClientRequest> signed(ClientRequest request) {
		if (this.platformKeys == null) {
			return signed(request, null);
		}
		// The caller's own choice, as who encrypts by himself has to name his key
		String serial = request.headers().getFirst(WechatpayHeaders.SERIAL);
		if (serial != null) {
			return this.platformKeys.find(serial)
				.flatMap((chosen) -> signed(request, chosen))
				.switchIfEmpty(signed(request, null));
		}
		PlatformKey key = this.platformKeys.preferredNow();
		return (key != null) ? signed(request, key)
				: this.platformKeys.preferred()
					.onErrorMap(RequestSigningFilter::isDownloadFailure,
							(ex) -> new MembercardConnectionException(Exchanges.describe(request), false, ex))
					.flatMap((downloaded) -> signed(request, downloaded));
	}

	private Mono<ClientRequest> signed(ClientRequest request, @Nullable PlatformKey platformKey) {
		return Mono.defer(() -> {
			Thread thread = Thread.currentThread();
			this.codecs.prepareAnswer(request);
			return CapturedRequest.of(request, this.codecs.strategies(), platformKey).flatMap((captured) -> {
				if (Thread.currentThread() == thread) {
					return Mono.just(sign(request, captured, platformKey));
				}
				// The last part of the body came from another thread
				return Mono.<ClientRequest>fromSupplier(() -> sign(request, captured, platformKey))
					.subscribeOn(this.scheduler);
			});
		}).subscribeOn(this.scheduler);
	}

	// It is the download that failed, this request never left
	private static boolean isDownloadFailure(Throwable ex) {
		return ex instanceof MembercardException && !(ex instanceof MembercardConfigurationException);
	}

	private ClientRequest sign(ClientRequest request, CapturedRequest captured, @Nullable PlatformKey platformKey) {
		URI url = PersonalParameter.address(request, platformKey);
		String target = this.hosts.signedTarget(url);
		byte[] body = captured.body();
		byte[] content = (byte[]) request.attribute(SignedContent.ATTRIBUTE).orElse(body);
		checkCharacters(target, content);
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = this.nonces.nextNonce();
		byte[] message = SignedMessages.request(request.method().name(), target, timestamp, nonce, content);
		String authorization = this.credentials.current().authorize(message, timestamp, nonce);
		HttpHeaders headers = captured.getHeaders();
		headers.set(HttpHeaders.AUTHORIZATION, authorization);
		if (platformKey != null) {
			headers.set(WechatpayHeaders.SERIAL, platformKey.serial());
		}
		captured.completeHeaders();
		return new WrittenRequest(request, url, captured);
	}

	private static void checkCharacters(String target, byte[] content) {
		boolean astral = false;
		// The first byte of a character of four bytes; no other UTF-8 byte is as high
		for (int i = 0; i < content.length && !astral; i++) {
			astral = (content[i] & 0xFF) >= 0xF0;
		}
		for (int i = target.indexOf('%'); i >= 0 && !astral; i = target.indexOf('%', i + 1)) {
			astral = target.startsWith("F", i + 1) || target.startsWith("f", i + 1);
		}
		if (astral) {
			throw new IllegalArgumentException("The request to " + path(target)
					+ " holds a character above U+FFFF, such as an emoji, which WeChat Pay refuses; remove it");
		}
	}

	private static String path(String target) {
		int query = target.indexOf('?');
		return (query < 0) ? target : target.substring(0, query);
	}

}
