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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Puts rows into the database, where the import takes them from. A member or a number
 * that stands there already is invalid the second time.
 */
final class RowLoader implements ItemWriter<SourceRow> {

	private final ImportLease lease;

	private final RowCheck check;

	private final ImportType type;

	private final ImportRows rows;

	private final ImportRecords records;

	RowLoader(ImportRecord record, ImportLease lease, MemberStorage storage, ImportRows rows, ImportRecords records) {
		this.lease = lease;
		this.check = new RowCheck(record.cardId(), record.type(), storage);
		this.type = record.type();
		this.rows = rows;
		this.records = records;
	}

	@Override
	public void write(Chunk<? extends SourceRow> chunk) {
		List<LoadedRow> checked = chunk.getItems().stream().map(this.check::check).toList();
		Map<String, Long> members = this.rows.findLines(this.lease.importId(), "MEMBER",
				values(checked, LoadedRow::member));
		Map<String, Long> numbers = this.rows.findLines(this.lease.importId(), "OUT_REQUEST_NO",
				values(checked, LoadedRow::outRequestNo));
		List<LoadedRow> unique = new ArrayList<>();
		for (LoadedRow row : checked) {
			unique.add((row.status() == RowStatus.INVALID) ? row : refuseRepeated(row, members, numbers));
		}
		this.rows.insert(this.lease.importId(), unique);
		long invalid = unique.stream().filter((row) -> row.status() == RowStatus.INVALID).count();
		this.records.add(this.lease, new RowCounts(unique.size(), 0, 0, invalid, 0));
	}

	private LoadedRow refuseRepeated(LoadedRow row, Map<String, Long> members, Map<String, Long> numbers) {
		String member = Objects.requireNonNull(row.member());
		String number = Objects.requireNonNull(row.outRequestNo());
		if (members.containsKey(member)) {
			return repeated(row, this.type.column(), members.get(member));
		}
		if (numbers.containsKey(number)) {
			return repeated(row, "out_request_no", numbers.get(number));
		}
		members.put(member, row.line());
		numbers.put(number, row.line());
		return row;
	}

	private static LoadedRow repeated(LoadedRow row, String column, Long line) {
		return LoadedRow.invalid(row.line(), "DUPLICATE", "the same " + column + " stands in line " + line);
	}

	private static List<String> values(List<LoadedRow> rows, Function<LoadedRow, @Nullable String> value) {
		return rows.stream().flatMap((row) -> Stream.ofNullable(value.apply(row))).distinct().toList();
	}

}
