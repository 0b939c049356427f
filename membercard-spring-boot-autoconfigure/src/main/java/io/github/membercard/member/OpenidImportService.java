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

package io.github.membercard.member;

import io.github.membercard.apiv3.AdaptiveRateLimiter;
import io.github.membercard.apiv3.CallLimiter;
import io.github.membercard.apiv3.MaxLength;
import io.github.membercard.apiv3.Replayable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Imports existing members by openid. An imported card is active at once, but does not
 * show in the user's wallet until the user adds it.
 *
 * @since 0.1.0
 */
public interface OpenidImportService {

	/**
	 * How many imports {@link #importAll(String, Publisher)} has under way at most.
	 */
	int DEFAULT_CONCURRENCY = 8;

	/**
	 * Import one member ({@code POST
	 * /v3/marketing/membercard-open/cards/{card_id}/users/import}).
	 * @param cardId the card, at most 32 characters
	 * @param request the member
	 * @return the code of the user's card
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012549739">for
	 * merchants</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012727561">for service
	 * providers</a>
	 */
	@Replayable
	@PostExchange("/v3/marketing/membercard-open/cards/{card_id}/users/import")
	Mono<OpenidImport> importUser(@PathVariable("card_id") @MaxLength(32) String cardId,
			@RequestBody OpenidImportRequest request);

	/**
	 * Import many members, {@value #DEFAULT_CONCURRENCY} at a time.
	 * @param cardId the card, at most 32 characters
	 * @param requests the members; taken as fast as they are imported, so the stream may
	 * be of any length
	 * @return one result for each request, in the order of the answers
	 */
	default Flux<OpenidImportResult> importAll(String cardId, Publisher<OpenidImportRequest> requests) {
		return importAll(cardId, requests, DEFAULT_CONCURRENCY);
	}

	/**
	 * Import many members. Slows down when the platform answers that it is too much
	 * (429), and speeds up again. A member that is not imported does not end the stream;
	 * an error of the given stream does, and so does a client that is misconfigured.
	 * @param cardId the card, at most 32 characters
	 * @param requests the members; taken as fast as they are imported, so the stream may
	 * be of any length
	 * @param concurrency how many imports are under way at most, 1 or more
	 * @return one result for each request, in the order of the answers
	 */
	default Flux<OpenidImportResult> importAll(String cardId, Publisher<OpenidImportRequest> requests,
			int concurrency) {
		return importAll(cardId, requests, concurrency, AdaptiveRateLimiter.unlimited());
	}

	/**
	 * Import many members, as fast as a limiter allows. A member that is not imported
	 * does not end the stream; an error of the given stream does, and so does a client
	 * that is misconfigured.
	 * @param cardId the card, at most 32 characters
	 * @param requests the members; taken as fast as they are imported, so the stream may
	 * be of any length
	 * @param concurrency how many imports are under way at most, 1 or more
	 * @param limiter asked for each attempt; one limiter for all imports of a merchant
	 * keeps their sum below its rate
	 * @return one result for each request, in the order of the answers
	 */
	default Flux<OpenidImportResult> importAll(String cardId, Publisher<OpenidImportRequest> requests, int concurrency,
			CallLimiter limiter) {
		return new BulkImport<OpenidImportRequest, OpenidImportResult>(
				(request) -> importUser(cardId, request)
					.map((imported) -> new OpenidImportResult.Imported(request, imported.code())),
				OpenidImportResult.Refused::new, OpenidImportResult.Unknown::new)
			.all(requests, concurrency, limiter);
	}

}
