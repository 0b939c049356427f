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

import io.github.membercard.MembercardOpenClient;
import io.github.membercard.apiv3.CallLimiter;
import io.github.membercard.apiv3.MembercardException;
import io.github.membercard.apiv3.MembercardResponseException;
import io.github.membercard.apiv3.Sensitive;
import io.github.membercard.member.OpenidImportRequest;
import io.github.membercard.member.OpenidImportResult;
import io.github.membercard.member.PhoneImportRequest;
import io.github.membercard.member.PhoneImportResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Sends the rows of an import to the platform.
 *
 * @param client the client of the merchant
 * @param cardId the card
 * @param type by what members are imported
 * @param storage how members stand in the database
 * @param concurrency how many requests are under way at most
 * @param limiter the rate of the merchant
 */
record MemberImporter(MembercardOpenClient client, String cardId, ImportType type, MemberStorage storage,
		int concurrency, CallLimiter limiter) {

	Flux<RowOutcome> importAll(Flux<PendingRow> rows) {
		return switch (this.type) {
			case OPENID -> this.client.openidImports()
				.importAll(this.cardId, rows
					.map((row) -> new OpenidImportRequest(this.storage.restore(row), row.code(), row.outRequestNo())),
						this.concurrency, this.limiter)
				.map(MemberImporter::toOutcome);
			case PHONE -> this.client.phoneImports()
				.importAll(this.cardId,
						rows.map((row) -> new PhoneImportRequest(Sensitive.of(this.storage.restore(row)), row.code(),
								row.outRequestNo())),
						this.concurrency, this.limiter)
				.map(MemberImporter::toOutcome);
		};
	}

	private static RowOutcome toOutcome(OpenidImportResult result) {
		String number = result.request().outRequestNo();
		if (result instanceof OpenidImportResult.Imported imported) {
			return new RowOutcome(number, RowStatus.IMPORTED, imported.code(), null, null);
		}
		if (result instanceof OpenidImportResult.Refused refused) {
			return toOutcome(number, RowStatus.REFUSED, refused.error());
		}
		return toOutcome(number, RowStatus.UNKNOWN, ((OpenidImportResult.Unknown) result).error());
	}

	private static RowOutcome toOutcome(PhoneImportResult result) {
		String number = result.request().outRequestNo();
		if (result instanceof PhoneImportResult.Imported imported) {
			return new RowOutcome(number, RowStatus.IMPORTED, imported.code(), null, null);
		}
		if (result instanceof PhoneImportResult.Refused refused) {
			return toOutcome(number, RowStatus.REFUSED, refused.error());
		}
		return toOutcome(number, RowStatus.UNKNOWN, ((PhoneImportResult.Unknown) result).error());
	}

	private static RowOutcome toOutcome(String number, RowStatus status, MembercardException error) {
		MembercardResponseException response = (error instanceof MembercardResponseException answer) ? answer : null;
		return new RowOutcome(number, status, null, (response != null && response.getCode() != null)
				? response.getCode() : error.getClass().getSimpleName(), message(response, error));
	}

	private static @Nullable String message(@Nullable MembercardResponseException response, MembercardException error) {
		return (response != null && response.getPlatformMessage() != null) ? response.getPlatformMessage()
				: error.getMessage();
	}

}
