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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a client knows of its keys and of the clock at a moment. Holds nothing secret.
 *
 * @param serialNumber the serial number of the merchant API certificate
 * @param expiresAt when the merchant API certificate ends, or {@code null} when only its
 * serial number was given
 * @param platformKeys the keys of the platform, configured and downloaded
 * @param downloadCertificates whether platform certificates are downloaded
 * @param refreshedAt when they were last downloaded, or {@code null} when they never were
 * @param lastFailure the last download that failed, even if a later one did not, or
 * {@code null} when none did
 * @param clockDifference what the last answer said of the clock, or {@code null} before
 * the first one
 * @since 0.1.0
 * @see ApiV3Client#keyStatus()
 */
public record KeyStatus(String serialNumber, @Nullable Instant expiresAt, List<PlatformKey> platformKeys,
		boolean downloadCertificates, @Nullable Instant refreshedAt, @Nullable RefreshFailure lastFailure,
		@Nullable ClockDifference clockDifference) {

	/**
	 * Copy the keys.
	 */
	public KeyStatus {
		platformKeys = List.copyOf(platformKeys);
	}

	/**
	 * A download of platform certificates that failed.
	 *
	 * @param at when it did
	 * @param message why it did
	 */
	public record RefreshFailure(Instant at, String message) {
	}

	/**
	 * How far this machine's clock is from the platform's.
	 *
	 * @param at when the two were compared, by this machine's clock
	 * @param ahead how far this machine's clock is ahead, negative when it is behind; to
	 * the second, and with the time that the answer was on its way
	 */
	public record ClockDifference(Instant at, Duration ahead) {

		/**
		 * Tell whether this is more than WeChat Pay and this client put up with.
		 * @return whether signatures fail for it
		 */
		public boolean isTooLarge() {
			return this.ahead.abs().compareTo(SignatureVerifier.TOLERANCE) > 0;
		}

	}

}
