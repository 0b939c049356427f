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
import java.util.stream.Stream;

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.MembercardKeyReloader;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of each merchant, by its name. Those that are added at run time are there at
 * once.
 */
final class MembercardHealthContributor implements CompositeHealthContributor {

	private final MembercardOpenClients clients;

	private final @Nullable MembercardKeyReloader keyReloader;

	private final Duration warningThreshold;

	private final Clock clock;

	MembercardHealthContributor(MembercardOpenClients clients, @Nullable MembercardKeyReloader keyReloader,
			Duration warningThreshold, Clock clock) {
		this.clients = clients;
		this.keyReloader = keyReloader;
		this.warningThreshold = warningThreshold;
		this.clock = clock;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		return this.clients.find(name).map(this::indicator).orElse(null);
	}

	@Override
	public Stream<Entry> stream() {
		return this.clients.stream().map((client) -> new Entry(client.name(), indicator(client)));
	}

	private MembercardHealthIndicator indicator(MembercardOpenClient client) {
		MembercardKeyReloader keyReloader = this.keyReloader;
		return new MembercardHealthIndicator(client.apiV3Client()::keyStatus,
				() -> (keyReloader != null) ? keyReloader.lastFailure(client.name()) : null, this.warningThreshold,
				this.clock);
	}

}
