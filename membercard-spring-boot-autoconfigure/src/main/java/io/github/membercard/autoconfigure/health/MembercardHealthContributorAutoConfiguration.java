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

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.MembercardKeyReloader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of merchants.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MembercardAutoConfiguration.class)
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(MembercardOpenClients.class)
@ConditionalOnEnabledHealthIndicator("membercard")
@EnableConfigurationProperties(MembercardHealthProperties.class)
public final class MembercardHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "membercardHealthContributor")
	MembercardHealthContributor membercardHealthContributor(MembercardOpenClients clients,
			ObjectProvider<MembercardKeyReloader> keyReloader, MembercardHealthProperties properties) {
		return new MembercardHealthContributor(clients, keyReloader.getIfAvailable(),
				properties.getCertificateValidityWarningThreshold(), Clock.systemUTC());
	}

}
