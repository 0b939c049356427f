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

package io.github.membercard.autoconfigure.notification;

import java.time.Clock;

import javax.sql.DataSource;

import io.github.membercard.notification.InMemoryNotificationIdempotencyStore;
import io.github.membercard.notification.JdbcNotificationIdempotencyStore;
import io.github.membercard.notification.NotificationIdempotencyStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where handled notifications are remembered. In the order in which they are imported.
 */
final class NotificationIdempotencyStoreConfigurations {

	private NotificationIdempotencyStoreConfigurations() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JdbcClient.class, PropertiesBasedDataSourceScriptDatabaseInitializer.class })
	@ConditionalOnSingleCandidate(DataSource.class)
	@ConditionalOnMissingBean(NotificationIdempotencyStore.class)
	@EnableConfigurationProperties(MembercardNotificationJdbcProperties.class)
	static class Jdbc {

		@Bean
		@DependsOnDatabaseInitialization
		JdbcNotificationIdempotencyStore membercardNotificationIdempotencyStore(DataSource dataSource,
				MembercardNotificationProperties properties) {
			return new JdbcNotificationIdempotencyStore(dataSource, properties.getClaimTimeout(),
					properties.getRetention(), Clock.systemUTC());
		}

		@Bean
		@ConditionalOnMissingBean
		@Conditional(OnInitializationCondition.class)
		MembercardNotificationDatabaseInitializer membercardNotificationDatabaseInitializer(DataSource dataSource,
				MembercardNotificationJdbcProperties properties) {
			return new MembercardNotificationDatabaseInitializer(dataSource, properties);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InMemory {

		@Bean
		@ConditionalOnMissingBean(NotificationIdempotencyStore.class)
		InMemoryNotificationIdempotencyStore membercardNotificationIdempotencyStore(
				MembercardNotificationProperties properties) {
			return new InMemoryNotificationIdempotencyStore(properties.getClaimTimeout(), properties.getRetention(),
					properties.getMaxInMemory(), Clock.systemUTC());
		}

	}

	static class OnInitializationCondition extends OnDatabaseInitializationCondition {

		OnInitializationCondition() {
			super("Membercard notification", "membercard.notification.jdbc.initialize-schema");
		}

	}

}
