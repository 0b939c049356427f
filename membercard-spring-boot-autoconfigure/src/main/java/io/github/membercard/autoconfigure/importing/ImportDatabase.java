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

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;

import javax.sql.DataSource;

import io.github.membercard.apiv3.MembercardConfigurationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The database of the imports. Closed with the context, unless it is the application's.
 */
final class ImportDatabase implements DisposableBean {

	// What is committed survives a kill, and the file is not closed before the context
	private static final String FILE = "jdbc:h2:file:./membercard-import;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

	private static final Log logger = LogFactory.getLog(ImportDatabase.class);

	private static final int H2_FILE_IN_USE = 90020;

	private static final int THREADS = 8;

	private static final int CLOSE_SECONDS = 10;

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor() {

		// Threads that must not block hand over to it, and the usual queue has a lock
		@Override
		protected BlockingQueue<Runnable> createQueue(int queueCapacity) {
			return new LinkedTransferQueue<>();
		}

	};

	// H2 closes a file whose writer is interrupted, and Reactor's own schedulers do so
	// with a thread whose call is cancelled
	private final Scheduler scheduler = Schedulers.fromExecutor(this.executor, true);

	private final DataSource dataSource;

	private final boolean own;

	private ImportDatabase(DataSource dataSource, boolean own) {
		this.dataSource = dataSource;
		this.own = own;
		this.executor.setThreadNamePrefix("membercard-import-database-");
		this.executor.setCorePoolSize(THREADS);
		this.executor.setAllowCoreThreadTimeOut(true);
		this.executor.setWaitForTasksToCompleteOnShutdown(true);
		this.executor.setAwaitTerminationSeconds(CLOSE_SECONDS);
		this.executor.initialize();
	}

	static ImportDatabase create(MembercardImportProperties.Database properties, @Nullable DataSource application) {
		String url = properties.getUrl();
		if (url != null && !url.isBlank()) {
			return open(url, properties);
		}
		if (application != null && !EmbeddedDatabaseConnection.isEmbedded(application)) {
			return new ImportDatabase(application, false);
		}
		logger.info("Imports are kept in the file membercard-import.mv.db of the working directory. "
				+ "Set 'membercard.import.database.url' to keep them elsewhere");
		return open(FILE, properties);
	}

	private static ImportDatabase open(String url, MembercardImportProperties.Database properties) {
		DataSource dataSource = DataSourceBuilder.create()
			.url(url)
			.username((properties.getUsername() != null) ? properties.getUsername() : "")
			.password((properties.getPassword() != null) ? properties.getPassword() : "")
			.build();
		product(dataSource);
		return new ImportDatabase(dataSource, true);
	}

	private static String product(DataSource dataSource) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
		}
		catch (MetaDataAccessException | RuntimeException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof SQLException refusal && refusal.getErrorCode() == H2_FILE_IN_USE) {
					throw new MembercardConfigurationException("membercard.import.database.url",
							"another process uses the H2 file of the imports",
							"Close that process, or set it to a PostgreSQL, which processes can share");
				}
			}
			throw new IllegalStateException("The database of the imports can't be reached", ex);
		}
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Return whether other processes can use the database too.
	 * @return {@code true} for PostgreSQL
	 */
	boolean isShared() {
		return DatabaseDriver.fromProductName(product(this.dataSource)) == DatabaseDriver.POSTGRESQL;
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void destroy() throws Exception {
		this.scheduler.dispose();
		this.executor.shutdown();
		if (this.own && this.dataSource instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

}
