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

package io.github.membercard.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.KeyStatus;
import io.github.membercard.apiv3.PlatformKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the certificates of the merchants are still valid, and how wrong the
 * clock is. What is not known is not a number.
 */
final class KeyMeters implements MeterBinder {

	private static final double MILLIS = 1000.0;

	private final MembercardOpenClients clients;

	private final Clock clock;

	KeyMeters(MembercardOpenClients clients, Clock clock) {
		this.clients = clients;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.names().forEach((merchant) -> {
			expiry(registry, merchant, "merchant", (status) -> left(status.expiresAt()));
			expiry(registry, merchant, "platform", (status) -> left(lastEnd(status)));
			TimeGauge
				.builder("membercard.clock.skew", this, TimeUnit.SECONDS,
						(meters) -> meters.read(merchant, (status) -> skew(status.clockDifference())))
				.description("How far this machine's clock is ahead of the platform's, by the last answer")
				.tag("merchant", merchant)
				.register(registry);
		});
	}

	private void expiry(MeterRegistry registry, String merchant, String certificate,
			ToDoubleFunction<KeyStatus> value) {
		TimeGauge
			.builder("membercard.certificate.expiry", this, TimeUnit.SECONDS, (meters) -> meters.read(merchant, value))
			.description("How long the certificate is still valid; of the platform's, the one that ends last")
			.tag("certificate", certificate)
			.tag("merchant", merchant)
			.register(registry);
	}

	// The client of a name may be replaced
	private double read(String merchant, ToDoubleFunction<KeyStatus> value) {
		return this.clients.find(merchant)
			.map((client) -> value.applyAsDouble(client.apiV3Client().keyStatus()))
			.orElse(Double.NaN);
	}

	private double left(@Nullable Instant end) {
		return (end != null) ? Duration.between(this.clock.instant(), end).toSeconds() : Double.NaN;
	}

	private static @Nullable Instant lastEnd(KeyStatus status) {
		return status.platformKeys()
			.stream()
			.map(PlatformKey::expiresAt)
			.filter(Objects::nonNull)
			.max(Instant::compareTo)
			.orElse(null);
	}

	private static double skew(KeyStatus.@Nullable ClockDifference difference) {
		return (difference != null) ? difference.ahead().toMillis() / MILLIS : Double.NaN;
	}

}
