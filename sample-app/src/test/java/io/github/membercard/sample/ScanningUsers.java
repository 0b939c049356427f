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

package io.github.membercard.sample;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

import io.github.membercard.test.FakeOfficialAccount;
import io.github.membercard.test.FakeOfficialAccountCard;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Somebody who scans each QR code of the page for test accounts soon after it was drawn,
 * and takes the card. It is another user each time.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class ScanningUsers implements WebFilter {

	private static final PathPattern QRCODE = PathPatternParser.defaultInstance
		.parse("/api/test-account/cards/{cardId}/qrcode.png");

	private static final Duration SOON = Duration.ofSeconds(3);

	private final FakeOfficialAccount account;

	ScanningUsers(FakeOfficialAccount account) {
		this.account = account;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathPattern.PathMatchInfo match = QRCODE.matchAndExtract(exchange.getRequest().getPath());
		if (match == null) {
			return chain.filter(exchange);
		}
		String cardId = match.getUriVariables().get("cardId");
		String outerStr = exchange.getRequest().getQueryParams().getFirst("outer_str");
		return chain.filter(exchange).doOnSuccess((done) -> {
			if (HttpStatus.OK.equals(exchange.getResponse().getStatusCode())) {
				Mono.delay(SOON)
					.doOnNext((later) -> take(cardId, outerStr))
					// Before the audit only testers get it
					.onErrorComplete(IllegalStateException.class)
					.subscribe();
			}
		});
	}

	private void take(@Nullable String cardId, @Nullable String outerStr) {
		this.account.cards()
			.stream()
			.filter((card) -> card.cardId().equals(cardId))
			.filter(Predicate.not(FakeOfficialAccountCard::isUpgraded))
			.forEach((card) -> card.take("o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27),
					outerStr));
	}

}
