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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The official accounts of the platform, and how calls name them.
 */
final class OfficialAccounts {

	// That of the examples, which the cards of the platform name too
	private static final String FIRST_APP_ID = "wxea9c30890f48d5ae";

	private static final int APP_ID_DIGITS = 16;

	private final Cards cards;

	private final Notifier notifier;

	private final OfficialAccountAudit audit;

	private final OfficialAccountEventSender sender;

	private final Clock clock;

	private final SecureRandom random;

	private final Map<String, FakeOfficialAccount> accounts = new LinkedHashMap<>();

	OfficialAccounts(Cards cards, Notifier notifier, OfficialAccountAudit audit, OfficialAccountEventSender sender,
			Clock clock, SecureRandom random) {
		this.cards = cards;
		this.notifier = notifier;
		this.audit = audit;
		this.sender = sender;
		this.clock = clock;
		this.random = random;
	}

	synchronized FakeOfficialAccount account(String name) {
		return this.accounts.computeIfAbsent(name, (added) -> newAccount());
	}

	private FakeOfficialAccount newAccount() {
		String appId = this.accounts.isEmpty() ? FIRST_APP_ID
				: "wx" + RandomText.of(this.random, RandomText.HEX_DIGITS, APP_ID_DIGITS);
		return new FakeOfficialAccount(appId, this.cards, this.notifier, this.audit, this.sender, this.clock,
				this.random);
	}

	private synchronized List<FakeOfficialAccount> all() {
		return List.copyOf(this.accounts.values());
	}

	FakeOfficialAccount ofAccessToken(String accessToken) {
		FakeOfficialAccount account = all().stream()
			.filter((candidate) -> candidate.tokens().knows(accessToken))
			.findFirst()
			.orElseThrow(() -> OfficialAccountRefusal.of(40014,
					accessToken.isEmpty() ? "access_token is missing" : "the platform never gave this access_token"));
		account.tokens().check(accessToken);
		return account;
	}

	FakeOfficialAccount ofCredentials(@Nullable String appId, @Nullable String appSecret) {
		FakeOfficialAccount account = all().stream()
			.filter((candidate) -> candidate.appId().equals(appId))
			.findFirst()
			.orElseThrow(() -> OfficialAccountRefusal.of(40013, "appid is of no account of this platform"));
		if (!account.appSecret().equals(appSecret)) {
			throw OfficialAccountRefusal.of(40001, "secret is not the one of the account");
		}
		return account;
	}

	void clearEffects() {
		all().forEach(FakeOfficialAccount::clearEffects);
	}

	void close() {
		this.audit.close();
		all().forEach(FakeOfficialAccount::close);
	}

}
