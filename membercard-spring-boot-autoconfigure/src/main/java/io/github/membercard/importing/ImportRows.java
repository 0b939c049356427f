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

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The table of rows. What it throws holds no value of a row, since databases like to put
 * them into their messages.
 */
final class ImportRows {

	private static final int MAX_ERROR = 64;

	private static final int MAX_MESSAGE = 512;

	// Both columns of the key here and below, or H2 reads and sorts all rows that are
	// left
	private static final String PAGE = " ORDER BY IMPORT_ID, LINE LIMIT ?";

	private final JdbcTemplate jdbc;

	ImportRows(DataSource dataSource) {
		this.jdbc = new JdbcTemplate(dataSource);
	}

	long lastLine(long importId) {
		return query(() -> this.jdbc
			.queryForList("SELECT LINE FROM MEMBERCARD_IMPORT_ROW WHERE IMPORT_ID = ?"
					+ " ORDER BY IMPORT_ID DESC, LINE DESC LIMIT 1", Long.class, importId)
			.stream()
			.findFirst()
			.orElse(0L));
	}

	/**
	 * Find the lines that have one of some values already.
	 * @param importId the import
	 * @param column {@code MEMBER} or {@code OUT_REQUEST_NO}
	 * @param values the values
	 * @return line by value
	 */
	Map<String, Long> findLines(long importId, String column, Collection<String> values) {
		Map<String, Long> lines = new HashMap<>();
		if (!values.isEmpty()) {
			String sql = "SELECT LINE, " + column + " FROM MEMBERCARD_IMPORT_ROW WHERE IMPORT_ID = " + importId
					+ " AND " + column + " IN (" + String.join(",", Collections.nCopies(values.size(), "?")) + ")";
			query(() -> {
				// Not as arguments, which Spring logs at TRACE
				this.jdbc.query(sql, (PreparedStatement statement) -> {
					int index = 0;
					for (String value : values) {
						statement.setString(++index, value);
					}
				}, (RowCallbackHandler) (row) -> lines.put(row.getString(2), row.getLong(1)));
				return lines;
			});
		}
		return lines;
	}

	void insert(long importId, List<LoadedRow> rows) {
		query(() -> this.jdbc.batchUpdate(
				"INSERT INTO MEMBERCARD_IMPORT_ROW (IMPORT_ID, LINE, STATUS, MEMBER, ENCRYPTED, CODE, OUT_REQUEST_NO,"
						+ " ERROR, MESSAGE) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
				rows, rows.size(), (statement, row) -> {
					statement.setLong(1, importId);
					statement.setLong(2, row.line());
					statement.setString(3, row.status().name());
					statement.setString(4, row.member());
					statement.setString(5, row.encrypted());
					statement.setString(6, row.code());
					statement.setString(7, row.outRequestNo());
					statement.setString(8, row.error());
					statement.setString(9, cut(row.message(), MAX_MESSAGE));
				}));
	}

	/**
	 * Read rows that have no end yet.
	 * @param importId the import
	 * @param after the line after which to read
	 * @param last the last line to read
	 * @param count how many at most
	 * @return the rows in the order of their lines
	 */
	List<PendingRow> pending(long importId, long after, long last, int count) {
		return query(() -> this.jdbc.query(
				"SELECT LINE, MEMBER, ENCRYPTED, CODE, OUT_REQUEST_NO FROM MEMBERCARD_IMPORT_ROW WHERE IMPORT_ID = ?"
						+ " AND LINE > ? AND LINE <= ? AND STATUS IN ('PENDING', 'UNKNOWN')" + PAGE,
				(row, number) -> new PendingRow(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
						row.getString(5)),
				importId, after, last, count));
	}

	long countUnknown(long importId, LineRange range) {
		return query(() -> Objects.requireNonNull(this.jdbc
			.queryForObject("SELECT COUNT(*) FROM MEMBERCARD_IMPORT_ROW WHERE IMPORT_ID = ? AND LINE BETWEEN ? AND ?"
					+ " AND STATUS = 'UNKNOWN'", Long.class, importId, range.first(), range.last())));
	}

