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

package io.github.membercard.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OpenidImportRequestTests {

	@Test
	void openidDoesNotShow() {
		assertThat(OpenidImportRequest.of("obLatjnx9gnqzS4myYGmLZ7LgLBA", "1").withCode("478515832665"))
			.hasToString("OpenidImportRequest[openid=***, code=478515832665, outRequestNo=1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void blankOpenidIsRefused(String openid) {
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of(openid, "1"))
			.withMessage("'openid' must not be blank");
	}

	@Test
	@SuppressWarnings("NullAway")
	void openidIsRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of(null, "1"))
			.withMessage("'openid' is required");
	}

	@Test
	@SuppressWarnings("NullAway")
	void outRequestNoIsRequired() {
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of("o", null))
			.withMessage("'out_request_no' is required");
	}

	@Test
	void lengthsAreThoseOfTheDocument() {
		assertThat(new OpenidImportRequest("o".repeat(128), "c".repeat(32), "n".repeat(128))).isNotNull();
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of("o".repeat(129), "1"))
			.withMessage("'openid' has 129 characters; at most 128 are allowed");
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of("o", "1").withCode("c".repeat(33)))
			.withMessage("'code' has 33 characters; at most 32 are allowed");
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of("o", "n".repeat(129)))
			.withMessage("'out_request_no' has 129 characters; at most 128 are allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a/b", "号", "a\nb" })
	void outRequestNoOfOtherCharactersIsRefused(String outRequestNo) {
		assertThatIllegalArgumentException().isThrownBy(() -> OpenidImportRequest.of("o", outRequestNo))
			.withMessage("'out_request_no' may hold only letters, digits and | _ * -");
	}

}
