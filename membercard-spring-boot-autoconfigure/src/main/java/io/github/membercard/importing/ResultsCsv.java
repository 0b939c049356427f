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
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as CSV.
 */
final class ResultsCsv {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private ResultsCsv() {
	}

	static String header() {
		return BYTE_ORDER_MARK + "line,openid,code,out_request_no,status,error,message\r\n";
	}

	static String write(List<RowResult> results) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().build(text)) {
			for (RowResult result : results) {
				writer.writeRecord(Long.toString(result.line()), text(result.openid()), text(result.code()),
						text(result.outRequestNo()), result.status().name(), text(result.error()),
						text(result.message()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A text in memory can't be written", ex);
		}
		return text.toString();
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