	/**
	 * Write what became of rows. A row that has an end keeps it.
	 * @param importId the import
	 * @param outcomes the outcomes
	 * @return by how much the counts of the import change
	 */
	RowCounts record(long importId, List<RowOutcome> outcomes) {
		return query(() -> {
			List<RowOutcome> tried = new ArrayList<>();
			RowCounts first = count(outcomes, update(importId, outcomes, RowStatus.PENDING), tried);
			RowCounts again = count(tried, update(importId, tried, RowStatus.UNKNOWN), new ArrayList<>());
			long settled = again.imported() + again.refused();
			return new RowCounts(0, first.imported() + again.imported(), first.refused() + again.refused(), 0,
					first.unknown() - settled);
		});
	}

	private int[] update(long importId, List<RowOutcome> outcomes, RowStatus from) {
		if (outcomes.isEmpty()) {
			return new int[0];
		}
		// A number that is settled is not needed any more
		return this.jdbc.batchUpdate(
				"UPDATE MEMBERCARD_IMPORT_ROW SET STATUS = ?, CODE = COALESCE(?, CODE), ERROR = ?, MESSAGE = ?"
						+ ", ENCRYPTED = CASE WHEN ? THEN NULL ELSE ENCRYPTED END"
						+ " WHERE IMPORT_ID = ? AND OUT_REQUEST_NO = ? AND STATUS = ?",
				outcomes.stream()
					.map((outcome) -> new @Nullable Object[] { outcome.status().name(), outcome.code(),
							cut(outcome.error(), MAX_ERROR), cut(outcome.message(), MAX_MESSAGE),
							outcome.status().isSettled(), importId, outcome.outRequestNo(), from.name() })
					.toList());
	}

	private static RowCounts count(List<RowOutcome> outcomes, int[] changed, List<RowOutcome> unchanged) {
		Map<RowStatus, Long> counts = new EnumMap<>(RowStatus.class);
		for (int i = 0; i < changed.length; i++) {
			if (changed[i] == 0) {
				unchanged.add(outcomes.get(i));
			}
			else {
				counts.merge(outcomes.get(i).status(), 1L, Long::sum);
			}
		}
		return new RowCounts(0, counts.getOrDefault(RowStatus.IMPORTED, 0L), counts.getOrDefault(RowStatus.REFUSED, 0L),
				0, counts.getOrDefault(RowStatus.UNKNOWN, 0L));
	}

	/**
	 * Read what became of rows.
	 * @param importId the import
	 * @param after the line after which to read
	 * @param count how many at most
	 * @param type by what members are imported
	 * @return the rows in the order of their lines
	 */
	List<RowResult> results(long importId, long after, int count, ImportType type) {
		return query(() -> this.jdbc.query(
				"SELECT LINE, MEMBER, CODE, OUT_REQUEST_NO, STATUS, ERROR, MESSAGE FROM MEMBERCARD_IMPORT_ROW"
						+ " WHERE IMPORT_ID = ? AND LINE > ?" + PAGE,
				(row, number) -> toResult(row, type), importId, after, count));
	}

	private static RowResult toResult(ResultSet row, ImportType type) throws SQLException {
		return new RowResult(row.getLong(1), (type == ImportType.OPENID) ? row.getString(2) : null, row.getString(3),
				row.getString(4), RowStatus.valueOf(row.getString(5)), row.getString(6), row.getString(7));
	}

	private static @Nullable String cut(@Nullable String text, int length) {
		return (text != null && text.length() > length) ? text.substring(0, length) : text;
	}

	private static <T> T query(Supplier<T> statement) {
		try {
			return statement.get();
		}
		catch (DataAccessException ex) {
			SQLException cause = (ex.getRootCause() instanceof SQLException sql) ? sql : null;
			throw new IllegalStateException("The database refused rows of an import: " + ex.getClass().getSimpleName()
					+ ((cause != null) ? ", SQL state " + cause.getSQLState() : ""));
		}
	}

}
