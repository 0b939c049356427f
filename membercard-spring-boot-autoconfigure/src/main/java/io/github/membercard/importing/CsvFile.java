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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of members, read one row at a time: UTF-8 with or without byte order mark,
 * with a header.
 */
final class CsvFile {

	private static final int MAX_ROW = 64 * 1024;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final Path path;

	private final ImportType type;

	CsvFile(Path path, ImportType type) {
		this.path = path;
		this.type = type;
	}

	/**
	 * Read the file once from end to end.
	 * @return how many rows it has
	 * @throws ImportFileException when it can't be imported as a whole
	 */
	long check() {
		if (!Files.isRegularFile(this.path)) {
			throw problem("is not a file that can be read", "Give the path of a CSV file");
		}
		long count = 0;
		try (Rows rows = open()) {
			while (rows.next() != null) {
				count++;
			}
		}
		if (count == 0) {
			throw problem("has a header but no rows", "Add a row for each member");
		}
		return count;
	}

	/**
	 * Open the file for reading.
	 * @return its rows; to be closed
	 * @throws ImportFileException when it has no proper header
	 */
	Rows open() {
		try {
			InputStream in = new BufferedInputStream(Files.newInputStream(this.path));
			in.mark(BYTE_ORDER_MARK.length);
			if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
				in.reset();
			}
			CsvReader<CsvRecord> reader = CsvReader.builder()
				.maxBufferSize(MAX_ROW)
				.skipEmptyLines(false)
				.allowExtraFields(true)
				.allowMissingFields(true)
				.ofCsvRecord(new InputStreamReader(in,
						StandardCharsets.UTF_8.newDecoder()
							.onMalformedInput(CodingErrorAction.REPORT)
							.onUnmappableCharacter(CodingErrorAction.REPORT)));
			return new Rows(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file " + name() + " can't be read", ex);
		}
	}

	private String name() {
		Path name = this.path.getFileName();
		return (name != null) ? name.toString() : this.path.toString();
	}

	private String header() {
		return this.type.column() + ",code,out_request_no";
	}

	private ImportFileException problem(String found, String action) {
		return new ImportFileException("The file " + name() + " " + found + ". " + action + "; nothing was imported");
	}

	/**
	 * The rows of a file that is open.
	 */
	final class Rows implements AutoCloseable {

		private final CsvReader<CsvRecord> reader;

		private final CloseableIterator<CsvRecord> records;

		private final List<String> columns = new ArrayList<>();

		private long line;

		Rows(CsvReader<CsvRecord> reader) {
			this.reader = reader;
			this.records = reader.iterator();
			try {
				readHeader();
			}
			catch (RuntimeException ex) {
				// Nobody else can: there are no rows to close
				close();
				throw ex;
			}
		}

		/**
		 * Read the next row.
		 * @return the row, or {@code null} at the end
		 */
		@Nullable SourceRow next() {
			CsvRecord values = read();
			if (values == null) {
				return null;
			}
			this.line = values.getStartingLineNumber();
			boolean blank = values.getFieldCount() == 1 && values.getField(0).isBlank();
			String problem = (values.getFieldCount() == this.columns.size() || blank) ? null
					: "the row has " + values.getFieldCount() + " columns, the header has " + this.columns.size();
			return new SourceRow(this.line, new ImportRow(get(values, CsvFile.this.type.column()), get(values, "code"),
					get(values, "out_request_no")), problem);
		}

		private void readHeader() {
			CsvRecord header = read();
			if (header == null) {
				throw problem("is empty", "Its first line has to be the header " + header());
			}
			Set<String> names = new HashSet<>();
			for (String name : header.getFields()) {
				String column = name.strip().toLowerCase(Locale.ROOT);
				boolean known = Set.of(CsvFile.this.type.column(), "code", "out_request_no").contains(column);
				if (!known || !names.add(column)) {
					throw badHeader("has no header: column " + (this.columns.size() + 1)
							+ " of its first line is none of " + header() + ", or stands twice");
				}
				this.columns.add(column);
			}
			if (!names.contains(CsvFile.this.type.column())) {
				throw badHeader("has no column " + CsvFile.this.type.column());
			}
		}

		private ImportFileException badHeader(String found) {
			return problem(found,
					"Its first line has to be the header " + header() + ", of which the last two are optional");
		}

		private @Nullable String get(CsvRecord values, String column) {
			int index = this.columns.indexOf(column);
			return (index >= 0 && index < values.getFieldCount()) ? values.getField(index) : null;
		}

		private @Nullable CsvRecord read() {
			try {
				return this.records.hasNext() ? this.records.next() : null;
			}
			catch (CsvParseException ex) {
				if (ex.getCause() instanceof CharacterCodingException) {
					throw notUtf8();
				}
				throw problem("has a row after line " + this.line + " that is longer than " + MAX_ROW
						+ " characters, or a quotation mark that does not end", "Mend it");
			}
			catch (UncheckedIOException ex) {
				if (ex.getCause() instanceof CharacterCodingException) {
					throw notUtf8();
				}
				throw ex;
			}
		}

		private ImportFileException notUtf8() {
			return problem("is not UTF-8" + ((this.line > 0) ? ": see after line " + this.line : ""),
					"Save it as \"CSV UTF-8\"; Excel in Chinese writes GBK otherwise");
		}

		@Override
		public void close() {
			try {
				this.reader.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The file " + name() + " can't be closed", ex);
			}
		}

	}

}
