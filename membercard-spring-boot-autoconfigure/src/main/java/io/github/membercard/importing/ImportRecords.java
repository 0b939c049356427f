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
import java.time.Duration;
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

	// Of the database, since the clocks of machines differ
	private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

	private static final String HELD = " WHERE ID = ? AND JOB_EXECUTION_ID = ? AND OWNER = ?";

	private final JdbcClient jdbc;

	ImportRecords(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	long create(String merchant, ImportRequest request, long total, String owner) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc
			.sql("INSERT INTO MEMBERCARD_IMPORT (MERCHANT, CARD_ID, TYPE, FILE, READER, TOTAL_ROWS, OWNER, CREATED_AT,"
					+ " HEARTBEAT) VALUES (?, ?, ?, ?, ?, ?, ?, " + NOW + ", " + NOW + ")")
			.params(merchant, request.cardId(), request.type().name())
			.param((request.file() != null) ? request.file().toAbsolutePath().toString() : null)
			.param(request.reader())
			.params(total, owner)
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
	 * Find the imports that ended because their process did, and those that may have.
	 * @return the imports, the oldest first
	 */
	List<ImportRecord> interrupted() {
		return select(" WHERE I.INTERRUPTED OR I.JOB_EXECUTION_ID IS NULL OR E.STATUS IN ('STARTING', 'STARTED')"
				+ " ORDER BY I.ID")
			.query(this::toRecord)
			.list();
	}

	private JdbcClient.StatementSpec select(String condition) {
		return this.jdbc.sql("SELECT I.*, " + NOW
				+ " - I.HEARTBEAT AS SILENCE, E.STATUS AS EXECUTION_STATUS FROM MEMBERCARD_IMPORT I LEFT JOIN "
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
			.sql("UPDATE MEMBERCARD_IMPORT SET OWNER = ?, HEARTBEAT = " + NOW + ", FAILURE = NULL WHERE ID = ?"
					+ " AND COALESCE(OWNER, '') = ? AND HEARTBEAT = ?")
			.params(owner, record.id(), (record.owner() != null) ? record.owner() : "", record.heartbeat())
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
			.sql("UPDATE MEMBERCARD_IMPORT SET JOB_EXECUTION_ID = ?, OWNER = ?, HEARTBEAT = " + NOW
					+ ", INTERRUPTED = FALSE, FAILURE = NULL WHERE ID = ?")
			.params(executionId, owner, id)
			.update();
	}

	void beat(long id, String owner) {
		this.jdbc.sql("UPDATE MEMBERCARD_IMPORT SET HEARTBEAT = " + NOW + " WHERE ID = ? AND OWNER = ?")
			.params(id, owner)
			.update();
	}

	void end(long id, String owner, boolean interrupted, @Nullable String failure) {
		this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET OWNER = NULL, INTERRUPTED = ?, FAILURE = COALESCE(FAILURE, ?)"
					+ " WHERE ID = ? AND OWNER = ?")
			.param(interrupted)
			.param(cut(failure))
			.params(id, owner)
			.update();
	}

	void loaded(long id) {
		this.jdbc.sql("UPDATE MEMBERCARD_IMPORT SET TOTAL_ROWS = LOADED_ROWS WHERE ID = ?").param(id).update();
	}

	/**
	 * Say why a part of an import failed. The first reason stays.
	 * @param lease the right to say so
	 * @param failure the reason
	 */
	void fail(ImportLease lease, String failure) {
		this.jdbc.sql("UPDATE MEMBERCARD_IMPORT SET FAILURE = COALESCE(FAILURE, ?)" + HELD)
			.param(cut(failure))
			.params(lease.importId(), lease.executionId(), lease.owner())
			.update();
	}

	/**
	 * Add to the counts of an import.
	 * @param lease the right to do so
	 * @param counts what to add
	 */
	void add(ImportLease lease, RowCounts counts) {
		int held = this.jdbc
			.sql("UPDATE MEMBERCARD_IMPORT SET LOADED_ROWS = LOADED_ROWS + ?, IMPORTED_ROWS = IMPORTED_ROWS + ?,"
					+ " REFUSED_ROWS = REFUSED_ROWS + ?, INVALID_ROWS = INVALID_ROWS + ?,"
					+ " UNKNOWN_ROWS = UNKNOWN_ROWS + ?" + HELD)
			.params(counts.loaded(), counts.imported(), counts.refused(), counts.invalid(), counts.unknown())
			.params(lease.importId(), lease.executionId(), lease.owner())
			.update();
		if (held == 0) {
			throw new IllegalStateException(
					"Import " + lease.importId() + " goes on in another execution. This one writes nothing more");
		}
	}

	/**
	 * Stop the parts of an import that no process has begun.
	 * @param executionId the execution of the import, which is stopping
	 */
	void stopWaitingParts(long executionId) {
		this.jdbc
			.sql("UPDATE " + ImportBatch.TABLE_PREFIX + "STEP_EXECUTION SET STATUS = 'STOPPED', EXIT_CODE = 'STOPPED',"
					+ " VERSION = VERSION + 1 WHERE JOB_EXECUTION_ID = ? AND STATUS = 'STARTING'")
			.param(executionId)
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
		return new ImportRecord(progress, (file != null) ? Path.of(file) : null, row.getString("READER"),
				started ? executionId : null, row.getString("OWNER"), row.getLong("HEARTBEAT"),
				Duration.ofMillis(row.getLong("SILENCE")));
	}

	// While a process has the import, an execution that has ended is ending still, or the
	// next one is about to start
	private BatchStatus status(ResultSet row) throws SQLException {
		String text = row.getString("EXECUTION_STATUS");
		BatchStatus status = (text != null) ? BatchStatus.valueOf(text) : BatchStatus.STARTING;
		boolean owned = row.getString("OWNER") != null && row.getLong("SILENCE") < SILENCE.toMillis();
		if (owned && status == BatchStatus.STOPPED) {
			return BatchStatus.STOPPING;
		}
		return (owned && status == BatchStatus.FAILED) ? BatchStatus.STARTING : status;
	}

	private static @Nullable String cut(@Nullable String failure) {
		return (failure != null && failure.length() > MAX_FAILURE) ? failure.substring(0, MAX_FAILURE) : failure;
	}

}
