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

package io.github.membercard.autoconfigure;

import io.github.membercard.apiv3.ApiV3Client;
import io.github.membercard.apiv3.ErrcodeClient;
import io.github.membercard.apiv3.MembercardObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;

/**
 * Makes clients observe their calls. The first of the customizers, so that those of the
 * application may change it.
 */
final class ClientObservations implements MembercardClientBuilderCustomizer, Ordered {

	private final ObservationRegistry registry;

	private final @Nullable MembercardObservationConvention convention;

	private final ClientRequestObservationConvention attemptConvention;

	/**
	 * Create them.
	 * @param registry where calls are observed
	 * @param convention names calls, or {@code null} for the default
	 * @param attemptConvention names attempts
	 */
	ClientObservations(ObservationRegistry registry, @Nullable MembercardObservationConvention convention,
			ClientRequestObservationConvention attemptConvention) {
		this.registry = registry;
		this.convention = convention;
		this.attemptConvention = attemptConvention;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void customize(String name, ApiV3Client.Builder builder) {
		builder.observationRegistry(this.registry)
			.observationConvention(this.convention)
			.attemptObservationConvention(this.attemptConvention);
	}

	ErrcodeClient.Builder customize(String name, ErrcodeClient.Builder builder) {
		return builder.observations(name, this.registry, this.attemptConvention);
	}

}
