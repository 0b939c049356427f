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

import io.github.membercard.apiv3.Members;
import org.jspecify.annotations.Nullable;

/**
 * What to import.
 *
 * @param cardId the card, at most 32 characters
 * @param merchant the name of the merchant, {@code null} when there is one only
 * @param type by what members are imported
 * @param file the CSV file, which has to stay until its rows are loaded; or {@code null}
 * @param reader the name of a bean that reads {@link ImportRow}s; or {@code null}
 * @since 0.1.0
 */
public record ImportRequest(String cardId, @Nullable String merchant, ImportType type, @Nullable Path file,
		@Nullable String reader) {

	private static final int MAX_CARD_ID = 32;

	public ImportRequest {
		Members.requiredText("card_id", cardId, MAX_CARD_ID);
		Members.required("type", type);
		Members.rule((file != null) != (reader != null), "either a file or a reader has to be given");
	}

	/**
	 * Import a CSV file: UTF-8 with or without byte order mark, with the header
	 * {@code openid,code,out_request_no}, of which the last two are optional.
	 * @param cardId the card
	 * @param file the file, which has to stay until its rows are loaded
	 * @return a request
	 */
	public static ImportRequest csv(String cardId, Path file) {
		return new ImportRequest(cardId, null, ImportType.OPENID, file, null);
	}

	/**
	 * Import what a bean reads.
	 * @param cardId the card
	 * @param reader the name of a bean that is an
	 * {@code org.springframework.batch.infrastructure.item.ItemReader} of
	 * {@link ImportRow}s; the name, because a restart in another process has to find it
	 * again. Unless it is an {@code ItemStream}, a restart skips as many rows as are
	 * loaded, so it has to read the same rows in the same order
	 * @return a request
	 */
	public static ImportRequest reader(String cardId, String reader) {
		return new ImportRequest(cardId, null, ImportType.OPENID, null, reader);
	}

	/**
	 * Return the same request for a merchant.
	 * @param merchant the name of the merchant
	 * @return a new request
	 */
	public ImportRequest withMerchant(String merchant) {
		return new ImportRequest(this.cardId, merchant, this.type, this.file, this.reader);
	}

	/**
	 * Return the same request with another type. The column of a CSV file is then
	 * {@link ImportType#column()}.
	 * @param type by what members are imported
	 * @return a new request
	 */
	public ImportRequest withType(ImportType type) {
		return new ImportRequest(this.cardId, this.merchant, type, this.file, this.reader);
	}

}
