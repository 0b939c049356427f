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

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The access tokens of an official account, and its tickets. It is thread-safe.
 */
final class OfficialAccountTokens {

	private static final Duration LIFE = Duration.ofHours(2);

	private static final Duration OVERLAP = Duration.ofMinutes(5);

	private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);

	private static final int MOST_FORCED_A_DAY = 20;

	private static final int LENGTH = 136;

	// As long as a token may be
	private static final int STABLE_LENGTH = 512;

	private static final int TICKET_LENGTH = 86;

	private final Clock clock;

	private final SecureRandom random;

	private final Map<String, Token> accessTokens = new HashMap<>();

	private final Map<String, Token> tickets = new HashMap<>();

	private @Nullable Token plain;

	private @Nullable Token stable;

	private @Nullable Instant forced;

	private int forcedToday;

	private int requests;

	OfficialAccountTokens(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Give a new token; the former one soon ends.
	 * @return the token
	 */
	synchronized Given next() {
		this.requests++;
		endSoon(this.plain);
		Token token = newAccessToken(LENGTH);
		this.plain = token;
		return given(token, true);
	}

	/**
	 * Give the token of now.
	 * @param force whether to replace it
	 * @return the token
	 */
	synchronized Given stable(boolean force) {
		this.requests++;
		Token present = this.stable;
		if (force) {
			checkMayForce();
			if (present != null) {
				present.revoked = true;
			}
		}
		else if (present != null && !present.end.minus(OVERLAP).isBefore(now())) {
			return given(present, false);
		}
		else {
			endSoon(present);
		}
		Token token = newAccessToken(STABLE_LENGTH);
		this.stable = token;
		return given(token, true);
	}

	private void checkMayForce() {
		Instant now = now();
		Instant last = this.forced;
		if (last != null && now.isBefore(last.plus(BETWEEN_FORCED))) {
			throw OfficialAccountRefusal.of(45011, "force_refresh is allowed every 30 seconds");
		}
		boolean sameDay = last != null && ChinaTime.date(last).equals(ChinaTime.date(now));
		if (sameDay && this.forcedToday == MOST_FORCED_A_DAY) {
			throw OfficialAccountRefusal.of(45009, "force_refresh is allowed 20 times a day");
		}
		this.forcedToday = sameDay ? this.forcedToday + 1 : 1;
		this.forced = now;
	}

	private void endSoon(@Nullable Token token) {
		if (token != null) {
			Instant soon = now().plus(OVERLAP);
			token.end = token.end.isBefore(soon) ? token.end : soon;
		}
	}

	private Token newAccessToken(int length) {
		Token token = newToken(length);
		this.accessTokens.put(token.value, token);
		return token;
	}

	private Token newToken(int length) {
		return new Token(RandomText.of(this.random, RandomText.LETTERS_AND_DIGITS + "-_", length), now().plus(LIFE));
	}

	private Instant now() {
		return this.clock.instant();
	}

	/**
	 * Return the ticket of a type, the same one while it is valid.
	 * @param type {@code wx_card} or {@code jsapi}
	 * @return the ticket
	 */
	synchronized Given ticket(String type) {
		Token ticket = this.tickets.get(type);
		if (ticket == null || !ticket.end.isAfter(now())) {
			ticket = newToken(TICKET_LENGTH);
			this.tickets.put(type, ticket);
			return given(ticket, true);
		}
		return given(ticket, false);
	}

	synchronized boolean knows(String accessToken) {
		return this.accessTokens.containsKey(accessToken);
	}

	/**
	 * Check that an access token is valid.
	 * @param accessToken one of this account's
	 * @throws OfficialAccountRefusal when it is not
	 */
	synchronized void check(String accessToken) {
		Token token = this.accessTokens.get(accessToken);
		if (token == null || token.revoked) {
			throw OfficialAccountRefusal.of(40001, "the access_token is not the latest one");
		}
		if (!token.end.isAfter(now())) {
			throw OfficialAccountRefusal.of(42001);
		}
	}

	synchronized void expire() {
		Instant now = now();
		this.accessTokens.values().forEach((token) -> token.end = token.end.isBefore(now) ? token.end : now);
		this.plain = null;
		this.stable = null;
	}

	synchronized void revoke() {
		this.accessTokens.values().forEach((token) -> token.revoked = true);
		this.plain = null;
		this.stable = null;
	}

	synchronized int requests() {
		return this.requests;
	}

	private Given given(Token token, boolean fresh) {
		return new Given(token.value, Duration.between(now(), token.end).toSeconds(), fresh);
	}

	/**
	 * What an account is given.
	 *
	 * @param value the access token or the ticket
	 * @param expiresIn how many seconds it lives
	 * @param fresh whether it is a new one
	 */
	record Given(String value, long expiresIn, boolean fresh) {

		@Override
		public String toString() {
			return "Given[expiresIn=" + this.expiresIn + "]";
		}

	}

	/**
	 * An access token or a ticket.
	 */
	private static final class Token {

		private final String value;

		private Instant end;

		private boolean revoked;

		private Token(String value, Instant end) {
			this.value = value;
			this.end = end;
		}

	}

}
