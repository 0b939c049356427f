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

package io.github.membercard.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Locale;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Brings the tables of imports up to date: those of Spring Batch under a prefix of their
 * own, so that they don't meet those of the application, and ours.
 */
final class ImportSchema {

	private static final String HISTORY = "membercard_import_schema";

	private static final String MIGRATIONS = "classpath:io/github/membercard/importing/migration";

	private ImportSchema() {
	}

	static void migrate(DataSource dataSource) {
		Flyway.configure()
			.dataSource(dataSource)
			.table(HISTORY)
			.locations(MIGRATIONS)
			.failOnMissingLocations(true)
			.javaMigrations(new V1__Batch())
			// The database may be the application's, with tables in it
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.load()
			.migrate();
	}

	/**
	 * The tables of Spring Batch, by its own script.
	 */
	@SuppressWarnings("checkstyle:TypeName")
	static final class V1__Batch extends BaseJavaMigration {

		@Override
		public void migrate(Context context) throws Exception {
			Connection connection = context.getConnection();
			String database = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
			ScriptUtils.executeSqlScript(connection, script(database));
		}

		private static ByteArrayResource script(String database) throws IOException {
			ClassPathResource script = new ClassPathResource(
					"org/springframework/batch/core/schema-" + database + ".sql");
			if (!script.exists()) {
				throw new IllegalStateException("Imports need H2 or PostgreSQL, not " + database);
			}
			String tables = script.getContentAsString(StandardCharsets.UTF_8)
				.replace("BATCH_", ImportBatch.TABLE_PREFIX)
				.replaceAll("constraint (\\w+)", "constraint MEMBERCARD_$1");
			return new ByteArrayResource(tables.getBytes(StandardCharsets.UTF_8));
		}

	}

}
