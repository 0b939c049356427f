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

package io.github.membercard.autoconfigure.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.membercard.apiv3.KeyStatus;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells whether a merchant can sign and verify, by what its client knows. Asks nobody.
 */
final class MembercardHealthIndicator extends AbstractHealthIndicator {

	/**
	 * What an answer said of the clock is old after this time: nobody may have called
	 * since the clock was set.
	 */
	private static final Duration CLOCK_DIFFERENCE_COUNTS = Duration.ofMinutes(5);

	private final Supplier<KeyStatus> keyStatus;

	private final Supplier<@Nullable MembercardConfigurationException> reloadFailure;

	private final Duration warningThreshold;

	private final Clock clock;

	/**
	 * Create an indicator.
	 * @param keyStatus what the client knows
	 * @param reloadFailure tells why changed keys are not used
	 * @param warningThreshold how long before its end a certificate is worth a warning
	 * @param clock the clock
	 */
	MembercardHealthIndicator(Supplier<KeyStatus> keyStatus,
			Supplier<@Nullable MembercardConfigurationException> reloadFailure, Duration warningThreshold,
			Clock clock) {
		super("What is known of the keys of a merchant can't be told");
		this.keyStatus = keyStatus;
		this.reloadFailure = reloadFailure;
		this.warningThreshold = warningThreshold;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		KeyStatus status = this.keyStatus.get();
		Instant now = this.clock.instant();
		List<String> problems = problems(status, now);
		if (!problems.isEmpty()) {
			builder.down();
		}
		else if (isUsable(status, now)) {
			builder.up();
		}
		else {
			builder.unknown();
		}
		details(builder, status, now);
		detail(builder, "problems", problems);
		detail(builder, "warnings", warnings(status, now));
	}

	private static List<String> problems(KeyStatus status, Instant now) {
		List<String> problems = new ArrayList<>();
		if (hasEnded(status.expiresAt(), now)) {
			problems.add("The merchant API certificate has expired: issue a new one in the merchant platform");
		}
		if (!isUsable(status, now)) {
			if (!status.downloadCertificates()) {
				problems.add("No platform key is valid: configure the current one");
			}
			else if (status.lastFailure() != null || status.refreshedAt() != null) {
				problems.add("No platform key is valid, and the last download gave none");
			}
		}
		KeyStatus.ClockDifference difference = status.clockDifference();
		if (difference != null && difference.isTooLarge()
				&& Duration.between(difference.at(), now).abs().compareTo(CLOCK_DIFFERENCE_COUNTS) < 0) {
			problems.add("The clock of this machine is wrong: check NTP");
		}
		return problems;
	}

	private List<String> warnings(KeyStatus status, Instant now) {
		List<String> warnings = new ArrayList<>();
		if (endsSoon(status.expiresAt(), now)) {
			warnings.add("The merchant API certificate ends soon");
		}
		boolean platformEndsSoon = status.platformKeys()
			.stream()
			.allMatch((key) -> hasEnded(key.expiresAt(), now) || endsSoon(key.expiresAt(), now));
		if (isUsable(status, now) && platformEndsSoon) {
			warnings.add("The last platform certificate ends soon");
		}
		KeyStatus.RefreshFailure failure = status.lastFailure();
		Instant refreshedAt = status.refreshedAt();
		if (failure != null && (refreshedAt == null || refreshedAt.isBefore(failure.at()))) {
			warnings.add("The last download of platform certificates failed");
		}
		MembercardConfigurationException reloadFailure = this.reloadFailure.get();
		if (reloadFailure != null) {
			warnings.add("The changed keys are not used: " + reloadFailure.getMessage());
		}
		return warnings;
	}

	private boolean endsSoon(@Nullable Instant end, Instant now) {
		return end != null && end.isAfter(now) && end.isBefore(now.plus(this.warningThreshold));
	}

	private static boolean hasEnded(@Nullable Instant end, Instant now) {
		return end != null && !end.isAfter(now);
	}

	private static boolean isUsable(KeyStatus status, Instant now) {
		return status.platformKeys().stream().anyMatch((key) -> !hasEnded(key.expiresAt(), now));
	}

	private static void details(Health.Builder builder, KeyStatus status, Instant now) {
		builder.withDetail("certificate", key(status.serialNumber(), status.expiresAt(), now));
		builder.withDetail("platformKeys", status.platformKeys().stream().map((key) -> key(key, now)).toList());
		if (status.refreshedAt() != null) {
			builder.withDetail("lastRefresh", status.refreshedAt());
		}
		if (status.lastFailure() != null) {
			builder.withDetail("lastRefreshFailure",
					Map.of("at", status.lastFailure().at(), "message", status.lastFailure().message()));
		}
		if (status.clockDifference() != null) {
			builder.withDetail("clockAheadSeconds", status.clockDifference().ahead().toSeconds());
		}
	}

	private static Map<String, Object> key(PlatformKey key, Instant now) {
		return key(key.serial(), key.expiresAt(), now);
	}

	private static Map<String, Object> key(String serial, @Nullable Instant end, Instant now) {
		Map<String, Object> key = new LinkedHashMap<>();
		key.put("serial", serial);
		if (end != null) {
			key.put("expiresAt", end);
			key.put("daysLeft", Math.max(0, Duration.between(now, end).toDays()));
		}
		return key;
	}

	private static void detail(Health.Builder builder, String name, List<String> texts) {
		if (!texts.isEmpty()) {
			builder.withDetail(name, texts);
		}
	}

}
