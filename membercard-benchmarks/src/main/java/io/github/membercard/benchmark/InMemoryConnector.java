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

package io.github.membercard.benchmark;

import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Answers at once, without a network. The signature of the answer only fits without
 * crypto.
 */
final class InMemoryConnector implements ClientHttpConnector {

	private final String signature = Base64.getEncoder().encodeToString(new byte[256]);

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> callback) {
		return callback.apply(new InMemoryRequest(method, uri)).then(Mono.fromSupplier(this::answer));
	}

	private ClientHttpResponse answer() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.setContentLength(SignedReply.BODY.length());
		headers.set("Request-ID", "08F78BB5AF0610D302189C9CFC5A20B5C0B8CF0128A5E601-0");
		headers.set("Wechatpay-Timestamp", String.valueOf(Instant.now().getEpochSecond()));
		headers.set("Wechatpay-Nonce", "593BEC0C930BF1AFEB40B4A08C8FB242");
		headers.set("Wechatpay-Serial", BenchmarkKeys.PLATFORM_PUBLIC_KEY_ID);
		headers.set("Wechatpay-Signature", this.signature);
		return new InMemoryResponse(headers, SignedReply.BODY);
	}

}
