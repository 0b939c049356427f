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

package io.github.membercard.autoconfigure.endpoint;

import io.github.membercard.MembercardOpenClients;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.autoconfigure.importing.MembercardImportAutoConfiguration;
import io.github.membercard.importing.ImportProgress;
import io.github.membercard.importing.MembercardImports;
import reactor.core.publisher.Flux;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link MembercardEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MembercardAutoConfiguration.class, MembercardImportAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(MembercardOpenClients.class)
@ConditionalOnAvailableEndpoint(MembercardEndpoint.class)
public final class MembercardEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MembercardEndpoint membercardEndpoint(MembercardOpenClients clients, ObjectProvider<RecentImports> imports) {
		return new MembercardEndpoint(clients, imports.getIfAvailable(() -> Flux::empty));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JobOperator.class)
	@ConditionalOnBean(type = "io.github.membercard.importing.MembercardImports")
	static class ImportsConfiguration {

		private static final int COUNT = 10;

		@Bean
		RecentImports membercardRecentImports(MembercardImports imports) {
			return () -> imports.findLast(COUNT).map(ImportsConfiguration::describe);
		}

		private static MembercardEndpoint.ImportDescriptor describe(ImportProgress progress) {
			return new MembercardEndpoint.ImportDescriptor(progress.id(), progress.merchant(), progress.type().name(),
					progress.status().name(), progress.total(), progress.imported(), progress.refused(),
					progress.invalid(), progress.perSecond());
		}

	}

}
