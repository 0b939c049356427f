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

package io.github.membercard.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import reactor.core.publisher.Mono;

/**
 * A {@link NotificationIdempotencyStore} for one instance, which forgets when it ends. It
 * holds a limited number of handled notifications and forgets the oldest first.
 *
 * @since 0.1.0
 */
public final class InMemoryNotificationIdempotencyStore implements NotificationIdempotencyStore {

	private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

	private final ConcurrentLinkedQueue<String> completed = new ConcurrentLinkedQueue<>();

	private final Duration claimTimeout;

	private final Duration retention;

	private final int maxCompleted;

	private final Clock clock;

	/**
	 * Create a store.
	 * @param claimTimeout when a claim ends that was neither completed nor released
	 * @param retention how long a handled notification is remembered
	 * @param maxCompleted how many handled notifications are remembered at most
	 * @param clock tells the time
	 */
	public InMemoryNotificationIdempotencyStore(Duration claimTimeout, Duration retention, int maxCompleted,
			Clock clock) {
		this.claimTimeout = claimTimeout;
		this.retention = retention;
		this.maxCompleted = maxCompleted;
		this.clock = clock;
	}

	@Override
	public Mono<Claim> claim(String notification, String claimant) {
		return Mono.fromSupplier(() -> {
			Instant now = this.clock.instant();
			Entry entry = this.entries.compute(notification,
					(key, present) -> (present == null || !present.until().isAfter(now))
							? new Entry(claimant, false, now.plus(this.claimTimeout)) : present);
			if (entry.isHeldBy(claimant)) {
				return Claim.WON;
			}
			return entry.completed() ? Claim.COMPLETED : Claim.HELD;
		});
	}

	@Override
	public Mono<Void> complete(String notification, String claimant) {
		return Mono.fromRunnable(() -> {
			Instant until = this.clock.instant().plus(this.retention);
			Entry entry = this.entries.computeIfPresent(notification,
					(key, present) -> present.isHeldBy(claimant) ? new Entry(claimant, true, until) : present);
			if (entry != null && entry.completed() && entry.claimant().equals(claimant)) {
				this.completed.add(notification);
				forgetTheOldest();
			}
		});
	}

	private void forgetTheOldest() {
		if (this.entries.mappingCount() <= this.maxCompleted) {
			return;
		}
		String oldest = this.completed.poll();
		if (oldest != null) {
			this.entries.computeIfPresent(oldest, (key, entry) -> entry.completed() ? null : entry);
		}
	}

	@Override
	public Mono<Void> release(String notification, String claimant) {
		return Mono.fromRunnable(() -> this.entries.computeIfPresent(notification,
				(key, present) -> present.isHeldBy(claimant) ? null : present));
	}

	private record Entry(String claimant, boolean completed, Instant until) {

		boolean isHeldBy(String claimant) {
			return !this.completed && this.claimant.equals(claimant);
		}

	}

}
