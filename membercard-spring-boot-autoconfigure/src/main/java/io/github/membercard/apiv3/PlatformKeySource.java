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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The platform keys of a merchant as they are now: the configured ones, and the
 * certificates downloaded on first need. Readers see an immutable snapshot; a download
 * that fails keeps the old one.
 */
final class PlatformKeySource {

	/**
	 * A serial that nobody knows must not make a client ask the platform again and again.
	 */
	private static final Duration MINIMUM_INTERVAL = Duration.ofSeconds(10);

	/**
	 * A new certificate is in the list some 24 hours before the platform signs with it.
	 */
	private static final Duration REFRESH_INTERVAL = Duration.ofHours(12);

	/**
	 * Answers to requests that named a key which was replaced since are still signed with
	 * it. Long enough for all that are under way.
	 */
	private static final Duration FORMER_KEYS_FOR = Duration.ofMinutes(5);

	private static final Log logger = LogFactory.getLog(PlatformKeySource.class);

	private volatile PlatformKeys keys;

	private volatile @Nullable FormerKeys former;

	// Beside the configured ones, which may be replaced
	private PlatformKeys downloaded = PlatformKeys.builder().build();

	private volatile @Nullable Instant downloadedAt;

	private volatile KeyStatus.@Nullable RefreshFailure lastFailure;

	private final Clock clock;

	private final ApiV3ClientListener listener;

	private final AtomicReference<@Nullable Mono<PlatformKeys>> running = new AtomicReference<>();

	private final @Nullable Mono<PlatformKeys> download;

	private final @Nullable Mono<PlatformKeys> refresh;

	/**
	 * Create a source.
	 * @param configured the configured keys, may be empty
	 * @param download gets the certificates, {@code null} without a download
	 * @param clock tells which certificates have ended
	 * @param scheduler keeps the interval between downloads
	 */
	PlatformKeySource(PlatformKeys configured, @Nullable Mono<List<PlatformKey>> download, Clock clock,
			Scheduler scheduler) {
		this(configured, download, clock, scheduler, new ApiV3ClientListener() {
		});
	}

	PlatformKeySource(PlatformKeys configured, @Nullable Mono<List<PlatformKey>> download, Clock clock,
			Scheduler scheduler, ApiV3ClientListener listener) {
		this.keys = configured;
		this.clock = clock;
		this.listener = listener;
		this.download = (download != null) ? shared(download) : null;
		// Keeps the outcome, good or bad, for the interval
		this.refresh = (this.download != null) ? this.download.cache((keys) -> MINIMUM_INTERVAL,
				(ex) -> MINIMUM_INTERVAL, () -> MINIMUM_INTERVAL, scheduler) : null;
	}

	// One download serves all who wait for it
	private Mono<PlatformKeys> shared(Mono<List<PlatformKey>> download) {
		return Mono.defer(() -> {
			Mono<PlatformKeys> running = this.running.get();
			if (running != null) {
				return running;
			}
			Mono<PlatformKeys> next = download.map(this::add)
				.doOnError(this::note)
				.doOnTerminate(() -> this.running.set(null))
				.cache();
			Mono<PlatformKeys> other = this.running.compareAndExchange(null, next);
			return (other != null) ? other : next;
		});
	}

	private void note(Throwable ex) {
		this.lastFailure = new KeyStatus.RefreshFailure(this.clock.instant(), String.valueOf(ex.getMessage()));
		this.listener.keysRefreshed(ex);
		logger.warn("Platform certificates could not be downloaded; the present keys " + current().serials()
				+ " stay in use: " + ex.getMessage());
	}

	/**
	 * Replace the configured keys. Those that were downloaded stay, and all there were
	 * still prove answers under way.
	 * @param configured the configured keys, may be empty
	 */
	synchronized void use(PlatformKeys configured) {
		this.former = new FormerKeys(this.keys, this.clock.instant().plus(FORMER_KEYS_FOR));
		this.keys = configured.and(this.downloaded.all());
	}

	private synchronized PlatformKeys add(List<PlatformKey> downloaded) {
		this.downloaded = this.downloaded.and(downloaded);
		this.keys = this.keys.and(downloaded);
		this.downloadedAt = this.clock.instant();
		this.listener.keysRefreshed(null);
		return this.keys;
	}

	/**
	 * Look for a new certificate beside a call that does not need it yet.
	 */
	private void refreshWhenOld() {
		Instant downloadedAt = this.downloadedAt;
		if (this.refresh != null && downloadedAt != null
				&& downloadedAt.plus(REFRESH_INTERVAL).isBefore(this.clock.instant())) {
			this.refresh.onErrorComplete().subscribe();
		}
	}

	/**
	 * Download the platform certificates now, or share the download that is under way.
	 * @return completes when they are there, or an error
	 */
	Mono<Void> refreshNow() {
		return (this.download != null) ? this.download.then()
				: Mono.error(() -> new MembercardConfigurationException("platform.download-certificates", "it is off",
						"Set it to true; configured keys are replaced where they are configured"));
	}

	/**
	 * Return what is known of the keys.
	 * @param credential what the client signs with
	 * @param difference what is known of the clock, or {@code null}
	 * @return the status
	 */
	KeyStatus status(MerchantCredential credential, KeyStatus.@Nullable ClockDifference difference) {
		return new KeyStatus(credential.getSerialNumber(), credential.getExpiresAt(), List.copyOf(current().all()),
				this.download != null, this.downloadedAt, this.lastFailure, difference);
	}

	/**
	 * Return the keys as they are now.
	 * @return a snapshot
	 */
	PlatformKeys current() {
		return this.keys;
	}

	/**
	 * Find the key with a serial, with one download if it is not known.
	 * @param serial the serial
	 * @return the key, or empty when it is not known
	 */
	Mono<PlatformKey> find(String serial) {
		PlatformKey key = current().find(serial);
		if (key == null) {
			key = findFormer(serial);
		}
		if (key != null) {
			return Mono.just(key);
		}
		if (this.refresh == null) {
			return Mono.empty();
		}
		return this.refresh.onErrorComplete().flatMap((keys) -> Mono.justOrEmpty(keys.find(serial)));
	}

	private @Nullable PlatformKey findFormer(String serial) {
		FormerKeys former = this.former;
		return (former != null && this.clock.instant().isBefore(former.until())) ? former.keys().find(serial) : null;
	}

	/**
	 * Return the key to name in requests and to encrypt with, without a download that
	 * would have to be waited for.
	 * @return the key, or {@code null} when there is none
	 */
	@Nullable PlatformKey preferredNow() {
		PlatformKey key = current().preferred(this.clock.instant());
		if (key != null) {
			refreshWhenOld();
		}
		return key;
	}

	/**
	 * Return the key to name in requests and to encrypt with, with one download if there
	 * is none.
	 * @return the key, or an error when there is none
	 */
	Mono<PlatformKey> preferred() {
		PlatformKey key = preferredNow();
		if (key != null) {
			return Mono.just(key);
		}
		Mono<PlatformKeys> refreshed = (this.refresh != null) ? this.refresh : Mono.just(current());
		return refreshed.flatMap((keys) -> Mono.justOrEmpty(keys.preferred(this.clock.instant())))
			.switchIfEmpty(Mono.error(() -> new MembercardConfigurationException("platform", "there is no valid key",
					"Configure 'platform.public-key' with 'platform.public-key-id', or the current platform"
							+ " certificate")));
	}

	/**
	 * Keys that were replaced.
	 *
	 * @param keys the keys
	 * @param until when they are of no use any more
	 */
	private record FormerKeys(PlatformKeys keys, Instant until) {
	}

}
