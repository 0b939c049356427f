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

package io.github.membercard.autoconfigure.importing;

import javax.sql.DataSource;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.membercard.MembercardOpenClients;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.importing.ImportBatch;
import io.github.membercard.importing.ImportMetrics;
import io.github.membercard.importing.ImportPartitions;
import io.github.membercard.importing.ImportProgressBars;
import io.github.membercard.importing.ImportProgressEvent;
import io.github.membercard.importing.ImportRow;
import io.github.membercard.importing.LocalMerchantLimiters;
import io.github.membercard.importing.MembercardImports;
import io.github.membercard.importing.MerchantLimiters;
import io.github.membercard.importing.SharedMerchantLimiters;
import io.micrometer.core.instrument.MeterRegistry;
import me.tongfei.progressbar.ProgressBar;
import org.flywaydb.core.Flyway;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for bulk imports: a durable job of
 * Spring Batch, in a database of its own or the application's.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MembercardAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ JobOperator.class, CsvReader.class, Flyway.class, JdbcClient.class, DataSourceBuilder.class })
@ConditionalOnBooleanProperty(name = "membercard.import.enabled", matchIfMissing = true)
@ConditionalOnBean(MembercardOpenClients.class)
@EnableConfigurationProperties(MembercardImportProperties.class)
@Import(RemoteImportConfiguration.class)
public final class MembercardImportAutoConfiguration {

	static final String BUCKETS_IN_POSTGRESQL = "io.github.bucket4j.postgresql.Bucket4jPostgreSQL";

	@Bean
	ImportDatabase membercardImportDatabase(MembercardImportProperties properties,
			ObjectProvider<DataSource> dataSource) {
		return ImportDatabase.create(properties.getDatabase(), dataSource.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	ImportBatch membercardImportBatch(ImportDatabase database, MembercardImportProperties properties) {
		return new ImportBatch(database.dataSource(), properties.isInitializeSchema(),
				new SimpleAsyncTaskExecutor("membercard-import-"));
	}

	@Bean
	@ConditionalOnMissingBean
	MerchantLimiters membercardMerchantLimiters(MembercardImportProperties properties, ImportDatabase database) {
		double maxPerSecond = properties.toSettings().maxPerSecond();
		boolean shared = database.isShared()
				&& ClassUtils.isPresent(BUCKETS_IN_POSTGRESQL, getClass().getClassLoader());
		return shared ? new SharedMerchantLimiters(database.dataSource(), maxPerSecond, database.scheduler())
				: new LocalMerchantLimiters(maxPerSecond);
	}

	@Bean
	@ConditionalOnMissingBean
	MembercardImports membercardImports(ImportBatch batch, MembercardOpenClients clients, MerchantLimiters limiters,
			MembercardImportProperties properties, BeanFactory beanFactory, ApplicationEventPublisher publisher,
			ImportDatabase database, ObjectProvider<ImportPartitions> partitions) {
		if (properties.getRemote().isEnabled() && partitions.getIfUnique() == null) {
			throw new MembercardConfigurationException(MembercardImportProperties.REMOTE,
					"libraries for it are missing",
					"Add spring-boot-starter-amqp, spring-batch-integration and bucket4j_jdk17-postgresql");
		}
		return new MembercardImports(batch, clients, limiters, properties.toSettings(),
				(name) -> findReader(beanFactory, name),
				(progress) -> publisher.publishEvent(new ImportProgressEvent(progress)), partitions.getIfUnique(),
				database.scheduler());
	}

	@SuppressWarnings("unchecked")
	private static ItemReader<ImportRow> findReader(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(name, ItemReader.class);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ImportMetrics membercardImportMetrics(MeterRegistry registry) {
			return new ImportMetrics(registry);
		}

		@Bean
		static MerchantLimitersTimer membercardMerchantLimitersTimer(ObjectProvider<MeterRegistry> registry) {
			return new MerchantLimitersTimer(registry);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ProgressBar.class)
	@ConditionalOnBooleanProperty("membercard.import.progress-bar")
	static class ProgressBarConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ImportProgressBars membercardImportProgressBars() {
			return new ImportProgressBars();
		}

	}

}
