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

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.MembercardClientBuilderCustomizer;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of the merchants'
 * clients that no observation gives: verifications, repeats, downloads of keys, the end
 * of certificates, and the clock.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MembercardAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, MembercardOpenClients.class })
public final class MembercardMetricsAutoConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	MembercardClientBuilderCustomizer membercardMeters(MeterRegistry registry) {
		return (name, builder) -> builder.listener(new ClientMeters(registry, name));
	}

	@Bean
	KeyMeters membercardKeyMeters(MembercardOpenClients clients) {
		return new KeyMeters(clients, Clock.systemUTC());
	}

}
