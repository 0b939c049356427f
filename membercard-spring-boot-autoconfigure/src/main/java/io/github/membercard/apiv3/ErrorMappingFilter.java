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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Turns failed exchanges into {@link MembercardException}s.
 */
final class ErrorMappingFilter implements ExchangeFilterFunction {

	private static final int MAX_ERROR_BYTES = 64 * 1024;

	private final JsonCodecs codecs;

	private final Clock clock;

	ErrorMappingFilter(JsonCodecs codecs, Clock clock) {
		this.codecs = codecs;
		this.clock = clock;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.onErrorMap(ErrorMappingFilter::isUnanswered, (ex) -> notAnswered(request, cause(ex)))
			.flatMap((response) -> response.statusCode().is2xxSuccessful() ? Mono.just(response)
					: toError(request, response));
	}

	// Rejected when the context was closed, or more calls wait for their signature than
	// may
	private static boolean isUnanswered(Throwable ex) {
		return ex instanceof WebClientRequestException || ex instanceof RejectedExecutionException;
	}

	// The wrapper holds the headers of the request, and with them its Authorization
	private static Throwable cause(Throwable ex) {
		return (ex instanceof WebClientRequestException && ex.getCause() != null) ? ex.getCause() : ex;
	}

	private static MembercardConnectionException notAnswered(ClientRequest request, Throwable cause) {
		boolean local = isRefusedHere(cause) || cause instanceof CancellationException;
		return new MembercardConnectionException(Exchanges.describe(request),
				!isRefusedHere(cause) && !isUnconnected(cause), local, cause);
	}

	private static boolean isUnconnected(Throwable cause) {
		return cause instanceof ConnectException || cause instanceof UnknownHostException
				|| cause instanceof SSLHandshakeException || cause instanceof UnresolvedAddressException;
	}

	private static boolean isRefusedHere(Throwable cause) {
		return cause instanceof RejectedExecutionException || cause instanceof PoolAcquireTimeoutException
				|| cause instanceof PoolAcquirePendingLimitException || cause instanceof PoolShutdownException;
	}

	private Mono<ClientResponse> toError(ClientRequest request, ClientResponse response) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		int status = response.statusCode().value();
		return BufferedResponse.of(response)
			.read(MAX_ERROR_BYTES)
			// A body that breaks off or is too large says no more than the status does
			.onErrorReturn(Exchanges.NO_BODY)
			.flatMap((body) -> Mono.error(new MembercardResponseException(Exchanges.describe(request), status,
					parse(body), headers.getFirst(WechatpayHeaders.REQUEST_ID), hint(status, headers))));
	}

	private MembercardResponseException.@Nullable ErrorBody parse(byte[] body) {
		try {
			MembercardResponseException.ErrorBody error = this.codecs.errorReader().readValue(body);
			return (error != null && error.code() != null) ? error : null;
		}
		catch (JacksonException ex) {
			// A page of a gateway; the status says what there is to say
			return null;
		}
	}

	private @Nullable String hint(int status, HttpHeaders headers) {
		if (status != HttpStatus.UNAUTHORIZED.value()) {
			return null;
		}
		return "WeChat Pay did not accept the signature: check that private key, certificate and merchant number belong"
				+ " together, and the clock of this machine" + clockDifference(headers);
	}

	private String clockDifference(HttpHeaders headers) {
		String date = headers.getFirst(HttpHeaders.DATE);
		if (date == null) {
			return "";
		}
		try {
			Instant theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
			Duration difference = Duration.between(theirs, this.clock.instant());
			return ", which is " + difference.toSeconds() + " s ahead of the server's";
		}
		catch (DateTimeException ex) {
			return "";
		}
	}

}
