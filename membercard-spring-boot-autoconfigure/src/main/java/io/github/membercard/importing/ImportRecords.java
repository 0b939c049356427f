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

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * The table of imports.
 */
final class ImportRecords {

	/**
	 * How long the process of an import gives no sign of life when it has ended.
	 */
	static final Duration SILENCE = Duration.ofSeconds(10);

	private static final int MAX_FAILURE = 500;

	private final JdbcClient jdbc;

	private final Clock clock;

	ImportRecords(DataSource dataSource, Clock clock) {
		this.jdbc = JdbcClient.create(dataSource);
		this.clock = clock;
	}

	long create(String merchant, ImportRequest request, long total, String owner) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc
			.sql("INSERT INTO MEMBERCARD_IMPORT (MERCHANT, CARD_ID, TYPE, FILE, READER, CREATED_AT, TOTAL_ROWS, OWNER,"
					+ " HEARTBEAT) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
			.params(merchant, request.cardId(), request.type().name())
			.param((request.file() != null) ? request.file().toAbsolutePath().toString() : null)
			.param(request.reader())
			.params(now(), total, owner, now())
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	Optional<ImportRecord> find(long id) {
		return select(" WHERE I.ID = ?").param(id).query(this::toRecord).optional();
	}

	List<ImportRecord> last(int count) {
		return select(" ORDER BY I.ID DESC LIMIT ?").param(count).query(this::toRecord).list();
	}

	/**
	 * Find the imports that ended because their process did.
	 * @param after how long a process is silent when it has ended
	 * @return the imports, the oldest first
	 */
	List<ImportRecord> interrupted(Duration after) {
		return select(" WHERE I.INTERRUPTED OR (I.HEARTBEAT <= ?"
				+ " AND (I.JOB_EXECUTION_ID IS NULL OR E.STATUS IN ('STARTING', 'STARTED'))) ORDER BY I.ID")
			.param(now() - after.toMillis())
			.query(this::toRecord)
			.list();
	}

	private JdbcClient.StatementSpec select(String condition) {
		return this.jdbc.sql("SELECT I.*, E.STATUS AS EXECUTION_STATUS FROM MEMBERCARD_IMPORT I LEFT JOIN "
				+ ImportBatch.TABLE_PREFIX + "JOB_EXECUTION E ON E.JOB_EXECUTION_ID = I.JOB_EXECUTION_ID" + condition);
	}

	/**
	 * Become the process that runs an import, unless another one did meanwhile.
	 * @param record the import as it was seen
	 * @param owner this process
	 * @return whether this process may run it
	 */
	boolean claim(ImportRecord record, String owner) {
		return this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET OWNER = ?, HEARTBEAT = ?, FAILURE = NULL WHERE ID = ?"
					+ " AND COALESCE(OWNER, '') = ? AND HEARTBEAT = ?")
			.params(owner, now(), record.id(), (record.owner() != null) ? record.owner() : "",
					record.heartbeat().toEpochMilli())
			.update() == 1;
	}

	/**
	 * Say which execution an import has. It may have ended meanwhile.
	 * @param id the import
	 * @param executionId its execution
	 */
	void launched(long id, long executionId) {
		this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET JOB_EXECUTION_ID = ? WHERE ID = ? AND COALESCE(JOB_EXECUTION_ID, 0) < ?")
			.params(executionId, id, executionId)
			.update();
	}

	void begin(long id, long executionId, String owner) {
		this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET JOB_EXECUTION_ID = ?, OWNER = ?, HEARTBEAT = ?, INTERRUPTED = FALSE,"
					+ " FAILURE = NULL WHERE ID = ?")
			.params(executionId, owner, now(), id)
			.update();
	}

	void beat(long id, String owner) {
		this.jdbc.sql("UPDATE MEMBERCARD_IMPORT SET HEARTBEAT = ? WHERE ID = ? AND OWNER = ?")
			.params(now(), id, owner)
			.update();
	}

	void end(long id, String owner, boolean interrupted, @Nullable String failure) {
		this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET OWNER = NULL, INTERRUPTED = ?, FAILURE = ? WHERE ID = ? AND OWNER = ?")
			.param(interrupted)
			.param((failure != null && failure.length() > MAX_FAILURE) ? failure.substring(0, MAX_FAILURE) : failure)
			.params(id, owner)
			.update();
	}

	void loaded(long id) {
		this.jdbc.sql("UPDATE MEMBERCARD_IMPORT SET TOTAL_ROWS = LOADED_ROWS WHERE ID = ?").param(id).update();
	}

	void add(long id, RowCounts counts) {
		this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET LOADED_ROWS = LOADED_ROWS + ?, IMPORTED_ROWS = IMPORTED_ROWS + ?,"
					+ " REFUSED_ROWS = REFUSED_ROWS + ?, INVALID_ROWS = INVALID_ROWS + ?,"
					+ " UNKNOWN_ROWS = UNKNOWN_ROWS + ? WHERE ID = ?")
			.params(counts.loaded(), counts.imported(), counts.refused(), counts.invalid(), counts.unknown(), id)
			.update();
	}

	private ImportRecord toRecord(ResultSet row, int number) throws SQLException {
		String file = row.getString("FILE");
		long executionId = row.getLong("JOB_EXECUTION_ID");
		boolean started = !row.wasNull();
		ImportProgress progress = new ImportProgress(row.getLong("ID"), row.getString("MERCHANT"),
				row.getString("CARD_ID"), ImportType.valueOf(row.getString("TYPE")), status(row),
				row.getLong("TOTAL_ROWS"), row.getLong("LOADED_ROWS"), row.getLong("IMPORTED_ROWS"),
				row.getLong("REFUSED_ROWS"), row.getLong("INVALID_ROWS"), row.getLong("UNKNOWN_ROWS"), 0, null,
				row.getString("FAILURE"));
		return new ImportRecord(progress.id(), progress.merchant(), progress.cardId(), progress.type(),
				(file != null) ? Path.of(file) : null, row.getString("READER"), started ? executionId : null,
				row.getString("OWNER"), Instant.ofEpochMilli(row.getLong("HEARTBEAT")), progress);
	}

	// While a process has it, an execution that has ended is one that ends or that
	// another
	// one follows
	private BatchStatus status(ResultSet row) throws SQLException {
		String text = row.getString("EXECUTION_STATUS");
		BatchStatus status = (text != null) ? BatchStatus.valueOf(text) : BatchStatus.STARTING;
		boolean owned = row.getString("OWNER") != null && row.getLong("HEARTBEAT") > now() - SILENCE.toMillis();
		if (owned && status == BatchStatus.STOPPED) {
			return BatchStatus.STOPPING;
		}
		return (owned && status == BatchStatus.FAILED) ? BatchStatus.STARTING : status;
	}

	private long now() {
		return this.clock.millis();
	}

}
