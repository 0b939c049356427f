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

package io.github.membercard.benchmark;

import io.github.membercard.member.OpenidImportRequest;

/**
 * The members that are imported.
 */
final class Rows {

	static final String CARD_ID = "pIJMr5MMiIkO_93VtPyIiEk2DZ4w";

	private Rows() {
	}

	static OpenidImportRequest request(long row) {
		return new OpenidImportRequest(openid(row), code(row), outRequestNo(row));
	}

	static String openid(long row) {
		return "oUpF8uMuAJO_M2pxb1Q9z" + row;
	}

	static String code(long row) {
		return "4785" + row;
	}

	static String outRequestNo(long row) {
		return "import-20260101-" + row;
	}

}
