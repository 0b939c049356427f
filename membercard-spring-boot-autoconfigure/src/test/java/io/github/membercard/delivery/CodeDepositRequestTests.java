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

package io.github.membercard.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CodeDepositRequestTests {

	@Test
	void codesKeepTheirOrder() {
		assertThat(CodeDepositRequest.of("2", "1").codes()).containsExactly("2", "1");
		assertThat(CodeDepositRequest.of(List.of("2", "1")).codes()).containsExactly("2", "1");
	}

	@Test
	void codesAreAtMost100() {
		assertThat(CodeDepositRequest.of(codes(100)).codes()).hasSize(100);
		refuse("'code' has 101 codes; at most 100 are allowed in one call", () -> CodeDepositRequest.of(codes(101)));
	}

	@Test
	@SuppressWarnings("NullAway")
	void codesAreRequired() {
		refuse("'code' is required", () -> new CodeDepositRequest(null));
	}

	@Test
	void noCodesAreRefused() {
		refuse("'code' must not be empty", CodeDepositRequest::of);
	}

	@Test
	void codeIsAtMost32Characters() {
		assertThat(CodeDepositRequest.of("c".repeat(32)).codes()).hasSize(1);
		refuse("'code[1]' has 33 characters; at most 32 are allowed", () -> CodeDepositRequest.of("1", "c".repeat(33)));
	}

	@Test
	void blankCodeIsRefused() {
		refuse("'code[0]' must not be blank", () -> CodeDepositRequest.of(" "));
	}

	@Test
	void missingCodeIsRefused() {
		refuse("'code[1]' is required", () -> CodeDepositRequest.of(Arrays.asList("1", null)));
	}

	@Test
	void codeThatIsThereTwiceIsRefused() {
		refuse("'code[2]' is there twice", () -> CodeDepositRequest.of("1", "2", "1"));
	}

	private static List<String> codes(int count) {
		return IntStream.range(0, count).mapToObj(String::valueOf).toList();
	}

	private static void refuse(String message, ThrowingCallable creation) {
		assertThatIllegalArgumentException().isThrownBy(creation).withMessage(message);
	}

}
