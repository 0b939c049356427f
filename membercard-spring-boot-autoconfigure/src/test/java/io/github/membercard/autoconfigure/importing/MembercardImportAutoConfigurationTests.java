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

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import javax.sql.DataSource;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.membercard.apiv3.MembercardConfigurationException;
import io.github.membercard.apiv3.Vectors;
import io.github.membercard.autoconfigure.MembercardAutoConfiguration;
import io.github.membercard.importing.ImportBatch;
import io.github.membercard.importing.ImportMetrics;
import io.github.membercard.importing.ImportProgressBars;
import io.github.membercard.importing.MembercardImports;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MembercardImportAutoConfiguration}.
 */
class MembercardImportAutoConfigurationTests {

	private final Path folder;

	private final ApplicationContextRunner contextRunner;

	MembercardImportAutoConfigurationTests(@TempDir Path folder) {
		this.folder = folder;
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MembercardAutoConfiguration.class, MembercardImportAutoConfiguration.class))
			.withPropertyValues("membercard.merchants.acme.merchant-id=" + Vectors.MERCHANT_ID,
					"membercard.merchants.acme.certificate=classpath:vectors/keys/merchant_cert.pem",
					"membercard.merchants.acme.private-key=classpath:vectors/keys/merchant_private_key.pem",
					"membercard.merchants.acme.platform.public-key-id=" + Vectors.PUBLIC_KEY_ID,
					"membercard.merchants.acme.platform.public-key=classpath:vectors/keys/wechatpay_public_key.pem",
					"membercard.import.database.url=jdbc:h2:file:" + folder.resolve("imports"));
	}

	@Test
	void importsAreKeptInTheDatabaseOfTheProperty() {
		this.contextRunner.withBean(DataSource.class, MembercardImportAutoConfigurationTests::inMemory)
			.run((context) -> {
				assertThat(context).hasSingleBean(MembercardImports.class).hasSingleBean(ImportBatch.class);
				assertThat(this.folder.resolve("imports.mv.db")).exists();
				assertThat(tables(context.getBean(DataSource.class))).isZero();
			});
	}

	@Test
	void importsAreKeptInTheDatabaseOfTheApplicationWhenThatSurvivesIt() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:file:" + this.folder.resolve("application"));
		this.contextRunner.withPropertyValues("membercard.import.database.url=")
			.withBean(DataSource.class, () -> dataSource)
			.run((context) -> {
				assertThat(context).hasSingleBean(MembercardImports.class);
				assertThat(tables(dataSource)).isPositive();
				assertThat(this.folder.resolve("imports.mv.db")).doesNotExist();
			});
	}

	@Test
	void databaseThatExistsIsBroughtUpToDateOnce() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(MembercardImports.class));
	}

	@Test
	void batchOfTheApplicationIsLeftAlone() {
		this.contextRunner
			.run((context) -> assertThat(context).doesNotHaveBean(JobOperator.class).doesNotHaveBean("jobRepository"));
	}

	@ParameterizedTest
	@ValueSource(classes = { JobOperator.class, CsvReader.class, Flyway.class })
	void withoutOneOfTheLibrariesThereAreNoImports(Class<?> library) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(library)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(MembercardImportAutoConfiguration.class);
			assertThat(Files.exists(this.folder.resolve("imports.mv.db"))).isFalse();
		});
	}

	@Test
	void importsCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("membercard.import.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MembercardImports.class));
	}

	@Test
	void metricsNeedARegistryAndTheBarIsOffByDefault() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(ImportMetrics.class)
			.doesNotHaveBean(ImportProgressBars.class));
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("membercard.import.progress-bar=true")
			.run((context) -> assertThat(context).hasSingleBean(ImportMetrics.class)
				.hasSingleBean(ImportProgressBars.class));
	}

	@ParameterizedTest
	@CsvSource({ "max-per-second,0.5", "concurrency,0", "max-passes,0", "remote.partition-size,0",
			"pause-before-pass,-1s", "phone-key,c2hvcnQ=", "phone-key,not Base64 at all" })
	void settingThatCannotWorkIsNamedAtTheStart(String name, String value) {
		this.contextRunner.withPropertyValues("membercard.import." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MembercardConfigurationException.class)
				.hasMessageContaining("membercard.import." + name)
				.hasMessageNotContaining("c2hvcnQ"));
	}

	@Test
	void fileThatAnotherProcessUsesIsNamed() throws IOException {
		try (FileChannel file = FileChannel.open(this.folder.resolve("imports.mv.db"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.lock()) {
			assertThat(lock.isValid()).isTrue();
			this.contextRunner.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MembercardConfigurationException.class)
				.hasMessageStartingWith("'membercard.import.database.url' is not usable: another process uses"));
		}
	}

	@Test
	void processesCannotShareImportsThatAreInH2() {
		this.contextRunner.withBean(ConnectionFactory.class, CachingConnectionFactory::new)
			.withPropertyValues("membercard.import.remote.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MembercardConfigurationException.class)
				.hasMessage("'membercard.import.remote.enabled' is not usable: imports are not in PostgreSQL. "
						+ "Set 'membercard.import.database.url' to a PostgreSQL that all processes use."));
	}

	@ParameterizedTest
	@ValueSource(classes = { RabbitTemplate.class, MessageChannelPartitionHandler.class, Bucket4jPostgreSQL.class })
	void librariesThatRemoteImportsMissAreNamed(Class<?> library) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(library))
			.withPropertyValues("membercard.import.remote.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MembercardConfigurationException.class)
				.hasMessageEndingWith(
						"Add spring-boot-starter-amqp, spring-batch-integration and bucket4j_jdk17-postgresql."));
	}

	private static DataSource inMemory() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return dataSource;
	}

	private static int tables(DataSource dataSource) {
		return JdbcClient.create(dataSource)
			.sql("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'MEMBERCARD_%'")
			.query(Integer.class)
			.single();
	}

}
