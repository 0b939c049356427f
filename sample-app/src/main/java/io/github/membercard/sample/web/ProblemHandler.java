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

package io.github.membercard.sample.web;

import java.util.Set;

import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.MembercardConnectionException;
import io.github.membercard.apiv3.MembercardDecodingException;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.MembercardSignatureException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every error with a problem (RFC 9457). What is wrong with the request is the
 * caller's to correct: {@code 4xx}. What is wrong behind this application is not:
 * {@code 502}, {@code 503} or {@code 504}, and a line in the log.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final String REPEAT = " It is not known whether the call took effect. It may be repeated:"
			+ " an import with the same out_request_no takes effect only once.";

	private static final String LOOK = " It is not known whether the call took effect. Look before you repeat it.";

	private static final String OFFICIAL_ACCOUNTS = "/api/test-account";

	// The account, its secret or its permission; not what was asked for
	private static final Set<String> ERRCODES_OF_THE_ACCOUNT = Set.of("40001", "40013", "40014", "40125", "40164",
			"42001", "48001");

	// Too many calls today, or this minute
	private static final Set<String> ERRCODES_OF_LIMITS = Set.of("45009", "45011");

	@ExceptionHandler
	ProblemDetail handle(MembercardResponseException ex, ServerHttpRequest request) {
		HttpStatus status = status(ex);
		String platform = (ex.getStatus() < HttpStatus.MULTIPLE_CHOICES.value()) ? "WeChat" : "WeChat Pay";
		String detail = switch (status) {
			case TOO_MANY_REQUESTS -> platform + " limits how often it may be called. Try again later.";
			case BAD_GATEWAY -> ex.isResultUnknown() ? platform + " failed."
					: platform + " does not accept this application. The log of the application tells why.";
			default -> platform + " refused the call.";
		};
		ProblemDetail problem = problem(status, detail, ex);
		set(problem, "code", ex.getCode());
		set(problem, "message", ex.getPlatformMessage());
		set(problem, "request_id", ex.getRequestId());
		return ex.isResultUnknown() ? resultUnknown(problem, request) : problem;
	}

	@ExceptionHandler
	ProblemDetail handle(MembercardSignatureException ex, ServerHttpRequest request) {
		ProblemDetail problem = problem(HttpStatus.BAD_GATEWAY,
				"It could not be proven that the answer came from WeChat Pay.", ex);
		set(problem, "request_id", ex.getRequestId());
		return resultUnknown(problem, request);
	}

	@ExceptionHandler
	ProblemDetail handle(MembercardConnectionException ex, ServerHttpRequest request) {
		if (!ex.isRequestSent()) {
			return problem(HttpStatus.SERVICE_UNAVAILABLE, "WeChat Pay can't be reached. The call was not sent.", ex);
		}
		return resultUnknown(problem(HttpStatus.GATEWAY_TIMEOUT, "WeChat Pay did not answer.", ex), request);
	}

	@ExceptionHandler
	ProblemDetail handle(MembercardDecodingException ex) {
		return problem(HttpStatus.BAD_GATEWAY,
				"WeChat Pay accepted the call, but this application could not read the answer.", ex);
	}

	@ExceptionHandler
	ProblemDetail handle(MembercardConfigurationException ex) {
		return problem(HttpStatus.INTERNAL_SERVER_ERROR,
				"This application is not configured correctly. The log of the application tells why.", ex);
	}

	/**
	 * An argument that could never be sent. The message names the member as it is on the
	 * wire, and never its value.
	 * @param ex the error
	 * @return the problem
	 */
	@ExceptionHandler
	ProblemDetail handle(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail handle(DataBufferLimitException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, "The upload is too large.");
	}

	@ExceptionHandler
	Mono<ProblemDetail> handle(Exception ex) {
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			// Whoever watched has left; nobody is there for an answer, and nothing failed
			return Mono.error(ex);
		}
		this.logger.error("Unexpected error", ex);
		return Mono.just(ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"This application failed. Its log tells why."));
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		ex.getBody().setDetail(describe(ex));
		return super.handleServerWebInputException(ex, headers, status, exchange);
	}

	private static @Nullable String describe(ServerWebInputException ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		if (cause instanceof IllegalArgumentException) {
			// Of the record that the body was read into
			return cause.getMessage();
		}
		if (cause instanceof JacksonException jackson && !jackson.getPath().isEmpty()) {
			return "'" + jackson.getPath().get(0).getPropertyName() + "' has an unexpected form";
		}
		return (cause instanceof JacksonException) ? "The body is not JSON" : ex.getReason();
	}

	// That the platform refuses our credential is no fault of the caller
	private static HttpStatus status(MembercardResponseException ex) {
		HttpStatus status = HttpStatus.resolve(ex.getStatus());
		if (status != null && status.is2xxSuccessful() && !ex.isResultUnknown()) {
			return statusOfErrcode(ex.getCode());
		}
		if (status == null || !status.is4xxClientError() || status == HttpStatus.UNAUTHORIZED
				|| status == HttpStatus.FORBIDDEN) {
			return HttpStatus.BAD_GATEWAY;
		}
		return status;
	}

	// The older API refuses with a 200 and a code
	private static HttpStatus statusOfErrcode(@Nullable String errcode) {
		if (errcode == null || ERRCODES_OF_THE_ACCOUNT.contains(errcode)) {
			return HttpStatus.BAD_GATEWAY;
		}
		return ERRCODES_OF_LIMITS.contains(errcode) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST;
	}

	private ProblemDetail problem(HttpStatus status, String detail, MembercardException ex) {
		if (status.is5xxServerError()) {
			this.logger.warn(ex.getMessage());
		}
		return ProblemDetail.forStatusAndDetail(status, detail);
	}

	private static ProblemDetail resultUnknown(ProblemDetail problem, ServerHttpRequest request) {
		if (HttpMethod.POST.equals(request.getMethod())) {
			problem.setProperty("result_unknown", true);
			boolean older = request.getPath().value().startsWith(OFFICIAL_ACCOUNTS);
			problem.setDetail(problem.getDetail() + (older ? LOOK : REPEAT));
		}
		return problem;
	}

	private static void set(ProblemDetail problem, String name, @Nullable String value) {
		if (value != null) {
			problem.setProperty(name, value);
		}
	}

}
