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
import java.io.UncheckedIOException;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL of the tests, with an empty database for each: the server whose address is
 * given as {@code import.postgresql}, or one of its own.
 */
final class Postgresql implements AutoCloseable {

	private final @Nullable EmbeddedPostgres server;

	private final String url;

	Postgresql() {
		String given = System.getProperty("import.postgresql");
		try {
			this.server = (given != null) ? null : EmbeddedPostgres.start();
			this.url = (this.server != null) ? this.server.getJdbcUrl("postgres", "postgres") : given;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DataSource createDatabase() {
		return new DriverManagerDataSource(createDatabaseAndReturnItsUrl());
	}

	String createDatabaseAndReturnItsUrl() {
		String name = "imports_" + UUID.randomUUID().toString().replace("-", "");
		JdbcClient.create(new DriverManagerDataSource(this.url)).sql("CREATE DATABASE " + name).update();
		return this.url.replaceFirst("/[^/?]+(?=$|[?])", "/" + name);
	}

	@Override
	public void close() {
		try {
			if (this.server != null) {
				this.server.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
