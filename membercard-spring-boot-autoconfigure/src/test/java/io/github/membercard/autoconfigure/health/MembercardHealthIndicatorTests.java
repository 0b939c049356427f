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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import io.github.membercard.apiv3.KeyStatus;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.PlatformKey;
import io.github.membercard.apiv3.PlatformKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MembercardHealthIndicator}.
 */
class MembercardHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

	private static final Duration THRESHOLD = Duration.ofDays(14);

	private final PlatformKey publicKey = keys(PlatformKeys.builder()
		.publicKey("PUB_KEY_ID_0119000000012026010100000000000001", read("vectors/keys/wechatpay_public_key.pem")));

	private final PlatformKey certificate = keys(
			PlatformKeys.builder().certificate(read("vectors/keys/platform_cert.pem")));

	@Test
	void validKeysShouldBeUp() {
		Health health = health(NOW, status(NOW.plus(Duration.ofDays(100)), this.publicKey));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsOnlyKeys("certificate", "platformKeys");
		assertThat(String.valueOf(health.getDetails().get("certificate"))).contains("daysLeft=100");
	}

	@Test
	void certificateOfUnknownEndShouldBeUp() {
		assertThat(health(NOW, status(null, this.publicKey)).getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void certificateThatEndsSoonShouldBeUpWithAWarning() {
		Health health = health(NOW, status(NOW.plus(THRESHOLD).minusSeconds(1), this.publicKey));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("warnings", List.of("The merchant API certificate ends soon"));
	}

	@Test
	void expiredCertificateShouldBeDown() {
		Health health = health(NOW, status(NOW, this.publicKey));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(String.valueOf(health.getDetails().get("problems"))).contains("has expired");
	}

	@Test
	void expiredPlatformCertificateWithoutDownloadShouldBeDown() {
		Instant end = Objects.requireNonNull(this.certificate.expiresAt());
		assertThat(health(end.minusSeconds(1), status(null, this.certificate)).getStatus()).isEqualTo(Status.UP);
		assertThat(health(end, status(null, this.certificate)).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void platformCertificateThatEndsSoonShouldBeAWarningOnlyWhenNoOtherKeyIsThere() {
		Instant now = Objects.requireNonNull(this.certificate.expiresAt()).minusSeconds(60);
		assertThat(health(now, status(null, this.certificate)).getDetails()).containsEntry("warnings",
				List.of("The last platform certificate ends soon"));
		assertThat(health(now, status(null, this.certificate, this.publicKey)).getDetails())
			.doesNotContainKey("warnings");
	}

	@Test
	void downloadBeforeTheFirstCallShouldBeUnknown() {
		assertThat(health(NOW, downloading(null, null)).getStatus()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void failedFirstDownloadShouldBeDown() {
		Health health = health(NOW, downloading(null, NOW));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsKey("lastRefreshFailure");
	}

	@Test
	void failedDownloadShouldBeUpWhileAKeyIsValid() {
		Health health = health(NOW, downloading(NOW.minusSeconds(60), NOW, this.publicKey));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("warnings",
				List.of("The last download of platform certificates failed"));
	}

	@Test
	void downloadAfterAFailedOneShouldBeNoWarning() {
		assertThat(health(NOW, downloading(NOW, NOW.minusSeconds(60), this.publicKey)).getDetails())
			.doesNotContainKey("warnings");
	}

	@Test
	void changedKeyThatIsNotUsableShouldBeAWarning() {
		Health health = health(NOW, status(null, this.publicKey), new MembercardConfigurationException(
				"membercard.merchants.acme.private-key", "it is missing", "Set it"));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(String.valueOf(health.getDetails().get("warnings"))).contains("changed keys are not used",
				"membercard.merchants.acme.private-key");
	}

	@Test
	void wrongClockShouldBeDownAsLongAsThatIsNew() {
		assertThat(health(NOW, withClock(NOW, Duration.ofSeconds(-301))).getStatus()).isEqualTo(Status.DOWN);
		assertThat(health(NOW, withClock(NOW, Duration.ofMinutes(5))).getStatus()).isEqualTo(Status.UP);
		assertThat(health(NOW.plusSeconds(301), withClock(NOW, Duration.ofSeconds(301))).getStatus())
			.isEqualTo(Status.UP);
	}

	private static Health health(Instant now, KeyStatus status) {
		return health(now, status, null);
	}

	private static Health health(Instant now, KeyStatus status,
			@Nullable MembercardConfigurationException reloadFailure) {
		return Objects.requireNonNull(new MembercardHealthIndicator(() -> status, () -> reloadFailure, THRESHOLD,
				Clock.fixed(now, ZoneOffset.UTC))
			.health());
	}

	private static KeyStatus status(@Nullable Instant end, PlatformKey... keys) {
		return new KeyStatus("5157F09EFDC096DE15EBE81A47057A72000000AA", end, List.of(keys), false, null, null, null);
	}

	private static KeyStatus downloading(@Nullable Instant refreshedAt, @Nullable Instant failedAt,
			PlatformKey... keys) {
		return new KeyStatus("5157F09EFDC096DE15EBE81A47057A72000000AA", null, List.of(keys), true, refreshedAt,
				(failedAt != null) ? new KeyStatus.RefreshFailure(failedAt, "no answer") : null, null);
	}

	private KeyStatus withClock(Instant at, Duration ahead) {
		return new KeyStatus("5157F09EFDC096DE15EBE81A47057A72000000AA", null, List.of(this.publicKey), false, null,
				null, new KeyStatus.ClockDifference(at, ahead));
	}

	private static PlatformKey keys(PlatformKeys.Builder keys) {
		return keys.build().all().iterator().next();
	}

	private static String read(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
