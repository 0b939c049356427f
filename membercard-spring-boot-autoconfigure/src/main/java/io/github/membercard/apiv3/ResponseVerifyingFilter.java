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

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Verifies an answer before anything can read it. Every success is verified, whatever its
 * content type and whether or not it has a body, and it is done before the answer is
 * handed on: a caller that ignores the body gets no unverified success either.
 */
final class ResponseVerifyingFilter implements ExchangeFilterFunction {

	private final SignatureVerifier verifier;

	private final PlatformClock platformClock;

	private final int maxBytes;

	ResponseVerifyingFilter(SignatureVerifier verifier, PlatformClock platformClock, int maxBytes) {
		this.verifier = verifier;
		this.platformClock = platformClock;
		this.maxBytes = maxBytes;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request).flatMap((response) -> {
			this.platformClock.observe(response.headers().asHttpHeaders());
			return response.statusCode().is2xxSuccessful() ? verify(request, response) : Mono.just(response);
		});
	}

	private Mono<ClientResponse> verify(ClientRequest request, ClientResponse response) {
		return read(request, response).flatMap((body) -> this.verifier.verify(() -> describe(request),
				response.headers().asHttpHeaders(), body, response));
	}

	private Mono<byte[]> read(ClientRequest request, ClientResponse response) {
		return BufferedResponse.of(response)
			.read(this.maxBytes)
			.onErrorMap((ex) -> (ex instanceof DataBufferLimitException) ? tooLarge(request, response)
					: new MembercardConnectionException(Exchanges.describe(request), true, ex));
	}

	private MembercardSignatureException tooLarge(ClientRequest request, ClientResponse response) {
		this.verifier.note(MembercardSignatureException.Reason.BODY_TOO_LARGE);
		return new MembercardSignatureException(MembercardSignatureException.Reason.BODY_TOO_LARGE,
				response.headers().asHttpHeaders().getFirst(WechatpayHeaders.SERIAL),
				response.headers().asHttpHeaders().getFirst(WechatpayHeaders.REQUEST_ID),
				"The signature of the answer to " + Exchanges.describe(request)
						+ " is not proven: its body is larger than " + this.maxBytes
						+ " bytes; the limit is 'membercard.http.max-response-size'. " + consequence(request.method()));
	}

	private static SignatureVerifier.Description describe(ClientRequest request) {
		return new SignatureVerifier.Description("the answer to " + Exchanges.describe(request),
				consequence(request.method()));
	}

	private static String consequence(HttpMethod method) {
		return HttpMethod.GET.equals(method) ? "Nothing of it was used."
				: "Nothing of it was used, and the result is unknown: the call may have taken effect. "
						+ "Query it, or repeat it with the same out_request_no.";
	}

}
